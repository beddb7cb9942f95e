package dev.launchready.email.message;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.email.dkim.TestSigner;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A good message of acme.dev, which tests spoil, sign and judge. */
final class Eml {
    static final TestSigner SIGNER = TestSigner.ed25519();
    static final Instant NOW = Instant.parse("2026-05-04T10:00:05Z");
    static final ZoneFixture ZONE = ZoneFixture.of("acme.dev")
            .with("s1._domainkey", RecordType.TXT, SIGNER.record())
            .with("s1._domainkey.mail", RecordType.TXT, SIGNER.record())
            .and(ZoneFixture.of("provider.test").with("s1._domainkey", RecordType.TXT, SIGNER.record()));
    static final String ALL = "from:to:subject:date:message-id:list-unsubscribe:list-unsubscribe-post:from";
    static final String GOOD = """
            From: Acme <hello@acme.dev>
            To: user@example.org
            Subject: Welcome
            Date: Mon, 04 May 2026 10:00:00 +0000
            Message-ID: <1@acme.dev>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Hello, your account is ready.
            """.replace("\n", "\r\n");
    static final String NEWS = GOOD.replace(
            "MIME-Version",
            "List-Unsubscribe: <https://acme.dev/u/1>\r\n"
                    + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\nMIME-Version");

    private Eml() {}

    static String signed(String message) {
        return SIGNER.sign(message, "c=relaxed/relaxed; d=acme.dev; s=s1; h=" + ALL);
    }

    static Message of(String text) {
        return Message.from(text.getBytes(StandardCharsets.ISO_8859_1)).receivedAt(NOW);
    }

    static CheckResult run(Message message) {
        return message.run(Launch.at("acme.dev").withZone(ZONE));
    }

    static List<Finding> findings(String text) {
        return run(of(text)).findings();
    }

    static List<String> rules(Message message) {
        return run(message).findings().stream().map(Finding::rule).toList();
    }
}
