package dev.launchready.email.spf;

import dev.launchready.net.DnsAnswer;
import java.util.List;
import java.util.Optional;

/**
 * A term that asks DNS, and what it was told.
 *
 * @param term the term
 * @param target the name it asks for; empty when that depends on the message
 * @param reached whether evaluation can come here: nothing behind {@code all} is
 * @param own the answers to its own question; A and AAAA for {@code a}
 * @param further the answers to the questions that follow: the addresses of mail servers
 * @param child the record that it leads to
 */
public record SpfStep(
        SpfTerm.Targeted term,
        String target,
        boolean reached,
        List<DnsAnswer> own,
        List<DnsAnswer> further,
        Optional<SpfNode> child) {
    /** Copies the lists. */
    public SpfStep {
        own = List.copyOf(own);
        further = List.copyOf(further);
    }
}
