package dev.launchready.resilience.webhook;

import static dev.launchready.resilience.webhook.Endpoint.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.launchready.CheckResult;
import dev.launchready.Impact;
import dev.launchready.net.loopback.Request;
import dev.launchready.resilience.webhook.Verifiers.Pairs;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints that do all right: nothing is found at them, and nothing was left unseen. */
class CorrectEndpointsTest {
    private static final byte[] DECODED = Base64.getDecoder().decode(SECRET.substring(6));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stripe",
                "elevenlabs",
                "paddle",
                "slack",
                "github",
                "shopify",
                "razorpay",
                "lemonsqueezy",
                "vercel",
                "woocommerce",
                "square",
                "twilio"
            })
    void an_endpoint_with_a_shared_secret_is_found_right(String provider) {
        BiPredicate<Request, String> verifier = switch (provider) {
            case "stripe" -> (r, a) -> Verifiers.pairs(r, "Stripe-Signature", Pairs.STRIPE, SECRET, 300);
            case "elevenlabs" -> (r, a) -> Verifiers.pairs(r, "ElevenLabs-Signature", Pairs.ELEVEN_LABS, SECRET, 1800);
            case "paddle" -> (r, a) -> Verifiers.pairs(r, "Paddle-Signature", Pairs.PADDLE, SECRET, 5);
            case "slack" -> (r, a) -> Verifiers.slack(r, SECRET);
            case "github" -> body("X-Hub-Signature-256", "sha256=", "HmacSHA256", true);
            case "shopify" -> body("X-Shopify-Hmac-Sha256", "", "HmacSHA256", false);
            case "razorpay" -> body("X-Razorpay-Signature", "", "HmacSHA256", true);
            case "lemonsqueezy" -> body("X-Signature", "", "HmacSHA256", true);
            case "vercel" -> body("x-vercel-signature", "", "HmacSHA1", true);
            case "woocommerce" -> body("X-WC-Webhook-Signature", "", "HmacSHA256", false);
            case "square" -> (r, a) -> Verifiers.square(r, a, SECRET);
            default -> (r, a) -> Verifiers.twilioJson(r, a, SECRET);
        };

        try (Endpoint endpoint = Endpoint.verifying(verifier)) {
            assertFoundRight(endpoint, endpoint.judged(Senders.named(provider, SECRET), Endpoint.EVENT));
        }
    }

    @Test
    void twilio_forms_are_found_right() {
        try (Endpoint endpoint = Endpoint.verifying((r, a) -> Verifiers.twilioForm(r, a, SECRET))) {
            assertFoundRight(endpoint, endpoint.judged(WebhookSender.twilio(SECRET), Endpoint.FORM));
        }
    }

    @Test
    void standard_webhooks_and_svix_are_found_right() {
        try (Endpoint endpoint = Endpoint.verifying((r, a) -> Verifiers.standard(r, "webhook-", DECODED))) {
            assertFoundRight(endpoint, endpoint.judged(WebhookSender.standardWebhooks(SECRET), Endpoint.EVENT));
        }
        try (Endpoint endpoint = Endpoint.verifying((r, a) -> Verifiers.standard(r, "svix-", DECODED))) {
            assertFoundRight(endpoint, endpoint.judged(WebhookSender.svix(SECRET), Endpoint.EVENT));
        }
    }

    @Test
    void endpoints_that_use_the_published_verifiers_are_found_right() {
        try (Endpoint endpoint = Endpoint.verifying((r, a) -> standardLibrary(r))) {
            assertFoundRight(endpoint, endpoint.judged(WebhookSender.standardWebhooks(SECRET), Endpoint.EVENT));
        }
        try (Endpoint endpoint = Endpoint.verifying((r, a) -> stripeLibrary(r) && notAhead(r))) {
            assertFoundRight(endpoint, endpoint.judged(WebhookSender.stripe(SECRET), Endpoint.EVENT));
        }
    }

    /** What stripe-java leaves open costs no more than a cleanup. */
    @Test
    void stripe_java_alone_does_not_look_into_the_future() {
        try (Endpoint endpoint = Endpoint.verifying((r, a) -> stripeLibrary(r))) {
            CheckResult result = endpoint.judged(WebhookSender.stripe(SECRET), Endpoint.EVENT);

            assertThat(Endpoint.rules(result)).containsExactly("webhook.future-accepted");
            assertThat(result.findings().get(0).impact()).isEqualTo(Impact.CLEANUP);
        }
    }

    @Test
    void endpoints_with_a_public_key_are_found_right() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
        curve.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair ec = curve.generateKeyPair();
        KeyPair ed = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] pkcs8 = ed.getPrivate().getEncoded();
        String seed = Base64.getEncoder().encodeToString(Arrays.copyOfRange(pkcs8, pkcs8.length - 32, pkcs8.length));

        try (Endpoint endpoint = Endpoint.verifying((r, a) -> Verifiers.payPal(r, "WH-1", rsa.getPublic()))) {
            WebhookSender sender =
                    WebhookSender.payPal("WH-1", rsa.getPrivate(), URI.create("https://acme.test/cert.pem"));
            assertFoundRight(endpoint, endpoint.judged(sender, Endpoint.EVENT));
        }
        try (Endpoint endpoint = Endpoint.verifying((r, a) -> Verifiers.sendGrid(r, ec.getPublic()))) {
            assertFoundRight(endpoint, endpoint.judged(WebhookSender.sendGrid(ec.getPrivate()), Endpoint.EVENT));
        }
        try (Endpoint endpoint = Endpoint.verifying((r, a) -> Verifiers.standardEd25519(r, ed.getPublic()))) {
            assertFoundRight(
                    endpoint, endpoint.judged(WebhookSender.standardWebhooksEd25519("whsk_" + seed), Endpoint.EVENT));
        }
    }

    @Test
    void an_endpoint_that_knows_both_secrets_of_a_rotation_is_found_right() {
        WebhookSender sender = WebhookSender.gitHub("after").rotatedFrom(WebhookSender.gitHub("before"));
        BiPredicate<Request, String> either =
                (r, a) -> Verifiers.body(r, "X-Hub-Signature-256", "sha256=", "HmacSHA256", "after", true)
                        || Verifiers.body(r, "X-Hub-Signature-256", "sha256=", "HmacSHA256", "before", true);

        try (Endpoint endpoint = Endpoint.verifying(either)) {
            assertFoundRight(endpoint, endpoint.judged(sender, Endpoint.EVENT));
        }
    }

    private static void assertFoundRight(Endpoint endpoint, CheckResult result) {
        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen()).isEmpty();
        assertThat(endpoint.effects()).isPositive();
        assertThat(endpoint.requests()).hasSizeGreaterThan(10);
    }

    private static BiPredicate<Request, String> body(String header, String prefix, String algorithm, boolean hex) {
        return (request, address) -> Verifiers.body(request, header, prefix, algorithm, SECRET, hex);
    }

    private static boolean standardLibrary(Request request) {
        Map<String, List<String>> fields = new HashMap<>();
        for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            Verifiers.single(request, name).ifPresent(value -> fields.put(name, List.of(value)));
        }
        try {
            new com.standardwebhooks.Webhook(SECRET).verify(request.text(), HttpHeaders.of(fields, (n, v) -> true));
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    private static boolean stripeLibrary(Request request) {
        try {
            return Webhook.Signature.verifyHeader(
                    request.text(),
                    Verifiers.single(request, "Stripe-Signature").orElse(""),
                    SECRET,
                    300);
        } catch (SignatureVerificationException e) {
            return false;
        }
    }

    private static boolean notAhead(Request request) {
        String time = request.header("Stripe-Signature").orElse("").replaceFirst("^t=(\\d+).*", "$1");
        return Long.parseLong(time) <= Instant.now().getEpochSecond() + 300;
    }
}
