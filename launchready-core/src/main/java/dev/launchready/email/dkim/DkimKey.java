package dev.launchready.email.dkim;

import java.util.List;
import java.util.Optional;

/**
 * What a key record says (RFC 6376 section 3.6.1), also when it is broken.
 *
 * @param text the record, its strings joined
 * @param type {@code k=}; {@code rsa} where absent
 * @param bits the length of an RSA key's modulus, 256 for Ed25519, 0 where the key cannot be read
 * @param fingerprint SHA-256 of the key in lower-case hex; empty where it cannot be read
 * @param testing whether {@code t=y} tells receivers to treat the mail as unsigned
 * @param strict whether {@code t=s} forbids identities in subdomains
 * @param notes {@code n=}
 * @param problems why nobody can verify with it, as they were found; empty for a key that works
 */
public record DkimKey(
        String text,
        String type,
        int bits,
        String fingerprint,
        boolean testing,
        boolean strict,
        String notes,
        List<Problem> problems) {

    /** Copies the list. */
    public DkimKey {
        problems = List.copyOf(problems);
    }

    /**
     * One thing that is wrong.
     *
     * @param flaw the kind
     * @param detail what is there, in words that go after "but"
     */
    public record Problem(KeyFlaw flaw, String detail) {}

    /**
     * Reads a key record.
     *
     * @param text any text: the strings of a TXT record, joined
     * @return what it says
     */
    public static DkimKey parse(String text) {
        return KeyReader.read(text).facts();
    }

    /** {@return whether signatures can be verified with it} */
    public boolean isUsable() {
        return problems.isEmpty();
    }

    /** {@return the first thing that is wrong, or empty} */
    public Optional<Problem> problem() {
        return problems.stream().findFirst();
    }

    /**
     * Tells whether something is wrong with it.
     *
     * @param flaw the kind
     * @return whether that is
     */
    public boolean has(KeyFlaw flaw) {
        return problems.stream().anyMatch(problem -> problem.flaw() == flaw);
    }
}
