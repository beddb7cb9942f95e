package dev.launchready.email.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.net.DnsStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {

    @Test
    void a_good_message_passes_from_octets_and_from_a_file(@TempDir Path folder) throws IOException {
        Path file =
                Files.write(folder.resolve("welcome.eml"), Eml.signed(Eml.GOOD).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Eml.run(Eml.of(Eml.signed(Eml.GOOD))).outcome()).isEqualTo(new Outcome.Passed());
        assertThat(Eml.run(Message.from(file).receivedAt(Eml.NOW)).outcome()).isEqualTo(new Outcome.Passed());
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Message.from(Path.of("no-such.eml")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("message no-such.eml cannot be read");
    }

    @Test
    void a_message_without_signature_is_unsigned() {
        assertThat(Eml.findings(Eml.GOOD))
                .extracting(Finding::message)
                .containsExactly(
                        "message from hello@acme.dev: expected a DKIM signature of acme.dev, but there is none.");
    }

    @Test
    void a_signature_that_does_not_hold_is_told_with_its_reason() {
        String changed = Eml.signed(Eml.GOOD).replace("Hello", "Hullo");

        assertThat(Eml.findings(changed))
                .extracting(Finding::message)
                .containsExactly(
                        "message from hello@acme.dev: expected a DKIM signature that holds, but one fails: the body is not as"
                                + " signed.");
    }

    @Test
    void a_second_signature_that_does_not_hold_is_a_lesser_finding() {
        String two = Eml.SIGNER.sign(Eml.signed(Eml.GOOD), "d=acme.dev; s=gone; h=from");

        assertThat(Eml.findings(two)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("message.dkim-one-fails");
            assertThat(finding.actual()).isEqualTo("one fails: gone._domainkey.acme.dev does not exist");
        });
    }

    @Test
    void a_signature_of_the_provider_alone_is_not_aligned() {
        String theirs = Eml.SIGNER.sign(Eml.GOOD, "c=relaxed; d=provider.test; s=s1; h=from:to:subject");

        assertThat(Eml.findings(theirs))
                .extracting(Finding::message)
                .containsExactly(
                        "message from hello@acme.dev: expected a DKIM signature of acme.dev, but only provider.test signed it.");
    }

    @Test
    void a_signature_of_a_subdomain_is_aligned_and_another_notion_of_organization_may_deny_it() {
        String below = Eml.SIGNER.sign(Eml.GOOD, "c=relaxed; d=mail.acme.dev; s=s1; h=from:to:subject");

        assertThat(Eml.run(Eml.of(below)).outcome()).isEqualTo(new Outcome.Passed());
        assertThat(Eml.rules(Eml.of(below).withOrganizationalDomain(domain -> domain)))
                .containsExactly("message.dkim-unaligned");
    }

    @Test
    void a_signature_over_a_part_of_the_body_leaves_a_door_open() {
        String partial = Eml.SIGNER.sign(Eml.GOOD, "c=relaxed/relaxed; l=5; d=acme.dev; s=s1; h=from:to");

        assertThat(Eml.findings(partial)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("message.dkim-partial-body");
            assertThat(finding.actual()).isEqualTo("the signature of acme.dev covers 5 of 31 octets");
        });
    }

    @Test
    void a_signature_expires_by_the_moment_of_receipt() {
        String shortly = Eml.SIGNER.sign(Eml.GOOD, "x=1777890000; d=acme.dev; s=s1; h=from");

        assertThat(Eml.run(Eml.of(shortly)).outcome()).isEqualTo(new Outcome.Passed());
        assertThat(Eml.rules(Eml.of(shortly).receivedAt(Instant.ofEpochSecond(1777890001))))
                .containsExactly("message.dkim-fails");
    }

    @Test
    void a_key_that_cannot_be_asked_for_leaves_the_question_open() {
        Launch launch = Launch.at("acme.dev").withZone(Eml.ZONE.failing("s1._domainkey", DnsStatus.TIMEOUT));

        CheckResult result = Eml.of(Eml.signed(Eml.GOOD)).run(launch);

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen().get(0).reason()).contains("dkim=temperror").contains("TIMEOUT");
    }

    @ParameterizedTest
    @CsvSource({"bounce@mail.acme.dev, 0", "bounce@acme.dev, 0", "bounce@provider.test, 1"})
    void the_envelope_should_be_aligned_whether_declared_or_in_the_message(String address, int findings) {
        String message = Eml.signed(Eml.GOOD);

        assertThat(Eml.rules(Eml.of(message).sentBy(address))).hasSize(findings);
        assertThat(Eml.rules(Eml.of("Return-Path: <" + address + ">\r\n" + message)))
                .hasSize(findings);
    }

    @Test
    void the_exhibit_shows_each_signature() {
        CheckResult result = Eml.run(Eml.of(Eml.signed(Eml.GOOD)));

        assertThat(((Exhibit.Table) result.exhibits().get(0)).rows())
                .containsExactly(List.of("acme.dev", "s1", "ed25519-sha256", "pass", "yes", "256-bit ed25519 key"));
        assertThat(result.check()).isEqualTo("message \"Welcome\" can be delivered");
    }

    @Test
    void an_envelope_without_at_is_refused() {
        assertThatThrownBy(() -> Eml.of("").sentBy("acme.dev"))
                .hasMessage("\"acme.dev\" is no mail address; write for example bounce@mail.acme.dev");
    }
}
