package dev.launchready.resilience.webhook;

import dev.launchready.net.HttpHeader;
import dev.launchready.net.Url;
import dev.launchready.resilience.webhook.Scheme.Layout;
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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** How each provider signs. The signed octets are always those of the content as sent. */
final class Schemes {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    static final Scheme STRIPE =
            pairs("Stripe", "Stripe-Signature", "t", '.', "v1", "v0", true, Optional.of(FIVE_MINUTES));
    static final Scheme PADDLE = new Scheme(
            "Paddle",
            "Paddle-Signature",
            s -> join(s.seconds() + ":", s),
            true,
            (s, mark, list) -> "ts=" + s.seconds() + listed(list, ";" + mark + "="),
            "h1",
            "h0",
            true,
            Optional.empty(),
            true,
            Optional.of(Duration.ofSeconds(5)),
            Optional.empty(),
            false,
            false,
            s -> List.of(),
            UnaryOperator.identity());
    static final Scheme ELEVEN_LABS = pairs(
            "ElevenLabs", "ElevenLabs-Signature", "t", '.', "v0", "v9", false, Optional.of(Duration.ofMinutes(30)));
    static final Scheme STANDARD = standard("Standard Webhooks", "webhook-", "v1");
    static final Scheme STANDARD_ED25519 = standard("Standard Webhooks (ed25519)", "webhook-", "v1a");
    static final Scheme SVIX = standard("Svix", "svix-", "v1");
    static final Scheme SLACK = new Scheme(
            "Slack",
            "X-Slack-Signature",
            s -> join("v0:" + s.seconds() + ":", s),
            true,
            (s, mark, list) -> mark + "=" + first(list),
            "v0",
            "v9",
            false,
            Optional.of("X-Slack-Request-Timestamp"),
            true,
            Optional.of(FIVE_MINUTES),
            Optional.empty(),
            false,
            false,
            s -> List.of(HttpHeader.of("X-Slack-Request-Timestamp", s.seconds())),
            UnaryOperator.identity());
    static final Scheme GITHUB = marked(
            "GitHub",
            "X-Hub-Signature-256",
            "sha256",
            "sha1",
            "X-GitHub-Delivery",
            s -> List.of(
                    HttpHeader.of("X-GitHub-Event", s.event().type()),
                    HttpHeader.of("X-GitHub-Delivery", s.event().id())));
    static final Scheme SHOPIFY = plain(
            "Shopify",
            "X-Shopify-Hmac-Sha256",
            false,
            Optional.of("X-Shopify-Webhook-Id"),
            s -> List.of(
                    HttpHeader.of("X-Shopify-Topic", s.event().type()),
                    HttpHeader.of("X-Shopify-Webhook-Id", s.event().id()),
                    HttpHeader.of("X-Shopify-Event-Id", s.event().id()),
                    HttpHeader.of("X-Shopify-Triggered-At", s.at().toString())));
    static final Scheme RAZORPAY = plain(
            "Razorpay",
            "X-Razorpay-Signature",
            true,
            Optional.of("X-Razorpay-Event-Id"),
            s -> List.of(HttpHeader.of("X-Razorpay-Event-Id", s.event().id())));
    static final Scheme LEMON_SQUEEZY = plain(
            "Lemon Squeezy",
            "X-Signature",
            true,
            Optional.empty(),
            s -> List.of(HttpHeader.of("X-Event-Name", s.event().type())));
    static final Scheme VERCEL = plain("Vercel", "x-vercel-signature", true, Optional.empty(), s -> List.of());
    static final Scheme WOO_COMMERCE = plain(
            "WooCommerce",
            "X-WC-Webhook-Signature",
            false,
            Optional.of("X-WC-Webhook-Delivery-ID"),
            s -> List.of(
                    HttpHeader.of("X-WC-Webhook-Topic", s.event().type()),
                    HttpHeader.of("X-WC-Webhook-Delivery-ID", s.event().id())));
    static final Scheme SQUARE = addressed(
            "Square",
            "x-square-hmacsha256-signature",
            s -> join(s.target().toString(), s),
            Optional.empty(),
            s -> List.of(),
            UnaryOperator.identity());
    static final Scheme TWILIO = addressed(
            "Twilio",
            "X-Twilio-Signature",
            s -> utf8(s.target() + (s.event().isForm() ? sortedFields(s.event().text()) : "")),
            Optional.of("I-Twilio-Idempotency-Token"),
            s -> List.of(HttpHeader.of("I-Twilio-Idempotency-Token", s.event().id())),
            Schemes::withDigestInAddress);
    static final Scheme SEND_GRID = timed(
            "SendGrid",
            "X-Twilio-Email-Event-Webhook-Signature",
            s -> join(s.seconds(), s),
            "X-Twilio-Email-Event-Webhook-Timestamp",
            Optional.empty(),
            s -> List.of(HttpHeader.of("X-Twilio-Email-Event-Webhook-Timestamp", s.seconds())));

    private Schemes() {}

    static Scheme payPal(String webhookId, String certificateUrl) {
        return timed(
                "PayPal",
                "PAYPAL-TRANSMISSION-SIG",
                s -> utf8(s.event().id() + "|" + transmissionTime(s) + "|" + webhookId + "|"
                        + crc32(s.event().body())),
                "PAYPAL-TRANSMISSION-TIME",
                Optional.of("PAYPAL-TRANSMISSION-ID"),
                s -> List.of(
                        HttpHeader.of("PAYPAL-TRANSMISSION-ID", s.event().id()),
                        HttpHeader.of("PAYPAL-TRANSMISSION-TIME", transmissionTime(s)),
                        HttpHeader.of("PAYPAL-CERT-URL", certificateUrl),
                        HttpHeader.of("PAYPAL-AUTH-ALGO", "SHA256withRSA")));
    }

    private static Scheme pairs(
            String provider,
            String header,
            String time,
            char between,
            String version,
            String other,
            boolean several,
            Optional<Duration> window) {
        return new Scheme(
                provider,
                header,
                s -> join(s.seconds() + between, s),
                true,
                (s, mark, list) -> time + "=" + s.seconds() + listed(list, "," + mark + "="),
                version,
                other,
                several,
                Optional.empty(),
                true,
                window,
                Optional.empty(),
                false,
                false,
                s -> List.of(),
                UnaryOperator.identity());
    }

    private static Scheme standard(String provider, String prefix, String version) {
        return new Scheme(
                provider,
                prefix + "signature",
                s -> join(s.event().id() + "." + s.seconds() + ".", s),
                false,
                (s, mark, list) -> listed(list, " " + mark + ",").strip(),
                version,
                "v0",
                true,
                Optional.of(prefix + "timestamp"),
                true,
                Optional.of(FIVE_MINUTES),
                Optional.of(prefix + "id"),
                true,
                false,
                s -> List.of(
                        HttpHeader.of(prefix + "id", s.event().id()), HttpHeader.of(prefix + "timestamp", s.seconds())),
                UnaryOperator.identity());
    }

    private static Scheme marked(
            String provider,
            String header,
            String version,
            String other,
            String idHeader,
            Function<Signing, List<HttpHeader>> others) {
        Layout layout = (s, mark, list) -> mark + "=" + first(list);
        return bodyOnly(provider, header, true, layout, version, other, Optional.of(idHeader), others);
    }

    private static Scheme plain(
            String provider,
            String header,
            boolean hex,
            Optional<String> idHeader,
            Function<Signing, List<HttpHeader>> others) {
        return bodyOnly(provider, header, hex, (s, mark, list) -> first(list), "", "", idHeader, others);
    }

    private static Scheme bodyOnly(
            String provider,
            String header,
            boolean hex,
            Layout layout,
            String version,
            String other,
            Optional<String> idHeader,
            Function<Signing, List<HttpHeader>> others) {
        return new Scheme(
                provider,
                header,
                s -> s.event().body(),
                hex,
                layout,
                version,
                other,
                false,
                Optional.empty(),
                false,
                Optional.empty(),
                idHeader,
                false,
                false,
                others,
                UnaryOperator.identity());
    }

    private static Scheme addressed(
            String provider,
            String header,
            Function<Signing, byte[]> signed,
            Optional<String> idHeader,
            Function<Signing, List<HttpHeader>> others,
            UnaryOperator<Signing> aimed) {
        return new Scheme(
                provider,
                header,
                signed,
                false,
                (s, mark, list) -> first(list),
                "",
                "",
                false,
                Optional.empty(),
                false,
                Optional.empty(),
                idHeader,
                false,
                true,
                others,
                aimed);
    }

    private static Scheme timed(
            String provider,
            String header,
            Function<Signing, byte[]> signed,
            String timestampHeader,
            Optional<String> idHeader,
            Function<Signing, List<HttpHeader>> others) {
        return new Scheme(
                provider,
                header,
                signed,
                false,
                (s, mark, list) -> first(list),
                "",
                "",
                false,
                Optional.of(timestampHeader),
                true,
                Optional.empty(),
                idHeader,
                idHeader.isPresent(),
                false,
                others,
                UnaryOperator.identity());
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

    private static String first(List<String> signatures) {
        return signatures.get(0);
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
