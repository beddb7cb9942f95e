package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackSmtp;
import dev.launchready.net.loopback.SmtpFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmtpTest {
    private static final LoopbackCa CA = LoopbackCa.create();

    private final LoopbackSmtp server = LoopbackSmtp.startTls(CA.serverContext(CA.certificateFor("mx.acme.test")));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_good_server_is_left_politely_after_the_handshake() {
        SmtpExchange seen = probe(server, "mx.acme.test", Duration.ofSeconds(10));

        assertThat(seen.failure()).isEmpty();
        assertThat(seen.greeting().orElseThrow().describe()).isEqualTo("220 mx.test ESMTP");
        assertThat(seen.extensions()).containsExactly("STARTTLS", "8BITMIME");
        assertThat(seen.offersStartTls()).isTrue();
        assertThat(seen.injected()).isEmpty();
        assertThat(seen.tls().orElseThrow().isTrusted()).isTrue();
        assertThat(server.commands()).startsWith("EHLO launchready.invalid", "STARTTLS");
    }

    @Test
    void a_certificate_for_another_name_is_told_with_the_session() {
        SmtpExchange seen = probe(server, "mx2.acme.test", Duration.ofSeconds(10));

        assertThat(seen.tls().orElseThrow().distrust())
                .extracting(Distrust::reason)
                .containsExactly(Distrust.Reason.WRONG_HOST);
    }

    @Test
    void a_server_without_starttls_is_not_asked_for_it() {
        try (LoopbackSmtp plain = LoopbackSmtp.start()) {
            SmtpExchange seen = probe(plain, "mx.acme.test", Duration.ofSeconds(10));

            assertThat(seen.failure()).isEmpty();
            assertThat(seen.offersStartTls()).isFalse();
            assertThat(seen.startTls()).isEmpty();
            assertThat(plain.commands()).doesNotContain("STARTTLS");
        }
    }

    @ParameterizedTest
    @CsvSource({"UNAVAILABLE, 421 come back later, true", "REFUSES, 554 no service for you, false"})
    void a_greeting_that_says_no_ends_the_talk(SmtpFault fault, String greeting, boolean isTransient) {
        server.fail(fault);

        SmtpExchange seen = probe(server, "mx.acme.test", Duration.ofSeconds(10));

        assertThat(seen.greeting().orElseThrow().describe()).isEqualTo(greeting);
        assertThat(seen.greeting().orElseThrow().isTransient()).isEqualTo(isTransient);
        assertThat(seen.ehlo()).isEmpty();
        assertThat(seen.failure()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSES, CLOSED_WITHOUT_ANSWER",
        "GARBAGE, MALFORMED",
        "MIXED_CODES, MALFORMED",
        "ENDLESS_LINE, TOO_LARGE",
        "ENDLESS_REPLY, TOO_LARGE",
        "CLOSES_AFTER_EHLO, CLOSED_EARLY",
        "PLAIN_AFTER_STARTTLS, TLS"
    })
    void what_is_no_mail_server_has_a_failure_of_its_kind(SmtpFault fault, NetFailure.Kind kind) {
        server.fail(fault);

        SmtpExchange seen = probe(server, "mx.acme.test", Duration.ofSeconds(10));

        assertThat(seen.failure()).map(NetFailure::kind).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({"SILENT, NO_ANSWER", "SILENT_AFTER_STARTTLS, TLS_TIMEOUT"})
    void a_server_that_says_nothing_is_left_at_the_deadline(SmtpFault fault, NetFailure.Kind kind) {
        server.fail(fault);

        SmtpExchange seen = probe(server, "mx.acme.test", Duration.ofMillis(300));

        assertThat(seen.failure()).map(NetFailure::kind).contains(kind);
    }

    @Test
    void lines_that_end_in_lf_alone_are_understood() {
        server.fail(SmtpFault.BARE_LF);

        SmtpExchange seen = probe(server, "mx.acme.test", Duration.ofSeconds(10));

        assertThat(seen.greeting()).contains(new SmtpReply(220, List.of("mx.test", "ready")));
        assertThat(seen.tls()).isPresent();
    }

    @Test
    void a_server_that_knows_no_ehlo_offers_nothing() {
        server.fail(SmtpFault.NO_EHLO);

        SmtpExchange seen = probe(server, "mx.acme.test", Duration.ofSeconds(10));

        assertThat(seen.ehlo().orElseThrow().code()).isEqualTo(502);
        assertThat(seen.offersStartTls()).isFalse();
    }

    @Test
    void tls_may_be_unavailable_for_now() {
        server.fail(SmtpFault.TLS_UNAVAILABLE);

        SmtpExchange seen = probe(server, "mx.acme.test", Duration.ofSeconds(10));

        assertThat(seen.startTls().orElseThrow().describe()).isEqualTo("454 TLS not available");
        assertThat(seen.tls()).isEmpty();
        assertThat(seen.failure()).isEmpty();
    }

    @Test
    void text_sent_before_the_handshake_is_seen_and_never_taken_for_protected() {
        server.fail(SmtpFault.INJECTS);

        SmtpExchange seen = probe(server, "mx.acme.test", Duration.ofSeconds(10));

        assertThat(seen.injected()).isEqualTo("250 injected??");
        assertThat(seen.tls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SmtpFault.class)
    void nothing_a_server_does_leads_to_an_exception(SmtpFault fault) {
        server.fail(fault);

        assertThat(probe(server, "mx.acme.test", Duration.ofMillis(500)).host()).isEqualTo("mx.acme.test");
    }

    @Test
    void a_name_without_address_is_a_failure() {
        Network network = Network.system().withLookup(ZoneFixture.of("acme.test"));

        SmtpExchange seen = network.smtp().probe("mx.acme.test", 25, Deadline.in(Duration.ofSeconds(1)));

        assertThat(seen.failure()).map(NetFailure::kind).contains(NetFailure.Kind.NO_ADDRESS);
        assertThat(seen.connectedTo()).isEmpty();
    }

    private static SmtpExchange probe(LoopbackSmtp server, String host, Duration time) {
        return Network.system()
                .withTrusted(List.of(CA.root()))
                .withConnectTo(new HostPort("*", 25), server.address())
                .smtp()
                .probe(host, 25, Deadline.in(time));
    }
}
