package dev.launchready.examples.acme;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies the field Stripe-Signature over the octets of the body, within five minutes. */
final class StripeSignature {
    private static final long TOLERANCE_SECONDS = 300;

    private final byte[] secret;
    private final Clock clock;

    StripeSignature(String secret, Clock clock) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
    }

    boolean accepts(String header, byte[] body) {
        Map<String, String> stamps = new TreeMap<>();
        for (String part : header.split(",", -1)) {
            String[] pair = part.trim().split("=", 2);
            if (pair.length == 2 && pair[0].equals("t") && stamps.put("t", pair[1]) != null) {
                return false;
            }
        }
        String time = stamps.getOrDefault("t", "");
        if (!time.matches("\\d{1,11}")
                || Math.abs(clock.instant().getEpochSecond() - Long.parseLong(time)) > TOLERANCE_SECONDS) {
            return false;
        }
        byte[] wanted = sign(time, body);
        boolean fits = false;
        for (String part : header.split(",", -1)) {
            String[] pair = part.trim().split("=", 2);
            fits |= pair.length == 2 && pair[0].equals("v1") && MessageDigest.isEqual(wanted, bytes(pair[1]));
        }
        return fits;
    }

    private byte[] sign(String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    private static byte[] bytes(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
