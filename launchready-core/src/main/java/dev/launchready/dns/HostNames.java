package dev.launchready.dns;

import dev.launchready.net.HostPort;
import dev.launchready.net.IpLiteral;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be told of a name by looking at it. */
final class HostNames {
    // Names that never are on the public internet (RFC 6761 section 6, RFC 2606)
    private static final Set<String> RESERVED_TOP = Set.of("test", "example", "invalid", "localhost");
    private static final Set<String> RESERVED_EXAMPLES = Set.of("example.com", "example.net", "example.org");

    private HostNames() {}

    static String canonical(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.length() > 1 && lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    static boolean isBelow(String name, String domain) {
        return name.equals(domain) || name.endsWith("." + domain);
    }

    static boolean isReservedForTests(String name) {
        String top = name.substring(name.lastIndexOf('.') + 1);
        return RESERVED_TOP.contains(top) || RESERVED_EXAMPLES.stream().anyMatch(domain -> isBelow(name, domain));
    }

    /** An address written as text; empty for a name, which is never looked up. */
    static Optional<InetAddress> address(String text) {
        String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return IpLiteral.parse(bare);
    }

    static HostPort nameServer(String host) {
        return new HostPort(host, 53);
    }
}
