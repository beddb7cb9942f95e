package dev.launchready.email.profile;

import static dev.launchready.email.profile.SenderProfiles.GOOGLE_ALL_2024;
import static dev.launchready.email.profile.SenderProfiles.GOOGLE_BULK_2024;
import static dev.launchready.email.profile.SenderProfiles.MICROSOFT_BULK_2025;
import static dev.launchready.email.profile.SenderProfiles.YAHOO_2024;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.email.dkim.TestSigner;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTest {
    private static final TestSigner SIGNER = TestSigner.ed25519();
    private static final ZoneFixture REVERSE =
            ZoneFixture.of("2.0.192.in-addr.arpa").with("1", RecordType.PTR, "out.acme.dev");
    private static final ZoneFixture BARE = ZoneFixture.of("acme.dev").with("@", RecordType.MX, "0 .");
    private static final ZoneFixture ZONE = BARE.with("@", RecordType.TXT, "v=spf1 ip4:192.0.2.1 -all")
            .with("_dmarc", RecordType.TXT, "v=DMARC1; p=none; rua=mailto:d@acme.dev")
            .with("s1._domainkey", RecordType.TXT, SIGNER.record())
            .with("out", RecordType.A, "192.0.2.1")
            .and(REVERSE)
            .and(ZoneFixture.of("dev"));
    private static final String NEWS = """
            From: Acme <hello@acme.dev>
            To: user@example.org
            Subject: News
            Date: Mon, 04 May 2026 10:00:00 +0000
            Message-ID: <1@acme.dev>
            List-Unsubscribe: <https://acme.dev/u/1>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click
            MIME-Version: 1.0

            News.
            """.replace("\n", "\r\n");
    private static final String RECEIVED =
            "Received: from out.acme.dev (out.acme.dev [192.0.2.1])\r\n\tby mx.example.org"
                    + " with ESMTPS id 1; Mon, 04 May 2026 10:00:01 +0000\r\n";

    @Test
    void a_sender_that_is_in_order_meets_every_profile() {
        CheckResult result = run(news(), ZONE);

        assertThat(result.findings()).isEmpty();
        assertThat(result.outcome()).isEqualTo(new Outcome.Passed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click | X: y | marketing mail unsubscribes with one click",
                "Message-ID: <1@acme.dev> | X: y | From, Date and Message-ID are well-formed"
            })
    void what_the_message_lacks_is_named_with_who_asks_for_it(String from, String to, String need) {
        CheckResult result = run(sender(NEWS.replace(from, to)).meets(GOOGLE_BULK_2024, YAHOO_2024), ZONE);

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("sender.requirement-missed");
            assertThat(finding.expected()).isEqualTo("that " + need + ", as GOOGLE_BULK_2024 and YAHOO_2024 require");
            assertThat(finding.evidence()).hasSize(2);
        });
    }

    @Test
    void a_recommendation_costs_less_than_a_requirement() {
        CheckResult result =
                run(sender(NEWS.replace("List-Unsubscribe-Post", "X-Other")).meets(MICROSOFT_BULK_2025), ZONE);

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("sender.recommendation-missed");
            assertThat(finding.impact()).isEqualTo(Impact.CLEANUP);
        });
    }

    @Test
    void a_domain_with_nothing_published_misses_nearly_everything() {
        CheckResult result = run(
                news().meets(GOOGLE_BULK_2024),
                BARE.and(ZoneFixture.of("2.0.192.in-addr.arpa")).and(ZoneFixture.of("dev")));

        assertThat(result.findings())
                .extracting(finding -> finding.expected().replace(", as GOOGLE_BULK_2024 require", ""))
                .containsExactly(
                        "that SPF passes",
                        "that a DKIM signature holds",
                        "that DMARC is published",
                        "that SPF or DKIM is aligned with From",
                        "that the sending address has a reverse name that leads back",
                        "that marketing mail unsubscribes with one click");
    }

    @Test
    void one_of_spf_and_dkim_is_enough_for_ordinary_senders() {
        ZoneFixture noSpf = BARE.with("s1._domainkey", RecordType.TXT, SIGNER.record())
                .with("out", RecordType.A, "192.0.2.1")
                .and(REVERSE)
                .and(ZoneFixture.of("dev"));

        assertThat(run(news().meets(GOOGLE_ALL_2024), noSpf).outcome()).isEqualTo(new Outcome.Passed());
    }

    @Test
    void the_wrong_address_does_not_pass_spf() {
        CheckResult result = run(news().from("192.0.2.9").meets(MICROSOFT_BULK_2025), ZONE);

        assertThat(result.findings())
                .singleElement()
                .extracting(Finding::actual)
                .asString()
                .startsWith("192.0.2.9 has fail");
    }

    @Test
    void what_nobody_told_is_not_taken_for_met() {
        CheckResult result = run(Sender.of("acme.dev").meets(GOOGLE_BULK_2024), ZONE);

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen())
                .extracting(unseen -> unseen.reason())
                .contains(
                        "whether SPF passes: no sending address is known; declare those there are with from(\"ip\")",
                        "whether a DKIM signature holds: no sent message is known; give one with sends(message)");
    }

    @Test
    void a_message_without_received_field_says_nothing_of_tls() {
        Sender sender = Sender.of("acme.dev")
                .sends(octets(signed(NEWS)))
                .receivedAt(Instant.parse("2026-05-04T11:00:00Z"))
                .from("192.0.2.1")
                .meets(GOOGLE_ALL_2024);
        String plain = RECEIVED.replace("ESMTPS", "ESMTP") + signed(NEWS);

        assertThat(run(sender, ZONE).unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.reason()).startsWith("whether the message is sent over TLS: "));
        assertThat(run(sender.sends(octets(plain)), ZONE).findings()).hasSize(1);
    }

    @Test
    void dns_that_does_not_answer_leaves_dmarc_open() {
        CheckResult result = run(news().meets(MICROSOFT_BULK_2025), ZONE.failing("_dmarc", DnsStatus.SERVFAIL));

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
    }

    @Test
    void the_exhibits_show_each_provider_and_what_cannot_be_seen() {
        CheckResult result = run(news(), ZONE);

        Exhibit.Matrix matrix = (Exhibit.Matrix) result.exhibits().get(0);
        assertThat(matrix.columnLabels()).hasSize(5).contains("GOOGLE_BULK_2024");
        assertThat(matrix.rowLabels()).hasSize(SenderNeed.values().length);
        assertThat(((Exhibit.Table) result.exhibits().get(1)).rows())
                .anySatisfy(row -> assertThat(row.get(1)).contains("spam complaints stay below 0.3 %"));
    }

    @Test
    void every_profile_is_dated_and_says_where_it_is_written() {
        assertThat(SenderProfiles.all()).allSatisfy(profile -> {
            assertThat(profile.id()).contains(String.valueOf(profile.since().getYear()));
            assertThat(profile.reference().uri().getScheme()).isEqualTo("https");
            assertThat(profile.notAssessable()).isNotEmpty();
        });
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> Sender.of("acme.dev").meets()).hasMessageContaining("no profile given");
        assertThatThrownBy(() -> Sender.of("acme.dev").from("acme.dev")).hasMessageContaining("is no IP address");
    }

    private static Sender news() {
        return sender(NEWS);
    }

    private static Sender sender(String message) {
        return Sender.of("acme.dev")
                .sends(octets(RECEIVED + signed(message)))
                .receivedAt(Instant.parse("2026-05-04T11:00:00Z"))
                .asMarketing()
                .from("192.0.2.1");
    }

    private static String signed(String message) {
        return SIGNER.sign(
                message,
                "c=relaxed/relaxed; d=acme.dev; s=s1; h=from:to:subject:date:list-unsubscribe:list-unsubscribe-post");
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static CheckResult run(Sender sender, ZoneFixture zone) {
        return sender.run(Launch.at("acme.dev").withZone(zone));
    }
}
