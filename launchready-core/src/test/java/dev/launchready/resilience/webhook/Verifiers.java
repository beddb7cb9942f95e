package dev.launchready.resilience.webhook;

import dev.launchready.net.loopback.Request;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verification as a careful application does it, written apart from the senders. */
final class Verifiers {
    private Verifiers() {}

    /** Stripe, ElevenLabs and Paddle: a list of pairs in one field. */
    static boolean pairs(Request request, String header, Pairs form, String secret, long window) {
        Optional<String> value = single(request, header);
        if (value.isEmpty()) {
            return false;
        }
        List<String[]> parts = Arrays.stream(value.get().split(form.between(), -1))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2)
                .toList();
        Optional<String> time = parts.stream()
                .filter(part -> part[0].equals(form.time()))
                .map(part -> part[1])
                .findFirst();
        return time.filter(t -> fresh(t, window)).isPresent()
                && parts.stream()
                        .filter(part -> part[0].equals(form.version()))
                        .anyMatch(part -> same(
                                part[1], hex(mac("HmacSHA256", secret, time.get() + form.joiner(), request.body()))));
    }

    record Pairs(String between, String time, String version, String joiner) {
        static final Pairs STRIPE = new Pairs(",", "t", "v1", ".");
        static final Pairs ELEVEN_LABS = new Pairs(",", "t", "v0", ".");
        static final Pairs PADDLE = new Pairs(";", "ts", "h1", ":");
    }

    static boolean standard(Request request, String prefix, byte[] secret) {
        return standardSignatures(request, prefix, "v1")
                .anyMatch(signature -> same(
                        signature,
                        Base64.getEncoder().encodeToString(mac("HmacSHA256", secret, standardText(request, prefix)))));
    }

    static boolean standardEd25519(Request request, PublicKey key) {
        return standardSignatures(request, "webhook-", "v1a")
                .anyMatch(signature -> verifies("Ed25519", key, standardText(request, "webhook-"), signature));
    }

    private static Stream<String> standardSignatures(Request request, String prefix, String version) {
        if (single(request, prefix + "id").isEmpty()
                || single(request, prefix + "timestamp")
                        .filter(t -> fresh(t, 300))
                        .isEmpty()) {
            return Stream.of();
        }
        return single(request, prefix + "signature").stream()
                .flatMap(list -> Arrays.stream(list.split(" ", -1)))
                .filter(entry -> entry.startsWith(version + ","))
                .map(entry -> entry.substring(version.length() + 1));
    }

    private static byte[] standardText(Request request, String prefix) {
        return octets(request.header(prefix + "id").orElse("") + "."
                + request.header(prefix + "timestamp").orElse("") + "." + request.body());
    }

    static boolean slack(Request request, String secret) {
        Optional<String> time = single(request, "X-Slack-Request-Timestamp").filter(t -> fresh(t, 300));
        return time.isPresent()
                && single(request, "X-Slack-Signature")
                        .filter(sent -> same(
                                sent, "v0=" + hex(mac("HmacSHA256", secret, "v0:" + time.get() + ":", request.body()))))
                        .isPresent();
    }

    static boolean body(Request request, String header, String prefix, String algorithm, String secret, boolean hex) {
        byte[] digest = mac(algorithm, secret, "", request.body());
        String expected = prefix + (hex ? hex(digest) : Base64.getEncoder().encodeToString(digest));
        return single(request, header).filter(sent -> same(sent, expected)).isPresent();
    }

    static boolean square(Request request, String address, String secret) {
        String expected = Base64.getEncoder().encodeToString(mac("HmacSHA256", secret, address, request.body()));
        return single(request, "x-square-hmacsha256-signature")
                .filter(sent -> same(sent, expected))
                .isPresent();
    }

    static boolean twilioForm(Request request, String address, String token) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : request.body().split("&", -1)) {
            String[] pair = field.split("=", 2);
            fields.put(decoded(pair[0]), decoded(pair[1]));
        }
        StringBuilder text = new StringBuilder(address);
        fields.forEach((name, value) -> text.append(name).append(value));
        return twilio(request, text.toString(), token);
    }

    static boolean twilioJson(Request request, String address, String token) {
        return request.query().endsWith("bodySHA256=" + hex(sha256(octets(request.body()))))
                && twilio(request, address + "?" + request.query(), token);
    }

    static boolean twilio(Request request, String text, String token) {
        String expected = Base64.getEncoder().encodeToString(mac("HmacSHA1", token, text, ""));
        return single(request, "X-Twilio-Signature")
                .filter(sent -> same(sent, expected))
                .isPresent();
    }

    static boolean sendGrid(Request request, PublicKey key) {
        Optional<String> time = single(request, "X-Twilio-Email-Event-Webhook-Timestamp");
        return time.isPresent()
                && single(request, "X-Twilio-Email-Event-Webhook-Signature")
                        .filter(sent -> verifies("SHA256withECDSA", key, octets(time.get() + request.body()), sent))
                        .isPresent();
    }

    static boolean payPal(Request request, String webhookId, PublicKey key) {
        CRC32 checksum = new CRC32();
        checksum.update(octets(request.body()));
        Optional<String> id = single(request, "PAYPAL-TRANSMISSION-ID");
        Optional<String> time = single(request, "PAYPAL-TRANSMISSION-TIME");
        return id.isPresent()
                && time.isPresent()
                && single(request, "PAYPAL-TRANSMISSION-SIG")
                        .filter(sent -> verifies(
                                "SHA256withRSA",
                                key,
                                octets(id.get() + "|" + time.get() + "|" + webhookId + "|" + checksum.getValue()),
                                sent))
                        .isPresent();
    }

    /** The value of a field that is there once. */
    static Optional<String> single(Request request, String name) {
        List<String> values = request.lines().stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    static boolean fresh(String time, long window) {
        return time.matches("\\d{1,12}") && Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) <= window;
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(octets(one), octets(other));
    }

    static byte[] mac(String algorithm, String secret, String before, String body) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        text.writeBytes(octets(body));
        return mac(algorithm, secret.getBytes(StandardCharsets.UTF_8), text.toByteArray());
    }

    static byte[] mac(String algorithm, byte[] secret, byte[] text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    private static boolean verifies(String algorithm, PublicKey key, byte[] text, String signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
