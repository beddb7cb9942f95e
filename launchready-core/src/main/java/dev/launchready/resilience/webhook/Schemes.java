package dev.launchready.resilience.webhook;

import dev.launchready.net.HttpHeader;
import dev.launchready.net.Url;
import dev.launchready.resilience.webhook.Scheme.Signing;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** How each provider signs. The signed octets are always those of the content as sent. */
final class Schemes {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    static final Scheme STRIPE = pairs("Stripe", "Stripe-Signature", "v1", "v0")
            .severalAtOnce()
            .within(FIVE_MINUTES)
            .build();
    static final Scheme PADDLE = new SchemeBuilder("Paddle", "Paddle-Signature")
            .signsTime(s -> join(s.seconds() + ":", s))
            .versioned((s, mark, list) -> "ts=" + s.seconds() + listed(list, ";" + mark + "="), "h1", "h0")
            .severalAtOnce()
            .within(Duration.ofSeconds(5))
            .build();
    static final Scheme ELEVEN_LABS = pairs("ElevenLabs", "ElevenLabs-Signature", "v0", "v9")
            .within(Duration.ofMinutes(30))
            .build();
    static final Scheme STANDARD = standard("Standard Webhooks", "webhook-", "v1");
    static final Scheme STANDARD_ED25519 = standard("Standard Webhooks (ed25519)", "webhook-", "v1a");
    static final Scheme SVIX = standard("Svix", "svix-", "v1");
    static final Scheme SLACK = new SchemeBuilder("Slack", "X-Slack-Signature")
            .signsTime(s -> join("v0:" + s.seconds() + ":", s))
            .versioned(Schemes::marked, "v0", "v9")
            .timeIn("X-Slack-Request-Timestamp")
            .within(FIVE_MINUTES)
            .beside(s -> List.of(HttpHeader.of("X-Slack-Request-Timestamp", s.seconds())))
            .build();
    static final Scheme GITHUB = new SchemeBuilder("GitHub", "X-Hub-Signature-256")
            .versioned(Schemes::marked, "sha256", "sha1")
            .idIn("X-GitHub-Delivery")
            .beside(s -> List.of(
                    HttpHeader.of("X-GitHub-Event", s.event().type()),
                    HttpHeader.of("X-GitHub-Delivery", s.event().id())))
            .build();
    static final Scheme SHOPIFY = new SchemeBuilder("Shopify", "X-Shopify-Hmac-Sha256")
            .inBase64()
            .idIn("X-Shopify-Webhook-Id")
            .beside(s -> List.of(
                    HttpHeader.of("X-Shopify-Topic", s.event().type()),
                    HttpHeader.of("X-Shopify-Webhook-Id", s.event().id()),
                    HttpHeader.of("X-Shopify-Event-Id", s.event().id()),
                    HttpHeader.of("X-Shopify-Triggered-At", s.at().toString())))
            .build();
    static final Scheme RAZORPAY = new SchemeBuilder("Razorpay", "X-Razorpay-Signature")
            .idIn("X-Razorpay-Event-Id")
            .beside(s -> List.of(HttpHeader.of("X-Razorpay-Event-Id", s.event().id())))
            .build();
    static final Scheme LEMON_SQUEEZY = new SchemeBuilder("Lemon Squeezy", "X-Signature")
            .beside(s -> List.of(HttpHeader.of("X-Event-Name", s.event().type())))
            .build();
    static final Scheme VERCEL = new SchemeBuilder("Vercel", "x-vercel-signature").build();
    static final Scheme WOO_COMMERCE = new SchemeBuilder("WooCommerce", "X-WC-Webhook-Signature")
            .inBase64()
            .idIn("X-WC-Webhook-Delivery-ID")
            .beside(s -> List.of(
                    HttpHeader.of("X-WC-Webhook-Topic", s.event().type()),
                    HttpHeader.of("X-WC-Webhook-Delivery-ID", s.event().id())))
            .build();
    static final Scheme SQUARE = new SchemeBuilder("Square", "x-square-hmacsha256-signature")
            .signsAddress(s -> join(s.target().toString(), s))
            .inBase64()
            .build();
    static final Scheme TWILIO = new SchemeBuilder("Twilio", "X-Twilio-Signature")
            .signsAddress(s -> utf8(
                    s.target() + (s.event().isForm() ? sortedFields(s.event().text()) : "")))
            .inBase64()
            .idIn("I-Twilio-Idempotency-Token")
            .beside(s -> List.of(
                    HttpHeader.of("I-Twilio-Idempotency-Token", s.event().id())))
            .aimed(Schemes::withDigestInAddress)
            .build();
    static final Scheme SEND_GRID = new SchemeBuilder("SendGrid", "X-Twilio-Email-Event-Webhook-Signature")
            .signsTime(s -> join(s.seconds(), s))
            .inBase64()
            .timeIn("X-Twilio-Email-Event-Webhook-Timestamp")
            .beside(s -> List.of(HttpHeader.of("X-Twilio-Email-Event-Webhook-Timestamp", s.seconds())))
            .build();

    private Schemes() {}

    static Scheme payPal(String webhookId, String certificateUrl) {
        return new SchemeBuilder("PayPal", "PAYPAL-TRANSMISSION-SIG")
                .signsIdAndTime(s -> utf8(s.event().id() + "|" + transmissionTime(s) + "|" + webhookId + "|"
                        + crc32(s.event().body())))
                .inBase64()
                .timeIn("PAYPAL-TRANSMISSION-TIME")
                .idIn("PAYPAL-TRANSMISSION-ID")
                .beside(s -> List.of(
                        HttpHeader.of("PAYPAL-TRANSMISSION-ID", s.event().id()),
                        HttpHeader.of("PAYPAL-TRANSMISSION-TIME", transmissionTime(s)),
                        HttpHeader.of("PAYPAL-CERT-URL", certificateUrl),
                        HttpHeader.of("PAYPAL-AUTH-ALGO", "SHA256withRSA")))
                .build();
    }

    /** Time and signatures as pairs in one field: {@code t=…,v1=…}. */
    private static SchemeBuilder pairs(String provider, String header, String version, String ignored) {
        return new SchemeBuilder(provider, header)
                .signsTime(s -> join(s.seconds() + ".", s))
                .versioned((s, mark, list) -> "t=" + s.seconds() + listed(list, "," + mark + "="), version, ignored);
    }

    private static Scheme standard(String provider, String prefix, String version) {
        return new SchemeBuilder(provider, prefix + "signature")
                .signsIdAndTime(s -> join(s.event().id() + "." + s.seconds() + ".", s))
                .inBase64()
                .versioned((s, mark, list) -> listed(list, " " + mark + ",").strip(), version, "v0")
                .severalAtOnce()
                .timeIn(prefix + "timestamp")
                .within(FIVE_MINUTES)
                .idIn(prefix + "id")
                .beside(s -> List.of(
                        HttpHeader.of(prefix + "id", s.event().id()), HttpHeader.of(prefix + "timestamp", s.seconds())))
                .build();
    }

    private static String marked(Signing signing, String mark, List<String> signatures) {
        return mark + "=" + signatures.get(0);
    }

    /** Twilio: a content that is no form is not signed itself; its digest stands in the address, which is. */
    private static Signing withDigestInAddress(Signing signing) {
        Url target = signing.target();
        if (signing.event().isForm() || target.query().orElse("").contains("bodySHA256=")) {
            return signing;
        }
        String digest =
                "bodySHA256=" + HexFormat.of().formatHex(sha256(signing.event().body()));
        String query = target.query().map(q -> q + "&" + digest).orElse(digest);
        return signing.to(new Url(
                target.scheme(), target.host(), target.port(), target.path(), Optional.of(query), target.fragment()));
    }

    /** Twilio: name and value of each field in the order of the names, of a repeated field each value once. */
    private static String sortedFields(String form) {
        Map<String, TreeSet<String>> fields = new TreeMap<>();
        for (String field : form.split("&", -1)) {
            if (!field.isEmpty()) {
                int equals = field.indexOf('=');
                String name = equals < 0 ? field : field.substring(0, equals);
                String value = equals < 0 ? "" : field.substring(equals + 1);
                fields.computeIfAbsent(decode(name), n -> new TreeSet<>()).add(decode(value));
            }
        }
        StringBuilder text = new StringBuilder();
        fields.forEach(
                (name, values) -> values.forEach(value -> text.append(name).append(value)));
        return text.toString();
    }

    private static String transmissionTime(Signing signing) {
        return signing.at().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String crc32(byte[] body) {
        CRC32 sum = new CRC32();
        sum.update(body);
        return String.valueOf(sum.getValue());
    }

    private static String listed(List<String> signatures, String before) {
        return signatures.stream().map(signature -> before + signature).collect(Collectors.joining());
    }

    private static byte[] join(String before, Signing signing) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(utf8(before));
        all.writeBytes(signing.event().body());
        return all.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
