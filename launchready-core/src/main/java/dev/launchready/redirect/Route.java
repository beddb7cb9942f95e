package dev.launchready.redirect;

import dev.launchready.net.DnsAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The way of one host, from its name to the page.
 *
 * @param host the declared host
 * @param ipv4 what DNS says of its A records
 * @param ipv6 what DNS says of its AAAA records
 * @param chain where {@code https://host/} leads, or {@code http://host/} where https does not answer
 * @param server who answers on the host itself: a known edge by its headers, else the Server header; empty when unknown
 * @param certificateUntil when the certificate of the host itself ends; empty when none was seen
 */
public record Route(
        String host,
        DnsAnswer ipv4,
        DnsAnswer ipv6,
        RedirectChain chain,
        String server,
        Optional<Instant> certificateUntil) {

    /** {@return the addresses and aliases of the host as DNS tells them, one line each} */
    public List<String> records() {
        List<String> lines = new java.util.ArrayList<>();
        ipv4.aliases().forEach(alias -> lines.add("CNAME " + alias.target()));
        ipv4.records().forEach(a -> lines.add("A " + a.data()));
        ipv6.records().forEach(a -> lines.add("AAAA " + a.data()));
        if (lines.isEmpty()) {
            lines.add(ipv4.status().toString());
        }
        return lines;
    }
}
