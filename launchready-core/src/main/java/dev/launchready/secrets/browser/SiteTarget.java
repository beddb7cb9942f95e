package dev.launchready.secrets.browser;

import dev.launchready.Launch;
import dev.launchready.net.Concurrently;
import dev.launchready.net.Deadline;
import dev.launchready.net.Url;
import dev.launchready.secrets.SecretScanner;
import dev.launchready.secrets.browser.Fetcher.Bounds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pages of a site.
 *
 * @param pages their addresses, at least one
 * @param cdn further hosts that serve the site's own files
 * @param others hosts of somebody else
 */
record SiteTarget(List<Url> pages, Set<String> cdn, Set<String> others) implements Target {
    SiteTarget {
        pages = List.copyOf(pages);
        cdn = Set.copyOf(cdn);
        others = Set.copyOf(others);
    }

    @Override
    public String label() {
        return Fetcher.shown(pages.get(0));
    }

    @Override
    public String name() {
        return "no secret reaches browsers at " + label();
    }

    @Override
    public void look(Launch launch, Deadline deadline, Bounds bounds, Gathering gathering) {
        SecretScanner scanner = SecretScanner.standard().excusingNoPath();
        Set<String> named = new HashSet<>(cdn);
        Map<String, Url> hostsOfPages = new LinkedHashMap<>();
        for (Url page : pages) {
            named.add(page.host());
            hostsOfPages.putIfAbsent(page.scheme() + "://" + page.authority(), page);
        }
        Hosts hosts = new Hosts(launch.site(), named, others);
        Fetcher fetcher = new Fetcher(bounds, hosts, launch.network(), deadline, gathering);
        List<Runnable> parts = new ArrayList<>();
        parts.add(() -> new SiteLook(scanner, hosts, fetcher, gathering).run(pages));
        for (Url page : hostsOfPages.values()) {
            parts.add(() -> new ExposureLook(scanner, launch.network(), deadline, gathering).run(page));
        }
        List<Optional<?>> unused = Concurrently.map(parts, part -> {
            part.run();
            return Optional.empty();
        });
    }

    @Override
    public Target withCdn(Set<String> hosts) {
        Set<String> more = new HashSet<>(cdn);
        more.addAll(hosts);
        return new SiteTarget(pages, more, others);
    }

    @Override
    public Target leavingOut(Set<String> hosts) {
        Set<String> more = new HashSet<>(others);
        more.addAll(hosts);
        return new SiteTarget(pages, cdn, more);
    }
}
