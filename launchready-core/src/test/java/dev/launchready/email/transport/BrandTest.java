package dev.launchready.email.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.Response;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS reporting and BIMI. */
class BrandTest {
    private static final MailTransport ACME = MailTransport.of("acme.dev").withoutConnecting();
    private static final String SVG = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\""
            + " baseProfile=\"tiny-ps\"><title>Acme</title><path d=\"M0 0\"/></svg>";
    private static final String RECORD = "v=BIMI1; l=https://acme.dev/logo.svg; a=https://acme.dev/logo.pem";

    private final MailWorld world = new MailWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=TLSRPTv1; rua=mailto:a@acme.dev,https://r.acme.dev/tls | ",
                "v=TLSRPTv1; rua=https://r.acme.dev | ",
                "v=TLSRPTv1 | rua= is missing",
                "v=TLSRPTv1; rua=a@acme.dev | rua= holds \"a@acme.dev\", which is neither mailto: nor https:",
                "v=TLSRPTv1; rua=http://acme.dev/r | rua= holds \"http://acme.dev/r\", which is neither mailto: nor https:",
                "v=TLSRPTv1; rua=mailto:a@acme.dev; rua=mailto:b@acme.dev | rua= stands twice"
            })
    void a_reporting_record_names_where_reports_go(String record, String problem) {
        ZoneFixture zone = ZoneFixture.of("acme.dev")
                .with("_smtp._tls", RecordType.TXT, record)
                .with("@", RecordType.MX, "0 .");

        assertThat(world.run(ACME.receivesNoMail(), zone).findings().stream().map(f -> f.actual()))
                .isEqualTo(problem == null ? List.of() : List.of(problem));
    }

    @Test
    void a_logo_in_order_passes() {
        assertThat(rules(RECORD, Response.ok("image/svg+xml", SVG))).isEmpty();
    }

    @Test
    void an_empty_location_declines_and_is_no_mistake() {
        assertThat(rules("v=BIMI1; l=; a=;", Response.status(404))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=BIMI1; l=http://acme.dev/logo.svg; a=https://acme.dev/x.pem | bimi.record",
                "v=BIMI1; a=https://acme.dev/x.pem | bimi.record",
                "v=BIMI1; l=https://acme.dev/logo.svg | bimi.no-certificate",
                "v=BIMI1; l=https://acme.dev/logo.svg; a=; | bimi.no-certificate"
            })
    void a_record_that_is_broken_is_told(String record, String rule) {
        assertThat(rules(record, Response.ok("image/svg+xml", SVG))).containsExactly(rule);
    }

    @Test
    void a_logo_that_is_not_there_is_told() {
        assertThat(rules(RECORD, Response.status(404))).containsExactly("bimi.logo-unreachable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image/png | svg | svg",
                "image/svg+xml | tiny-ps | full",
                "image/svg+xml | version=\"1.2\" | version=\"1.1\"",
                "image/svg+xml | <title>Acme</title> | <desc/>",
                "image/svg+xml | <path d=\"M0 0\"/> | <script>x</script>",
                "image/svg+xml | <path d=\"M0 0\"/> | <image href=\"x.png\"/>"
            })
    void a_logo_in_another_format_is_told(String type, String from, String to) {
        assertThat(rules(RECORD, Response.ok(type, SVG.replace(from, to)))).containsExactly("bimi.logo-format");
    }

    @Test
    void what_is_no_xml_or_too_large_is_no_logo() {
        assertThat(rules(RECORD, Response.ok("image/svg+xml", "GIF89a"))).containsExactly("bimi.logo-format");
        assertThat(rules(RECORD, Response.ok("image/svg+xml", SVG + " ".repeat(40_000))))
                .containsExactly("bimi.logo-format");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"v=DMARC1; p=none | it is p=none", "v=spf1 -all | there is no DMARC record"})
    void without_enforced_dmarc_no_mailbox_shows_the_logo(String dmarc, String actual) {
        ZoneFixture zone = ZoneFixture.of("acme.dev")
                .with("@", RecordType.MX, "0 .")
                .with("default._bimi", RecordType.TXT, RECORD)
                .with("_dmarc", RecordType.TXT, dmarc);
        world.web().on("acme.dev", "/logo.svg", request -> Response.ok("image/svg+xml", SVG));

        assertThat(world.run(ACME.receivesNoMail(), zone).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("bimi.dmarc");
                    assertThat(finding.actual()).isEqualTo(actual);
                });
    }

    private List<String> rules(String record, Response logo) {
        world.web().on("acme.dev", "/logo.svg", request -> logo);
        return world.rules(ACME, MailWorld.ZONE.with("default._bimi", RecordType.TXT, record));
    }
}
