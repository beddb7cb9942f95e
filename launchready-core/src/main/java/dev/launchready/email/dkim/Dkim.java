package dev.launchready.email.dkim;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Site;
import dev.launchready.Stage;
import dev.launchready.email.MailField;
import dev.launchready.email.RawMessage;
import dev.launchready.net.Concurrently;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Expects the DKIM keys of a domain to be such that receivers verify with them. Selectors cannot be listed by DNS, so
 * they are declared, or read from a message as the app really sends it; where none is known, nothing is claimed.
 *
 * <pre>{@code
 * Dkim.of("acme.dev").selectors("s1", "s2").hasKeyOfAtLeast(2048)
 * }</pre>
 */
public final class Dkim implements Check {
    private static final int RECOMMENDED_BITS = 2048;

    private final String domain;
    private final List<String> selectors;
    private final List<DkimSignature> signatures;
    private final int messages;
    private final int bits;

    private Dkim(String domain, List<String> selectors, List<DkimSignature> signatures, int messages, int bits) {
        this.domain = domain;
        this.selectors = List.copyOf(selectors);
        this.signatures = List.copyOf(signatures);
        this.messages = messages;
        this.bits = bits;
    }

    /**
     * The keys of a domain: the one that stands in {@code d=} of its signatures.
     *
     * @param domain for example {@code acme.dev}
     * @return a check without selectors yet
     * @throws IllegalArgumentException if it is no domain; the message names it and what to write
     */
    public static Dkim of(String domain) {
        return new Dkim(new Site(domain).domain(), List.of(), List.of(), 0, RECOMMENDED_BITS);
    }

    /**
     * Declares selectors, as the mail provider shows them.
     *
     * @param names for example {@code s1}, {@code google} or {@code resend}
     * @return a copy that looks at them, too
     * @throws IllegalArgumentException if there is none, or one is no selector; the message names it and what to write
     */
    public Dkim selectors(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("the list of DKIM selectors for \"" + domain
                    + "\" is empty; name what stands before ._domainkey, for example s1, or give a message that was"
                    + " sent to selectorsFrom");
        }
        Set<String> all = new LinkedHashSet<>(selectors);
        for (String name : names) {
            String selector = name.strip().toLowerCase(Locale.ROOT);
            String suffix = "._domainkey." + domain;
            if (selector.endsWith(suffix)) {
                selector = selector.substring(0, selector.length() - suffix.length());
            }
            if (!SignatureReader.isDomain(selector, 1)) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is no DKIM selector; write what stands before ._domainkey, for example s1");
            }
            all.add(selector);
        }
        return new Dkim(domain, new ArrayList<>(all), signatures, messages, bits);
    }

    /**
     * Reads the selectors from the signatures of a message, those of this domain.
     *
     * @param message a message as it was really sent, for example an .eml file's octets
     * @return a copy that looks at them, too
     */
    public Dkim selectorsFrom(byte[] message) {
        List<DkimSignature> found = new ArrayList<>(signatures);
        List<String> names = new ArrayList<>();
        for (MailField field : RawMessage.of(message).fields("DKIM-Signature")) {
            try {
                DkimSignature signature = SignatureReader.read(field).signature();
                if (signature.domain().equals(domain)) {
                    found.add(signature);
                    names.add(signature.selector());
                }
            } catch (Unverifiable e) {
                // a signature that cannot be read names no selector; verifying the message tells why
            }
        }
        Dkim seen = new Dkim(domain, selectors, found, messages + 1, bits);
        return names.isEmpty() ? seen : seen.selectors(names.toArray(String[]::new));
    }

    /**
     * Expects RSA keys of a length. Ed25519 keys count as long enough for any.
     *
     * @param length in bits; 2048 unless told otherwise
     * @return a copy that expects it
     * @throws IllegalArgumentException if below 1024, which receivers refuse
     */
    public Dkim hasKeyOfAtLeast(int length) {
        if (length < 1024) {
            throw new IllegalArgumentException("a key of " + length
                    + " bits is refused by receivers (RFC 8301); expect at least 1024, better 2048");
        }
        return new Dkim(domain, selectors, signatures, messages, length);
    }

    /**
     * Looks at the records, and judges nothing.
     *
     * @param dns where the records are
     * @return what stands at each selector, in the order declared
     */
    public List<SelectorFacts> look(DnsLookup dns) {
        return Concurrently.map(
                selectors,
                selector -> SelectorFacts.of(selector, dns.lookup(selector + "._domainkey." + domain, RecordType.TXT)));
    }

    @Override
    public String name() {
        return "DKIM keys of " + domain
                + (selectors.isEmpty() ? "" : " (" + String.join(", ", selectors) + ")")
                + " can be verified with and have at least " + bits + " bits";
    }

    @Override
    public Stage stage() {
        return Stage.DOMAIN_AND_EDGE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of(DkimRule.values());
    }

    @Override
    public CheckResult run(Launch launch) {
        List<SelectorFacts> facts = look(launch.network().dns().until(launch.startDeadline()));
        DkimJudge judge = new DkimJudge(domain, bits, signatures);
        return CheckResult.of(this, judge.findings(facts), judge.unseen(facts, messages), judge.exhibits(facts));
    }

    @Override
    public String toString() {
        return name();
    }
}
