package dev.launchready.secrets.browser;

import dev.launchready.Site;
import java.util.Locale;
import java.util.Set;

/**
 * Who may be asked.
 *
 * @param site the launch's site, all of whose hosts may
 * @param named the hosts of the addresses given, and those declared beside
 * @param others hosts of somebody else, which are left out on purpose
 */
record Hosts(Site site, Set<String> named, Set<String> others) {

    boolean covers(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return !leftOut(name) && (named.contains(name) || site.covers(name));
    }

    boolean leftOut(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return others.stream().anyMatch(other -> name.equals(other) || name.endsWith("." + other));
    }
}
