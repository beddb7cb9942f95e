package dev.launchready.examples.acme;

import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackSmtp;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** The mail server of the product, and the public key that its mail is signed with. */
final class AcmeMail implements AutoCloseable {
    /** Where the product sends from. */
    static final String ADDRESS = "203.0.113.25";

    private static final int STRING_LENGTH = 255;

    private final LoopbackSmtp smtp;

    AcmeMail(AcmeState state, LoopbackCa ca) {
        smtp = switch (state) {
            case PROTOTYPE -> LoopbackSmtp.start();
            case READY -> LoopbackSmtp.startTls(ca.serverContext(ca.certificateFor("mx1.acme.test")));
        };
    }

    String address() {
        return smtp.hostPort();
    }

    @Override
    public void close() {
        smtp.close();
    }

    /** A fresh DKIM key record (RFC 6376 section 3.6.1), cut into strings that fit a TXT record. */
    static String[] keyRecord(AcmeState state) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(
                    switch (state) {
                        case PROTOTYPE -> 1024;
                        case READY -> 2048;
                    });
            String key = Base64.getEncoder()
                    .encodeToString(keys.generateKeyPair().getPublic().getEncoded());
            String record = (state == AcmeState.PROTOTYPE ? "v=DKIM1; k=rsa; t=y; p=" : "v=DKIM1; k=rsa; p=") + key;
            return record.split("(?<=\\G.{" + STRING_LENGTH + "})", -1);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
