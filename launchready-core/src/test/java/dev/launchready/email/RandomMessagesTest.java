package dev.launchready.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.email.dkim.DkimResult;
import dev.launchready.email.dkim.DkimVerifier;
import dev.launchready.email.dkim.TestSigner;
import dev.launchready.email.message.Message;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Random and spoilt messages, verified and audited: thousands in the gate, a million by {@code mvn -Prandom test}.
 * Nothing may throw, and nothing may take 50 ms.
 */
class RandomMessagesTest {
    /** How many messages all tries together take. */
    private static final int COUNT = Integer.getInteger("launchready.random", 5_000);

    private static final int TRIES = 1_000;
    private static final CpuClock CLOCK = new CpuClock("random messages");
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:05Z");
    private static final DkimVerifier VERIFIER = DkimVerifier.at(Clock.fixed(NOW, ZoneOffset.UTC));
    private static final String NEWS = """
            Return-Path: <bounce@mail.acme.dev>
            From: "Acme, Inc." <hello@acme.dev>
            To: user@example.org
            Subject: =?utf-8?q?News?=
            Date: Mon, 04 May 2026 10:00:00 +0000 (UTC)
            Message-ID: <1@acme.dev>
            List-Unsubscribe: <https://acme.dev/u/1>,
             <mailto:leave@acme.dev>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="b"

            --b
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            Hello,  \s

            your account is ready.

            --b
            Content-Type: text/html

            <p>Hello</p>
            --b--
            """.replace("\n", "\r\n");
    private static final String TAGS =
            "d=acme.dev; s=%s; h=from:to:subject:date:message-id:list-unsubscribe:" + "list-unsubscribe-post:from; c=";
    private static final TestSigner RSA = TestSigner.rsa(2048);
    private static final TestSigner ED25519 = TestSigner.ed25519();
    private static final List<String> GOOD = good();
    private static final Launch LAUNCH = Launch.at("acme.dev")
            .withZone(ZoneFixture.of("acme.dev")
                    .with("rsa._domainkey", RecordType.TXT, RSA.record())
                    .with("ed._domainkey", RecordType.TXT, ED25519.record())
                    .with("s1._domainkey", RecordType.TXT, "v=DKIM1; p="));

    private static List<String> good() {
        String one = ED25519.sign(NEWS, TAGS.formatted("ed") + "relaxed/relaxed");
        String two = RSA.sign(NEWS, TAGS.formatted("rsa") + "simple/simple; t=1777888000; x=1809424000");
        return List.of(one, two, RSA.sign(one, TAGS.formatted("rsa") + "relaxed/simple; l=20; i=x@news.acme.dev"));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void no_message_breaks_or_holds_up_those_who_read_it(@ForAll Random random) {
        for (int i = 0; i < Math.max(1, COUNT / TRIES); i++) {
            String text = random.nextInt(10) == 0
                    ? RandomText.rubble(random)
                    : RandomText.spoilt(GOOD.get(random.nextInt(GOOD.size())), random);
            byte[] octets = octets(text);

            CLOCK.time(() -> "the message\n" + text, () -> audit(octets));
        }
    }

    @Example
    void the_messages_are_good_before_they_are_spoilt() {
        assertThat(GOOD)
                .allSatisfy(
                        text -> assertThat(VERIFIER.verify(octets(text), dns()).results())
                                .allMatch(DkimResult::passes));
    }

    private static DnsLookup dns() {
        return LAUNCH.network().dns().until(LAUNCH.startDeadline());
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void audit(byte[] octets) {
        RawMessage raw = RawMessage.of(octets);
        assertThat(VERIFIER.verify(raw, dns()).results())
                .hasSameSizeAs(raw.fields("DKIM-Signature"))
                .allSatisfy(result -> assertThat(result.detail()).isNotBlank());
        CheckResult result = Message.from(octets).isMarketing().receivedAt(NOW).run(LAUNCH);
        assertThat(result.findings())
                .allSatisfy(finding -> assertThat(finding.message()).endsWith("."));
    }

    @AfterContainer
    static void there_were_as_many_as_wanted() {
        System.out.println(CLOCK.report(COUNT / TRIES * (long) TRIES));
    }
}
