package dev.launchready.secrets.browser;

import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.secrets.PublicKey;
import dev.launchready.secrets.PublishedVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Where several threads put what they find, until it is closed: what comes later is lost, and its file was told unseen. */
final class Gathering {
    private static final int MOST_REDACTED = 200;

    private final List<BrowserSecret> secrets = new ArrayList<>();
    private final Set<PublicKey> publicKeys = new LinkedHashSet<>();
    private final List<PublishedVariable> variables = new ArrayList<>();
    private final List<ExposedFile> exposed = new ArrayList<>();
    private final List<ServedMap> maps = new ArrayList<>();
    private final List<ServedFile> files = new ArrayList<>();
    private final Set<Unseen> unseen = new LinkedHashSet<>();
    private final Set<String> pending = new LinkedHashSet<>();
    private boolean closed;

    /** What one file brought, handed over whole. */
    record Haul(
            List<BrowserSecret> secrets,
            List<PublicKey> publicKeys,
            List<PublishedVariable> variables,
            List<ServedMap> maps) {}

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void begin(String address) {
        pending.add(address);
    }

    synchronized void end(String address) {
        pending.remove(address);
    }

    synchronized void add(Haul haul) {
        if (!closed) {
            secrets.addAll(haul.secrets());
            publicKeys.addAll(haul.publicKeys());
            variables.addAll(haul.variables());
            maps.addAll(haul.maps());
        }
    }

    synchronized void exposed(ExposedFile file) {
        if (!closed) {
            exposed.add(file);
        }
    }

    synchronized void file(String address, String kind, String result) {
        if (!closed) {
            files.add(new ServedFile(address, kind, result));
        }
    }

    synchronized void unseen(String subject, String reason) {
        if (!closed) {
            unseen.add(new Unseen(subject, reason, Impact.LAUNCH_BLOCKER));
        }
    }

    synchronized void unseenUnlessTold(String subject, String reason) {
        if (unseen.stream().noneMatch(one -> one.subject().equals(subject))) {
            unseen(subject, reason);
        }
    }

    /** Closes it; {@return all that came before} */
    synchronized BrowserScan close(String target) {
        for (String address : pending) {
            unseen(address, "the deadline passed before it was looked at; give it more time with Launch.within");
        }
        closed = true;
        secrets.sort(Comparator.comparing((BrowserSecret s) -> s.match().path())
                .thenComparingInt(s -> s.match().line())
                .thenComparingInt(s -> s.match().column()));
        variables.sort(Comparator.comparing(PublishedVariable::place).thenComparing(PublishedVariable::name));
        return new BrowserScan(
                target,
                secrets,
                sorted(publicKeys, key -> key.at(shown(key.place())), key -> key.place() + " " + key.title()),
                variables,
                sorted(
                        exposed,
                        file -> new ExposedFile(shown(file.address()), file.rule(), file.label(), file.secrets()),
                        ExposedFile::address),
                sorted(
                        maps,
                        map -> new ServedMap(shown(map.script()), shown(map.address()), map.sources(), map.own()),
                        ServedMap::address),
                sorted(
                        files,
                        file -> new ServedFile(shown(file.address()), file.kind(), file.result()),
                        ServedFile::address),
                unseen.stream()
                        .map(one -> new Unseen(shown(one.subject()), one.reason(), one.impact()))
                        .toList());
    }

    /** Somebody may have named a file after a secret: what is known to be one is left out of every address. */
    private String shown(String address) {
        String shown = address;
        for (BrowserSecret secret : secrets.subList(0, Math.min(MOST_REDACTED, secrets.size()))) {
            shown = secret.match().at(shown).path();
        }
        return shown;
    }

    private static <T> List<T> sorted(Collection<T> some, UnaryOperator<T> redacted, Function<T, String> by) {
        return some.stream().map(redacted).sorted(Comparator.comparing(by)).toList();
    }
}
