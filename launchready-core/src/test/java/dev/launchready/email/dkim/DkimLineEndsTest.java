package dev.launchready.email.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where lines end, where bodies end, and what happens when they do not. */
class DkimLineEndsTest {
    private static final TestSigner SIGNER = TestSigner.ed25519();
    private static final String SIMPLE = "c=simple/simple; d=acme.dev; s=s1; h=from:to";
    private static final String HEADER = Mail.PLAIN.substring(0, Mail.PLAIN.indexOf("\r\n\r\n") + 4);

    @ParameterizedTest
    @CsvSource({"simple", "relaxed"})
    void empty_lines_at_the_end_count_for_nothing(String c) {
        String signed = SIGNER.sign(Mail.PLAIN, "c=simple/" + c + "; d=acme.dev; s=s1; h=from");

        assertThat(reason(signed + "\r\n\r\n\r\n")).isEqualTo(DkimReason.VERIFIED);
        assertThat(reason(signed.substring(0, signed.length() - 2))).isEqualTo(DkimReason.VERIFIED);
        assertThat(reason(signed.substring(0, signed.length() - 2) + "\r")).isEqualTo(DkimReason.BODY_CHANGED);
    }

    @ParameterizedTest
    @CsvSource({"simple, BODY_CHANGED", "relaxed, VERIFIED"})
    void lines_of_white_space_at_the_end_are_empty_in_the_relaxed_form_only(String c, DkimReason reason) {
        String signed = SIGNER.sign(Mail.PLAIN, "c=simple/" + c + "; d=acme.dev; s=s1; h=from");

        assertThat(reason(signed + " \r\n\t\r\n")).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        // RFC 6376 section 3.4.3: one empty line; section 3.4.4: nothing
        "simple, frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=",
        "relaxed, 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    })
    void an_empty_body_has_the_hash_that_the_rfc_gives(String c, String hash) {
        for (String body : new String[] {"", "\r\n", "\r\n\r\n"}) {
            String signed = SIGNER.sign(HEADER + body, "c=simple/" + c + "; d=acme.dev; s=s1; h=from");

            assertThat(signed).contains("bh=" + hash);
            assertThat(reason(signed)).isEqualTo(DkimReason.VERIFIED);
        }
    }

    @Test
    void a_space_before_a_bare_cr_is_not_at_the_end_of_its_field() {
        TestSigner signer = TestSigner.ed25519();
        String signed = signer.sign("From: a \r\r\n\r\n", "c=relaxed/simple; d=acme.dev; s=s1; h=from");

        assertThat(Mail.verify(signed, Mail.zone(signer)).reason()).isEqualTo(DkimReason.VERIFIED);
        assertThat(Mail.verify(signed.replace("From: a \r", "From: a\r"), Mail.zone(signer))
                        .reason())
                .isEqualTo(DkimReason.HEADER_CHANGED);
    }

    @Test
    void the_body_of_the_rfc_is_canonicalized_as_it_shows() {
        // RFC 6376 section 3.4.5
        String message = "From: a@acme.dev\r\n\r\n C \r\nD \t E\r\n\r\n\r\n";
        String relaxed =
                SIGNER.sign("From: a@acme.dev\r\n\r\n C\r\nD E\r\n", "c=simple/relaxed; d=acme.dev; s=s1; h=from");
        String simple = SIGNER.sign("From: a@acme.dev\r\n\r\n C \r\nD \t E\r\n", "d=acme.dev; s=s1; h=from");

        assertThat(reason(relaxed.substring(0, relaxed.indexOf("From:")) + message))
                .isEqualTo(DkimReason.VERIFIED);
        assertThat(reason(simple.substring(0, simple.indexOf("From:")) + message))
                .isEqualTo(DkimReason.VERIFIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "relaxed"})
    void a_file_with_unix_lines_is_verified_as_it_will_be_sent(String c) {
        String signed = SIGNER.sign(
                Mail.PLAIN.replace("Subject: W", "Subject:\r\n W"),
                "c=" + c + "/" + c + "; d=acme.dev;\r\n s=s1; h=from:subject");

        assertThat(reason(signed.replace("\r\n", "\n"))).isEqualTo(DkimReason.VERIFIED);
    }

    @Test
    void bare_line_ends_within_wire_lines_are_told_as_the_cause() {
        String signed = SIGNER.sign(Mail.PLAIN, SIMPLE);
        String mixed = signed.replace("Hello,\r\n\r\nyour", "Hello,\n\nyour");

        DkimResult result = Mail.verify(mixed, Mail.zone(SIGNER));

        assertThat(result.reason()).isEqualTo(DkimReason.BODY_CHANGED);
        assertThat(result.detail()).isEqualTo("the body is not as signed: it would be if its bare line ends were CRLF");
    }

    @Test
    void bare_line_ends_that_were_signed_are_octets_like_others() {
        String message = Mail.PLAIN.replace("Hello,\r\n", "Hello,\nyou\r there\r\r\n");

        assertThat(reason(SIGNER.sign(message, SIMPLE))).isEqualTo(DkimReason.VERIFIED);
        assertThat(reason(SIGNER.sign(message, Mail.TAGS))).isEqualTo(DkimReason.VERIFIED);
    }

    @Test
    void a_message_without_an_empty_line_has_no_body() {
        String header = "From: a@acme.dev\r\nTo: b@example.org";
        String signed = SIGNER.sign(header, SIMPLE);

        assertThat(reason(signed)).isEqualTo(DkimReason.VERIFIED);
        assertThat(Mail.verify(SIGNER.sign(Mail.PLAIN, SIMPLE).replace("\r\n\r\n", "\r\n"), Mail.zone(SIGNER))
                        .detail())
                .isEqualTo("the body is not as signed: no empty line ends the header, so there is none");
    }

    private static DkimReason reason(String message) {
        return Mail.verify(message, Mail.zone(SIGNER)).reason();
    }
}
