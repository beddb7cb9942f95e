package dev.launchready.email.dkim;

import dev.launchready.email.MailField;
import java.util.Optional;

/**
 * What became of one signature.
 *
 * @param field the DKIM-Signature field
 * @param reason why it holds or does not
 * @param detail what was seen, in a clause
 * @param signature what the field says, when it can be read
 * @param key the key that it was verified with, or the record that is no key
 * @param bodyLength how many octets the canonical body has; 0 when it was not looked at
 */
public record DkimResult(
        MailField field,
        DkimReason reason,
        String detail,
        Optional<DkimSignature> signature,
        Optional<DkimKey> key,
        long bodyLength) {

    /** {@return what became of it} */
    public DkimStatus status() {
        return reason.status();
    }

    /** {@return whether the signature holds} */
    public boolean passes() {
        return reason == DkimReason.VERIFIED;
    }

    /** {@return whether the signature leaves the end of the body unsigned, where anybody may add text} */
    public boolean coversPartOfBody() {
        return signature.isPresent()
                && signature.get().bodyLength().isPresent()
                && signature.get().bodyLength().getAsLong() < bodyLength;
    }

    /** {@return the domain that takes responsibility; empty when the signature cannot be read} */
    public String domain() {
        return signature.map(DkimSignature::domain).orElse("");
    }

    /** {@return the outcome in the words of an Authentication-Results field (RFC 8601)} */
    public String describe() {
        String who = signature
                .map(s -> " header.d=" + s.domain() + " header.s=" + s.selector() + " header.a=" + s.algorithm())
                .orElse("");
        return "dkim=" + status().label() + " (" + detail + ")" + who;
    }
}
