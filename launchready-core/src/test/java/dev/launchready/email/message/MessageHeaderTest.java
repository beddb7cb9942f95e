package dev.launchready.email.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each defect alone, in a message that is otherwise good and whose signature holds. */
class MessageHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date: Mon, 04 May 2026 10:00:00 +0000 | | message.date-missing",
                "04 May 2026 10:00:00 +0000 | 2026-05-04T10:00:00Z | message.date-missing",
                "04 May 2026 | 04 May 1970 | message.date-implausible",
                "04 May 2026 | 06 May 2026 | message.date-implausible",
                "Message-ID: <1@acme.dev> | | message.message-id-missing",
                "<1@acme.dev> | 1@acme.dev | message.message-id-malformed",
                "<1@acme.dev> | <1@localhost> | message.message-id-malformed",
                "<1@acme.dev> | <1@mac.local> | message.message-id-malformed",
                "<1@acme.dev> | <1@a@acme.dev> | message.message-id-malformed",
                "To: user@example.org | | message.to-missing",
                "Subject: Welcome | Subject: One\\Subject: Two | message.header-twice",
                "Subject: Welcome | Subject: Grüße | message.header-not-ascii",
                "Subject: Welcome | Welcome | message.header-malformed",
                "MIME-Version: 1.0 | | message.mime-version-missing",
                "From: Acme <hello@acme.dev> | From: Acme <hello@acme.dev>, x@acme.dev | message.from-several",
                "ready. | ready ü. | message.undeclared-8bit"
            })
    void a_defect_is_told_by_its_rule_alone(String from, String to, String rule) {
        String replacement = to == null ? "" : to.replace("\\", "\r\n");
        String spoilt = Eml.GOOD.replace(from + (to == null ? "\r\n" : ""), replacement);

        assertThat(Eml.findings(Eml.signed(spoilt))).extracting(Finding::rule).containsExactly(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon, 4 May 2026 10:00:00 GMT",
                "4 May 2026 10:00 +0000",
                "Mon, 04 May 2026 12:00:00 +0200 (CEST)",
                "Mon, 04 May 2026 03:00:60 PDT"
            })
    void a_date_may_be_written_in_any_way_that_is_allowed(String date) {
        String message = Eml.GOOD.replace("Mon, 04 May 2026 10:00:00 +0000", date);

        assertThat(Eml.findings(Eml.signed(message))).isEmpty();
    }

    @Test
    void a_second_from_field_is_one_too_many() {
        String spoilt = Eml.GOOD.replace("To:", "From: Evil <e@evil.test>\r\nTo:");

        assertThat(Eml.findings(Eml.signed(spoilt)))
                .extracting(Finding::message)
                .containsExactly("From: expected one From with one address, but there are 2 From fields.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: Acme\r\n", "From:\r\n", "From: undisclosed:;\r\n"})
    void a_from_without_address_is_none(String from) {
        String spoilt = Eml.GOOD.replace("From: Acme <hello@acme.dev>\r\n", from);

        assertThat(Eml.findings(Eml.signed(spoilt))).extracting(Finding::rule).containsExactly("message.from-missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello@acme.dev | hello@acme.dev",
                "\"Acme, Inc. <x@y.test>\" <hello@acme.dev> | hello@acme.dev",
                "Acme (a comment, (nested) with x@y.test) <hello@ACME.dev> | hello@ACME.dev",
                "Team: a@acme.dev, B <b@acme.dev>; | a@acme.dev b@acme.dev",
                "\"a b\"@acme.dev | \"a b\"@acme.dev",
                "<hello@acme.dev | hello@acme.dev",
                "hello at acme dot dev | ''",
                "@acme.dev | ''",
                "\"unclosed <a@acme.dev> | ''"
            })
    void addresses_are_found_among_names_comments_and_groups(String value, String addresses) {
        EmailMessage message = Eml.of("From: " + value + "\r\n\r\n").facts();

        assertThat(String.join(" ", message.fromAddresses())).isEqualTo(addresses);
    }

    @Test
    void a_bare_line_feed_within_wire_lines_is_told() {
        String spoilt = Eml.GOOD.replace("Hello, ", "Hello,\n");

        assertThat(Eml.findings(Eml.signed(spoilt)))
                .extracting(Finding::message)
                .containsExactly("message: expected every line to end with CRLF, but 1 line ends in CR or LF alone.");
    }

    @Test
    void a_file_with_unix_lines_has_no_bare_line_ends() {
        assertThat(Eml.findings(Eml.signed(Eml.GOOD).replace("\r\n", "\n"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"998, 0", "999, 1"})
    void a_line_may_have_998_octets(int length, int findings) {
        String spoilt = Eml.GOOD.replace("Hello, your account is ready.", "x".repeat(length));

        assertThat(Eml.findings(Eml.signed(spoilt))).hasSize(findings);
    }

    @Test
    void each_part_declares_its_own_octets() {
        String parts = """
                --b 1
                Content-Type: text/plain
                Content-Transfer-Encoding: 8bit

                für
                --b 1
                Content-Type: text/html

                <p>für
                --b 1--
                epilogue
                """.replace("\n", "\r\n");
        String multipart = Eml.GOOD
                .replace("text/plain; charset=utf-8", "multipart/alternative; boundary=\"b 1\"")
                .replace("Hello, your account is ready.\r\n", parts);

        assertThat(Eml.findings(Eml.signed(multipart)))
                .extracting(Finding::message)
                .containsExactly("part text/html: expected 7-bit content as Content-Transfer-Encoding 7bit says, but it"
                        + " holds octets above 127.");
    }
}
