package dev.launchready.email.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneClickTest {
    private static final String URI = "<https://acme.dev/u/1>";
    private static final String POST = "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";

    @Test
    void marketing_mail_with_signed_one_click_fields_passes() {
        assertThat(Eml.run(Eml.of(Eml.signed(Eml.NEWS)).isMarketing()).outcome())
                .isEqualTo(new Outcome.Passed());
    }

    @Test
    void ordinary_mail_needs_none() {
        assertThat(Eml.rules(Eml.of(Eml.signed(Eml.GOOD)))).isEmpty();
        assertThat(Eml.rules(Eml.of(Eml.signed(Eml.GOOD)).isMarketing()))
                .containsExactly("message.unsubscribe-missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<mailto:leave@acme.dev> | message.unsubscribe-not-https",
                "<http://acme.dev/u/1> | message.unsubscribe-not-https",
                "https://acme.dev/u/1 | message.unsubscribe-not-https",
                "<https://localhost/u/1> | message.unsubscribe-not-https",
                "<https://acme.dev/u 1> | message.unsubscribe-not-https",
                "'' | message.unsubscribe-not-https"
            })
    void only_an_https_address_in_brackets_counts(String value, String rule) {
        String news = Eml.NEWS.replace(URI, value);

        assertThat(Eml.rules(Eml.of(Eml.signed(news)).isMarketing())).containsExactly(rule);
    }

    @Test
    void a_mailto_beside_the_https_address_is_welcome() {
        String news = Eml.NEWS.replace(URI, "<mailto:leave@acme.dev>, " + URI);

        assertThat(Eml.rules(Eml.of(Eml.signed(news)).isMarketing())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "List-Unsubscribe-Post: One-Click", "List-Unsubscribe-Post: List-Unsubscribe=One-Click; x"})
    void the_post_field_has_one_value_only(String field) {
        String news = Eml.NEWS.replace(POST, field.isEmpty() ? "" : field + "\r\n");

        assertThat(Eml.rules(Eml.of(Eml.signed(news)).isMarketing())).containsExactly("message.one-click-missing");
    }

    @ParameterizedTest
    @CsvSource({"from:to:list-unsubscribe", "from:to:list-unsubscribe-post", "from:to:subject"})
    void both_fields_have_to_be_signed(String headers) {
        String news = Eml.SIGNER.sign(Eml.NEWS, "c=relaxed; d=acme.dev; s=s1; h=" + headers);

        assertThat(Eml.rules(Eml.of(news).isMarketing())).containsExactly("message.unsubscribe-unsigned");
    }

    @ParameterizedTest
    @CsvSource({"relaxed, 0", "simple, 1"})
    void a_folded_field_is_at_risk_under_simple_canonicalization(String c, int findings) {
        String news = Eml.NEWS.replace(URI, "<mailto:leave@acme.dev>,\r\n " + URI);
        String signed = Eml.SIGNER.sign(news, "c=" + c + "; d=acme.dev; s=s1; h=" + Eml.ALL);

        assertThat(Eml.rules(Eml.of(signed).isMarketing())).hasSize(findings);
    }

    @Test
    void a_fold_that_broke_the_signature_is_named_beside_it() {
        // as nodemailer did: signed on one line, folded within the address on the way out
        String sent = Eml.signed(Eml.NEWS).replace("acme.dev/u/1>", "acme.dev/\r\n u/1>");

        assertThat(Eml.rules(Eml.of(sent).isMarketing()))
                .containsExactly("message.dkim-fails", "message.unsubscribe-folded", "message.unsubscribe-not-https");
    }
}
