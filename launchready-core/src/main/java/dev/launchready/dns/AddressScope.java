package dev.launchready.dns;

import java.net.InetAddress;
import java.util.List;

/** Where on the internet an address is routed (IANA special-purpose address registries, RFC 6890). */
enum AddressScope {
    PUBLIC("a public address"),
    LOOPBACK("a loopback address", "127.0.0.0/8", "::1/128"),
    PRIVATE("an address of a private network", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
    LINK_LOCAL("a link-local address", "169.254.0.0/16", "fe80::/10"),
    SHARED("an address shared behind a carrier's NAT", "100.64.0.0/10"),
    DOCUMENTATION(
            "an address reserved for documentation",
            "192.0.2.0/24",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "2001:db8::/32",
            "3fff::/20"),
    UNUSABLE(
            "an address that no host can have",
            "0.0.0.0/8",
            "192.0.0.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001:2::/48",
            "2001:10::/28",
            "5f00::/16",
            "fec0::/10",
            "ff00::/8");

    private final String words;
    private final List<Range> ranges;

    AddressScope(String words, String... ranges) {
        this.words = words;
        this.ranges = List.of(ranges).stream().map(Range::of).toList();
    }

    /** {@return what it is, with its article} */
    String words() {
        return words;
    }

    static AddressScope of(InetAddress address) {
        byte[] sent = address.getAddress();
        byte[] octets = unmapped(sent);
        AddressScope scope = of(octets);
        // As a mapped address not even a public one is routed (IANA: ::ffff:0:0/96 is not globally reachable)
        boolean mapped = octets.length < sent.length;
        return mapped && (scope == PUBLIC || scope == DOCUMENTATION) ? UNUSABLE : scope;
    }

    private static AddressScope of(byte[] octets) {
        for (AddressScope scope : values()) {
            if (scope.ranges.stream().anyMatch(range -> range.covers(octets))) {
                return scope;
            }
        }
        return PUBLIC;
    }

    // ::ffff:10.0.0.1 is 10.0.0.1 in other clothes (RFC 4291 section 2.5.5.2)
    private static byte[] unmapped(byte[] octets) {
        if (octets.length != 16 || octets[10] != -1 || octets[11] != -1) {
            return octets;
        }
        for (int i = 0; i < 10; i++) {
            if (octets[i] != 0) {
                return octets;
            }
        }
        return new byte[] {octets[12], octets[13], octets[14], octets[15]};
    }

    private static final class Range {
        private final byte[] prefix;
        private final int bits;

        private Range(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Range of(String text) {
            int slash = text.indexOf('/');
            byte[] prefix = HostNames.address(text.substring(0, slash))
                    .map(InetAddress::getAddress)
                    .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no range of addresses"));
            return new Range(prefix, Integer.parseInt(text.substring(slash + 1)));
        }

        boolean covers(byte[] octets) {
            if (octets.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((octets[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
