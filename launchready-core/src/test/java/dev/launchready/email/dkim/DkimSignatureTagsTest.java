package dev.launchready.email.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each tag of a signature, right and wrong. All are signed as they stand, so that only the tag decides. */
class DkimSignatureTagsTest {
    private static final TestSigner SIGNER = TestSigner.ed25519();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=2; a=ed25519-sha256; d=acme.dev; s=s1; h=from; bh=#; b= | VERSION",
                "a=ed25519-sha256; d=acme.dev; s=s1; h=from; bh=#; b= | MISSING_TAG",
                "v=1; d=acme.dev; s=s1; h=from; bh=#; b= | MISSING_TAG",
                "v=1; a=ed25519-sha256; s=s1; h=from; bh=#; b= | MISSING_TAG",
                "v=1; a=ed25519-sha256; d=acme.dev; h=from; bh=#; b= | MISSING_TAG",
                "v=1; a=ed25519-sha256; d=acme.dev; s=s1; bh=#; b= | MISSING_TAG",
                "v=1; a=ed25519-sha256; d=acme.dev; s=s1; h=from; b= | MISSING_TAG",
                "v=1; a=ed25519-sha256; d=acme.dev; d=acme.dev; s=s1; h=from; bh=#; b= | DUPLICATE_TAG",
                "v=1; a=rsa-sha1; d=acme.dev; s=s1; h=from; bh=#; b= | SHA1",
                "v=1; a=rsa-sha512; d=acme.dev; s=s1; h=from; bh=#; b= | ALGORITHM",
                "v=1; a=rsa-sha256; d=acme.dev; s=s1; h=from; bh=#; b= | KEY_TYPE",
                "v=1; a=ed25519-sha256; c=nowsp; d=acme.dev; s=s1; h=from; bh=#; b= | CANONICALIZATION",
                "v=1; a=ed25519-sha256; c=simple/; d=acme.dev; s=s1; h=from; bh=#; b= | CANONICALIZATION",
                "v=1; a=ed25519-sha256; d=dev; s=s1; h=from; bh=#; b= | DOMAIN",
                "v=1; a=ed25519-sha256; d=acme..dev; s=s1; h=from; bh=#; b= | DOMAIN",
                "v=1; a=ed25519-sha256; d=acme.dev; s=s 1; h=from; bh=#; b= | DOMAIN",
                "v=1; a=ed25519-sha256; d=acme.dev; s=; h=from; bh=#; b= | DOMAIN",
                "v=1; a=ed25519-sha256; d=acme.dev; i=a@evil.dev; s=s1; h=from; bh=#; b= | IDENTITY",
                "v=1; a=ed25519-sha256; d=acme.dev; i=a@notacme.dev; s=s1; h=from; bh=#; b= | IDENTITY",
                "v=1; a=ed25519-sha256; d=acme.dev; i=acme.dev; s=s1; h=from; bh=#; b= | SYNTAX",
                "v=1; a=ed25519-sha256; q=https; d=acme.dev; s=s1; h=from; bh=#; b= | QUERY_METHOD",
                "v=1; a=ed25519-sha256; d=acme.dev; s=s1; h=to:subject; bh=#; b= | FROM_UNSIGNED",
                "v=1; a=ed25519-sha256; d=acme.dev; s=s1; h=from:; bh=#; b= | SYNTAX",
                "v=1; a=ed25519-sha256; t=1e9; d=acme.dev; s=s1; h=from; bh=#; b= | SYNTAX",
                "v=1; a=ed25519-sha256; l=+1; d=acme.dev; s=s1; h=from; bh=#; b= | SYNTAX",
                "v=1; a=ed25519-sha256; t=20; x=20; d=acme.dev; s=s1; h=from; bh=#; b= | TIMES",
                "v=1; a=ed25519-sha256; x=1777888799; d=acme.dev; s=s1; h=from; bh=#; b= | EXPIRED",
                "v=1; a=ed25519-sha256; d=acme.dev; s=s1; h=from; bh=!!!; b= | SYNTAX",
                "v=1; a=ed25519-sha256 d=acme.dev; s=s1; h=from; bh=#; b= | ALGORITHM",
                "v=1; a=ed25519-sha256;; d=acme.dev; s=s1; h=from; bh=#; b= | SYNTAX"
            })
    void a_tag_that_is_wrong_is_named(String template, DkimReason reason) {
        DkimResult result = Mail.verify(signed(template), Mail.zone(SIGNER));

        assertThat(result.reason()).as(result.detail()).isEqualTo(reason);
        assertThat(result.status()).isEqualTo(DkimStatus.PERMERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=1; a=ed25519-sha256; d=acme.dev; s=s1; h=from; bh=#; b=",
                "a=ed25519-sha256; v=1; d=acme.dev; s=s1; h=from; bh=#; b=",
                "v=1; a=ED25519-SHA256; c=Relaxed/Simple; d=ACME.dev; s=S1; h=FROM : to; bh=#; b=",
                "v=1; a=ed25519-sha256; q=https:dns/txt; d=acme.dev; s=s1; h=from; bh=#; b=",
                "v=1; a=ed25519-sha256; d=acme.dev; i=@acme.dev; s=s1; h=from; bh=#; b=",
                "v=1; a=ed25519-sha256; d=acme.dev; i=news=40x@mail.acme.dev; s=s1; h=from; bh=#; b=",
                "v=1; a=ed25519-sha256; t=1777888800; x=1777888801; d=acme.dev; s=s1; h=from; bh=#; b=",
                "v=1; a=ed25519-sha256; d=acme.dev; s=s1; h=from; z=From:x|To:y; bh=#; b=",
                "v=1; a=ed25519-sha256; d=acme.dev; s=s1; h=from; xyz=unknown; bh=#; b=",
                "v=1; a=ed25519-sha256; c=relaxed; d=acme.dev;\r\n\ts=s1; h=from\r\n : to; bh=#; b="
            })
    void a_tag_that_is_right_is_taken(String template) {
        DkimResult result = Mail.verify(signed(template), Mail.zone(SIGNER));

        assertThat(result.reason()).as(result.detail()).isEqualTo(DkimReason.VERIFIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=1; a=ed25519-sha256; c=%s; d=acme.dev; s=s1; h=from; bh=#; b=",
                "v=1; a=ed25519-sha256; c=%s; d=acme.dev; s=s1; h=from; bh=#; b=;",
                "v=1; a=ed25519-sha256; c=%s; d=acme.dev; s=s1; h=from; bh=#; b=; ",
                "v=1; a=ed25519-sha256; c=%s; b=; d=acme.dev; s=s1; h=from; bh=#",
                "v=1; a=ed25519-sha256; c=%s; d=acme.dev; s=s1; h=from; bh=#;\r\n\tb \t=",
                "v=1; a=ed25519-sha256; c=%s; d=acme.dev; s=s1; h=from; bh=#; b=; z=b="
            })
    void the_signature_signs_itself_with_nothing_in_b(String template) {
        for (String c : new String[] {"simple", "relaxed"}) {
            String message = signed(template.formatted(c));

            assertThat(Mail.verify(message, Mail.zone(SIGNER)).reason()).as(c).isEqualTo(DkimReason.VERIFIED);
        }
    }

    @Test
    void white_space_around_and_within_the_value_of_b_counts_for_nothing() {
        String message = signed("v=1; a=ed25519-sha256; c=simple; d=acme.dev; s=s1; h=from; bh=#; b=");
        int b = message.indexOf("; b=") + 4;

        String folded = message.substring(0, b) + "\r\n\t " + message.substring(b, b + 20) + "\r\n  "
                + message.substring(b + 20);

        assertThat(Mail.verify(folded, Mail.zone(SIGNER)).reason()).isEqualTo(DkimReason.VERIFIED);
    }

    @Test
    void what_a_signature_says_can_be_read() {
        DkimSignature signature = Mail.verify(
                        signed("v=1; a=ed25519-sha256; t=5; x=1999999999; l=3; c=relaxed; d=acme.dev; s=s1;"
                                + " i=a@m.acme.dev; z=From:x; h=From:To:from; bh=#; b="),
                        Mail.zone(SIGNER))
                .signature()
                .orElseThrow();

        assertThat(signature.keyName()).isEqualTo("s1._domainkey.acme.dev");
        assertThat(signature.identityDomain()).isEqualTo("m.acme.dev");
        assertThat(signature.header()).isEqualTo(Canonicalization.RELAXED);
        assertThat(signature.body()).isEqualTo(Canonicalization.SIMPLE);
        assertThat(signature.signedHeaders()).containsExactly("from", "to", "from");
        assertThat(signature.signs("TO")).isTrue();
        assertThat(signature.signs("Subject")).isFalse();
        assertThat(signature.bodyLength()).hasValue(3);
        assertThat(signature.signedAt()).hasValue(5);
        assertThat(signature.expiresAt()).hasValue(1999999999L);
        assertThat(signature.copiedHeaders()).isEqualTo("From:x");
    }

    private static String signed(String template) {
        return SIGNER.field(Mail.PLAIN, template) + "\r\n" + Mail.PLAIN;
    }
}
