package dev.launchready.secrets.browser;

import dev.launchready.net.Concurrently;
import dev.launchready.net.Url;
import dev.launchready.secrets.SecretScanner;
import dev.launchready.secrets.browser.Fetcher.Fetched;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Looks at pages and all that they make a browser load, as far as that can be known without running it. */
final class SiteLook {
    /** A script that names a script that names a script: nobody builds deeper. */
    private static final int ROUNDS = 6;
    /** How many scripts that name no map are asked for one all the same. */
    private static final int HIDDEN_MAPS = 10;

    private final SecretScanner scanner;
    private final Hosts hosts;
    private final Fetcher fetcher;
    private final Gathering gathering;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger hiddenMaps = new AtomicInteger();

    SiteLook(SecretScanner scanner, Hosts hosts, Fetcher fetcher, Gathering gathering) {
        this.scanner = scanner;
        this.hosts = hosts;
        this.fetcher = fetcher;
        this.gathering = gathering;
    }

    /**
     * Something to be fetched.
     *
     * @param url where it is
     * @param script whether it is a script, which may name more
     * @param linked whether the page itself loads it
     */
    private record Wanted(Url url, boolean script, boolean linked) {}

    void run(List<Url> pages) {
        List<Wanted> next = new ArrayList<>();
        for (Set<Wanted> links : Concurrently.map(pages, this::page)) {
            next.addAll(links);
        }
        for (int round = 0; round < ROUNDS && !next.isEmpty() && !gathering.isClosed(); round++) {
            List<Wanted> batch = next.stream().filter(this::isNewAndAllowed).toList();
            batch.forEach(wanted -> gathering.begin(Fetcher.shown(wanted.url())));
            next = new ArrayList<>();
            for (Set<Wanted> more : Concurrently.map(batch, this::load)) {
                next.addAll(more);
            }
        }
        // scripts of other hosts that are only named were told already or never meant to be fetched
        for (Wanted left : next) {
            if (hosts.covers(left.url().host()) && !asked.contains(Fetcher.shown(left.url()))) {
                gathering.unseenUnlessTold(
                        Fetcher.shown(left.url()),
                        "scripts that name scripts were followed " + ROUNDS
                                + " times; this one was not followed further");
            }
        }
    }

    private Set<Wanted> page(Url url) {
        Set<Wanted> wanted = new LinkedHashSet<>();
        Optional<Fetched> fetched = fetcher.fetch(url, "page");
        if (fetched.isEmpty()) {
            gathering.unseenUnlessTold(Fetcher.shown(url), "there is no page there to read scripts from");
            return wanted;
        }
        byte[] bytes = fetched.get().bytes();
        Url at = fetched.get().url();
        PageLinks links = PageLinks.of(bytes);
        gathering.add(Exam.page(scanner, Fetcher.shown(url), bytes, links.inline()));
        links.scripts().forEach(ref -> at.resolve(ref).url().ifPresent(u -> wanted.add(new Wanted(u, true, true))));
        links.data().forEach(ref -> at.resolve(ref).url().ifPresent(u -> wanted.add(new Wanted(u, false, true))));
        String inline = Exam.text(links.inline());
        ChunkNames.in(inline, at).forEach(u -> wanted.add(new Wanted(u, true, false)));
        return wanted;
    }

    private boolean isNewAndAllowed(Wanted wanted) {
        Url url = wanted.url();
        String address = Fetcher.shown(url);
        if (!asked.add(address)) {
            return false;
        }
        if (hosts.covers(url.host())) {
            return true;
        }
        if (hosts.leftOut(url.host())) {
            gathering.file(address, "script", "left out, as declared");
        } else if (wanted.linked()) {
            gathering.unseen(
                    address,
                    "the page loads it from a host that is not declared; if it is yours write withCdn(\"" + url.host()
                            + "\"), if it is somebody else's leavingOut(\"" + url.host() + "\")");
        } else {
            gathering.file(address, "script", "only named in a script, on a host that is not declared: not fetched");
        }
        return false;
    }

    private Set<Wanted> load(Wanted wanted) {
        Set<Wanted> more = new LinkedHashSet<>();
        String address = Fetcher.shown(wanted.url());
        Optional<Fetched> fetched = fetcher.fetch(wanted.url(), wanted.script() ? "script" : "data");
        if (fetched.isEmpty() || gathering.isClosed()) {
            return more;
        }
        if (fetched.get().isPage()) {
            gathering.file(address, "page", "served in place of a file that is not there");
            return more;
        }
        byte[] bytes = fetched.get().bytes();
        if (!wanted.script()) {
            gathering.add(Exam.data(scanner, address, bytes));
            return more;
        }
        String text = Exam.text(bytes);
        ChunkNames.in(text, fetched.get().url()).forEach(u -> more.add(new Wanted(u, true, false)));
        Mapped map = map(fetched.get(), text);
        gathering.add(Exam.script(scanner, address, bytes, map.map(), map.address()));
        return more;
    }

    /** A script's map and where it is. */
    private record Mapped(@Nullable SourceMap map, String address) {
        static final Mapped NONE = new Mapped(null, "");
    }

    private Mapped map(Fetched script, String text) {
        String address = Fetcher.shown(script.url());
        Optional<String> link = script.reply()
                .header("SourceMap")
                .or(() -> script.reply().header("X-SourceMap"))
                .or(() -> MapLink.comment(text));
        if (link.isPresent() && MapLink.isData(link.get())) {
            return read(MapLink.data(link.get()).orElse(""), address, "its inline source map");
        }
        boolean hidden = link.isEmpty();
        if (hidden && hiddenMaps.incrementAndGet() > HIDDEN_MAPS) {
            return Mapped.NONE;
        }
        String reference = link.orElse(script.url().path() + ".map");
        Optional<Url> url = script.url().resolve(reference).url();
        if (url.isEmpty() || !asked.add(Fetcher.shown(url.get()))) {
            return Mapped.NONE;
        }
        if (!hosts.covers(url.get().host())) {
            gathering.unseen(
                    Fetcher.shown(url.get()),
                    "a source map on a host that is not declared; if it is yours write withCdn(\""
                            + url.get().host() + "\")");
            return Mapped.NONE;
        }
        Optional<Fetched> fetched = fetcher.fetch(url.get(), "source map");
        if (fetched.isEmpty() || fetched.get().isPage()) {
            return Mapped.NONE;
        }
        byte[] bytes = fetched.get().bytes();
        String where = Fetcher.shown(url.get());
        Mapped mapped = read(new String(bytes, StandardCharsets.UTF_8), where, "the source map");
        if (mapped.map() == null) {
            // it is served, whatever it is
            gathering.add(Exam.data(scanner, where, bytes));
        }
        return mapped;
    }

    private Mapped read(String json, String address, String what) {
        SourceMapReader.Reading reading = SourceMapReader.read(json);
        SourceMap map = reading.map();
        if (map == null) {
            gathering.unseen(address, what + " could not be read: " + reading.flaw());
        } else {
            map.flaws().forEach(flaw -> gathering.unseen(address, what + " was not read whole: " + flaw));
        }
        return new Mapped(map, address);
    }
}
