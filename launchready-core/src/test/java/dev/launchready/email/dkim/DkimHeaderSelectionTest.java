package dev.launchready.email.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which of several header fields of a name are signed (RFC 6376 sections 5.4.2 and 8.15). */
class DkimHeaderSelectionTest {
    private static final TestSigner SIGNER = TestSigner.ed25519();
    private static final String BODY = "\r\n\r\nHi\r\n";

    @Test
    void the_lowest_field_of_a_name_is_signed_first() {
        String two = "From: a@acme.dev\r\nX-Step: one\r\nX-Step: two" + BODY;
        String signed = SIGNER.sign(two, "d=acme.dev; s=s1; h=from:x-step");

        assertThat(reason(signed.replace("X-Step: one", "X-Step: eins"))).isEqualTo(DkimReason.VERIFIED);
        assertThat(reason(signed.replace("X-Step: two", "X-Step: zwei"))).isEqualTo(DkimReason.HEADER_CHANGED);
    }

    @Test
    void a_name_that_stands_twice_signs_two_fields_from_the_bottom_up() {
        String three = "X-Step: zero\r\nFrom: a@acme.dev\r\nX-Step: one\r\nX-Step: two" + BODY;
        String signed = SIGNER.sign(three, "d=acme.dev; s=s1; h=x-step:from:x-step");

        assertThat(reason(signed)).isEqualTo(DkimReason.VERIFIED);
        assertThat(reason(signed.replace("X-Step: zero", "X-Step: null"))).isEqualTo(DkimReason.VERIFIED);
        assertThat(reason(signed.replace("X-Step: one", "X-Step: eins"))).isEqualTo(DkimReason.HEADER_CHANGED);
    }

    @Test
    void a_name_more_often_than_there_are_fields_forbids_another_one() {
        String signed = SIGNER.sign(Mail.PLAIN, "c=relaxed; d=acme.dev; s=s1; h=from:from:reply-to");

        assertThat(reason(signed)).isEqualTo(DkimReason.VERIFIED);
        assertThat(reason("Reply-To: mallory@example.net\r\n" + signed)).isEqualTo(DkimReason.HEADER_CHANGED);
        assertThat(reason("From: mallory@example.net\r\n" + signed)).isEqualTo(DkimReason.HEADER_CHANGED);
    }

    @Test
    void a_second_from_on_top_is_not_noticed_where_from_is_signed_once() {
        String signed = SIGNER.sign(Mail.PLAIN, "c=relaxed; d=acme.dev; s=s1; h=from");

        assertThat(reason("From: mallory@example.net\r\n" + signed)).isEqualTo(DkimReason.VERIFIED);
    }

    @Test
    void octets_above_127_are_signed_as_they_are() {
        String message = "From: J\u00fcrgen <j@acme.dev>\r\nSubject: \u00e4\u00f6\u00a0\u00ff" + BODY;
        String signed = SIGNER.sign(message, Mail.TAGS);

        assertThat(reason(signed)).isEqualTo(DkimReason.VERIFIED);
        assertThat(reason(signed.replace("\u00e4\u00f6", "\u00e4\u00f7"))).isEqualTo(DkimReason.HEADER_CHANGED);
    }

    @Test
    void white_space_before_the_colon_is_of_no_account_in_the_relaxed_form() {
        String message = "From \t: a@acme.dev\r\nTo:x@example.org" + BODY;

        assertThat(reason(SIGNER.sign(message, Mail.TAGS))).isEqualTo(DkimReason.VERIFIED);
        assertThat(reason(SIGNER.sign(message, "d=acme.dev; s=s1; h=from:to"))).isEqualTo(DkimReason.VERIFIED);
    }

    @Test
    void a_field_with_nothing_in_it_is_signed() {
        String message = "From: a@acme.dev\r\nSubject:\r\nDate: \t" + BODY;
        String signed = SIGNER.sign(message, Mail.TAGS);

        assertThat(reason(signed)).isEqualTo(DkimReason.VERIFIED);
        assertThat(reason(signed.replace("Subject:\r\n", "Subject: x\r\n"))).isEqualTo(DkimReason.HEADER_CHANGED);
    }

    @Test
    void lines_that_are_no_field_are_passed_over() {
        String signed = SIGNER.sign(Mail.PLAIN, Mail.TAGS);

        assertThat(reason("From hello@acme.dev Mon May  4 10:00:00 2026\r\n" + signed))
                .isEqualTo(DkimReason.VERIFIED);
    }

    @Test
    void a_huge_header_is_read_once() {
        String many = "X-Pad: 1234567890\r\n".repeat(20_000);
        String signed = SIGNER.sign("From: a@acme.dev" + BODY, "c=relaxed; d=acme.dev; s=s1; h=from:x-pad:x-pad");

        assertThat(reason(signed)).isEqualTo(DkimReason.VERIFIED);
        assertThat(reason(many + signed)).isEqualTo(DkimReason.HEADER_CHANGED);
    }

    private static DkimReason reason(String message) {
        return Mail.verify(message, Mail.zone(SIGNER)).reason();
    }
}
