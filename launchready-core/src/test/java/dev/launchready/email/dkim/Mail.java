package dev.launchready.email.dkim;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A message to sign, the zone with its key, and the moment it is received. */
final class Mail {
    static final String TAGS = "c=relaxed/relaxed; d=acme.dev; s=s1; h=from:to:subject:date:from";
    static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    static final String PLAIN = """
            From: Acme <hello@acme.dev>
            To: user@example.org
            Subject: Welcome
            Date: Mon, 04 May 2026 10:00:00 +0000
            Message-ID: <1@acme.dev>

            Hello,

            your account is ready.  Enjoy.
            """.replace("\n", "\r\n");

    private Mail() {}

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static TxtZone zone(TestSigner signer) {
        return new TxtZone().with("s1._domainkey.acme.dev", signer.record());
    }

    static DkimVerifier verifier() {
        return DkimVerifier.at(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** The result of the only signature of a message. */
    static DkimResult verify(String message, TxtZone zone) {
        return verifier().verify(octets(message), zone).results().get(0);
    }
}
