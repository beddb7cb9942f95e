package dev.launchready.email.dkim;

import dev.launchready.email.MailField;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a DKIM-Signature field says (RFC 6376 section 3.5). All times are in seconds since 1970.
 *
 * @param field the field itself
 * @param algorithm {@code a=}, for example {@code rsa-sha256}
 * @param domain {@code d=} in lower case and ASCII
 * @param selector {@code s=} in lower case and ASCII
 * @param identity {@code i=}, or {@code @} and the domain where it is absent
 * @param header how header fields are canonicalized
 * @param body how the body is canonicalized
 * @param signedHeaders {@code h=}: field names in lower case in their order, repetitions kept
 * @param bodyLength {@code l=}: how many octets of the canonical body are signed; empty for all
 * @param signedAt {@code t=}
 * @param expiresAt {@code x=}
 * @param copiedHeaders {@code z=} as written; empty where absent
 */
public record DkimSignature(
        MailField field,
        String algorithm,
        String domain,
        String selector,
        String identity,
        Canonicalization header,
        Canonicalization body,
        List<String> signedHeaders,
        OptionalLong bodyLength,
        OptionalLong signedAt,
        OptionalLong expiresAt,
        String copiedHeaders) {

    /** Copies the list. */
    public DkimSignature {
        signedHeaders = List.copyOf(signedHeaders);
    }

    /** {@return the name of the key record} */
    public String keyName() {
        return selector + "._domainkey." + domain;
    }

    /**
     * Tells whether the signature covers all fields of a name, however many there are at least.
     *
     * @param name a field name in any case
     * @return whether {@code h=} has it
     */
    public boolean signs(String name) {
        return signedHeaders.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** {@return the domain of {@code i=}} */
    public String identityDomain() {
        return identity.substring(identity.lastIndexOf('@') + 1);
    }
}
