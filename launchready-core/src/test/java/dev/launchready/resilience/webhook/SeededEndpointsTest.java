package dev.launchready.resilience.webhook;

import static dev.launchready.resilience.webhook.Endpoint.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.Request;
import dev.launchready.net.loopback.Response;
import dev.launchready.resilience.webhook.Verifiers.Pairs;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Endpoints with one mistake each, as applications make them: each is found and named, and nothing beside it. */
class SeededEndpointsTest {
    private static final byte[] DECODED = Base64.getDecoder().decode(SECRET.substring(6));

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "verifies nothing",
                        "stripe",
                        (r, a) -> true,
                        "not-verified",
                        "stale-accepted",
                        "future-accepted"),
                mistake(
                        "looks only whether there is a signature",
                        "github",
                        (r, a) -> !r.header("X-Hub-Signature-256").orElse("").isEmpty(),
                        "not-verified"),
                mistake(
                        "skips the check where the signature is missing",
                        "github",
                        (r, a) -> r.header("X-Hub-Signature-256").isEmpty() || gitHub(r),
                        "unsigned-accepted"),
                mistake(
                        "compares as many characters as came",
                        "shopify",
                        (r, a) -> Verifiers.single(r, "X-Shopify-Hmac-Sha256")
                                .filter(sent -> shopifyDigest(r.body()).startsWith(sent))
                                .isPresent(),
                        "prefix-accepted",
                        "unsigned-accepted"),
                mistake(
                        "computes the signature over JSON written anew",
                        "razorpay",
                        (r, a) -> razorpay(r, rewritten(r.body())),
                        "signed-after-parsing"),
                mistake(
                        "checks no time",
                        "stripe",
                        (r, a) -> Verifiers.pairs(r, "Stripe-Signature", Pairs.STRIPE, SECRET, 1L << 40),
                        "stale-accepted",
                        "future-accepted"),
                mistake(
                        "checks the past only",
                        "stripe",
                        (r, a) -> Verifiers.pairs(r, "Stripe-Signature", Pairs.STRIPE, SECRET, 300)
                                || (stripeTime(r) > System.currentTimeMillis() / 1000
                                        && Verifiers.pairs(r, "Stripe-Signature", Pairs.STRIPE, SECRET, 1L << 40)),
                        "future-accepted"),
                mistake(
                        "takes v0 for v1",
                        "stripe",
                        (r, a) -> Verifiers.pairs(r, "Stripe-Signature", Pairs.STRIPE, SECRET, 300)
                                || Verifiers.pairs(r, "Stripe-Signature", new Pairs(",", "t", "v0", "."), SECRET, 300),
                        "other-scheme-accepted"),
                mistake(
                        "falls back to the signature of before 2020",
                        "github",
                        (r, a) -> gitHub(r) || Verifiers.body(r, "X-Hub-Signature", "sha1=", "HmacSHA1", SECRET, true),
                        "other-scheme-accepted"),
                mistake(
                        "looks at the first v1 only",
                        "stripe",
                        (r, a) -> Verifiers.pairs(firstOnly(r), "Stripe-Signature", Pairs.STRIPE, SECRET, 300),
                        "rotation-refused"),
                mistake(
                        "takes the first of two fields",
                        "lemonsqueezy",
                        (r, a) -> r.header("X-Signature")
                                .filter(sent -> Verifiers.same(
                                        sent, Verifiers.hex(Verifiers.mac("HmacSHA256", SECRET, "", r.body()))))
                                .isPresent(),
                        "doubled-accepted"),
                mistake(
                        "looks fields up by their exact case",
                        "woocommerce",
                        (r, a) -> r.lines().stream().anyMatch(line -> line.startsWith("X-WC-Webhook-Signature:"))
                                && Verifiers.body(r, "X-WC-Webhook-Signature", "", "HmacSHA256", SECRET, false),
                        "valid-form-refused"),
                mistake(
                        "takes the signed id from the content",
                        "standard",
                        (r, a) -> Verifiers.standard(withIdOfContent(r), "webhook-", DECODED),
                        "renamed-accepted",
                        "doubled-accepted"),
                mistake(
                        "does not compare the content's digest with the signed address",
                        "twilio",
                        (r, a) -> r.query().contains("bodySHA256=") && Verifiers.twilio(r, a + "?" + r.query(), SECRET),
                        "altered-accepted",
                        "signed-after-parsing"),
                mistake(
                        "verifies without the address",
                        "square",
                        (r, a) -> Stream.of(a, a + "x").anyMatch(address -> Verifiers.square(r, address, SECRET)),
                        "altered-accepted"),
                mistake(
                        "takes the time as it comes in its field",
                        "slack",
                        (r, a) -> Verifiers.slack(r, SECRET) || slackAtAnyTime(r),
                        "stale-accepted"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void an_endpoint_that(String what, String provider, BiPredicate<Request, String> verifier, List<String> rules) {
        WebhookSender sender =
                provider.equals("standard") ? WebhookSender.standardWebhooks(SECRET) : Senders.named(provider, SECRET);

        try (Endpoint endpoint = Endpoint.verifying(verifier)) {
            CheckResult result = endpoint.judged(sender, Endpoint.EVENT);

            assertThat(Endpoint.rules(result)).as(what).containsExactlyInAnyOrderElementsOf(rules);
            assertThat(result.unseen()).isEmpty();
        }
    }

    static Stream<Arguments> handlings() {
        return Stream.of(
                handling(
                        "charges before it verifies",
                        endpoint -> request -> {
                            endpoint.charge();
                            return Response.status(razorpay(request, request.body()) ? 200 : 401);
                        },
                        "processed-before-verified"),
                handling(
                        "fails where the signature cannot be read",
                        endpoint -> request -> {
                            Optional<String> sent = Verifiers.single(request, "X-Razorpay-Signature");
                            if (sent.isEmpty() || sent.get().length() != 64) {
                                return Response.status(500);
                            }
                            return charged(endpoint, razorpay(request, request.body()), Response.status(401));
                        },
                        "error-on-forgery"),
                handling(
                        "sends what it does not know to the log-in page",
                        endpoint -> request ->
                                charged(endpoint, razorpay(request, request.body()), Response.redirect(302, "/login")),
                        "unclear-refusal"),
                handling(
                        "acknowledges what it cannot verify and throws it away",
                        endpoint -> request -> charged(
                                endpoint, razorpay(request, request.body()), Response.ok("text/plain", "ignored")),
                        "forgery-acknowledged"),
                handling(
                        "hangs up on what it cannot verify",
                        endpoint -> request -> charged(
                                endpoint,
                                razorpay(request, request.body()),
                                Response.raw("").thenReset()),
                        "error-on-forgery"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handlings")
    void an_endpoint_that_in_its_answers(String what, Function<Endpoint, Handler> handling, String rule) {
        try (Endpoint endpoint = Endpoint.handling(handling)) {
            CheckResult result = endpoint.judged(WebhookSender.razorpay(SECRET), Endpoint.EVENT);

            assertThat(Endpoint.rules(result)).as(what).containsExactly("webhook." + rule);
            assertThat(result.unseen()).isEmpty();
        }
    }

    @Test
    void a_rotation_of_which_the_endpoint_knows_the_new_secret_only_is_found() {
        WebhookSender sender = WebhookSender.gitHub(SECRET).rotatedFrom(WebhookSender.gitHub("before"));

        try (Endpoint endpoint = Endpoint.verifying((r, a) -> gitHub(r))) {
            CheckResult result = endpoint.judged(sender, Endpoint.EVENT);

            assertThat(result.findings())
                    .singleElement()
                    .extracting(Finding::message)
                    .isEqualTo(endpoint.address()
                            + ": expected a delivery signed with the secret from before the rotation to be accepted with 2xx,"
                            + " but it was answered 401.");
        }
    }

    @Test
    void a_finding_says_which_forgery_was_accepted_and_shows_it() {
        try (Endpoint endpoint = Endpoint.verifying((r, a) -> true)) {
            CheckResult result = endpoint.judged(WebhookSender.gitHub(SECRET), Endpoint.EVENT);

            Finding finding = result.findings().get(0);
            assertThat(finding.message())
                    .isEqualTo(endpoint.address() + ": expected a delivery signed with another secret, or without its"
                            + " signature field, or with an empty signature, or with a signature field that cannot be"
                            + " read (and 8 more) to be refused with 4xx, but it was accepted (200).");
            assertThat(finding.evidence())
                    .hasSizeGreaterThan(5)
                    .allSatisfy(evidence -> assertThat(evidence.text())
                            .startsWith("POST /hooks\nX-GitHub-Event: invoice.paid\n")
                            .endsWith("→ 200")
                            .doesNotContain(SECRET));
        }
    }

    private static Arguments mistake(
            String what, String provider, BiPredicate<Request, String> verifier, String... rules) {
        return Arguments.of(
                what,
                provider,
                verifier,
                Arrays.stream(rules).map(rule -> "webhook." + rule).toList());
    }

    private static Arguments handling(String what, Function<Endpoint, Handler> handling, String rule) {
        return Arguments.of(what, handling, rule);
    }

    private static Response charged(Endpoint endpoint, boolean verified, Response otherwise) {
        if (!verified) {
            return otherwise;
        }
        endpoint.charge();
        return Response.status(200);
    }

    private static boolean gitHub(Request request) {
        return Verifiers.body(request, "X-Hub-Signature-256", "sha256=", "HmacSHA256", SECRET, true);
    }

    private static boolean razorpay(Request request, String body) {
        return Verifiers.single(request, "X-Razorpay-Signature")
                .filter(sent -> Verifiers.same(sent, Verifiers.hex(Verifiers.mac("HmacSHA256", SECRET, "", body))))
                .isPresent();
    }

    private static String shopifyDigest(String body) {
        return Base64.getEncoder().encodeToString(Verifiers.mac("HmacSHA256", SECRET, "", body));
    }

    /** What a JSON library makes of it that keeps the order of members. */
    private static String rewritten(String body) {
        try {
            return JsonParser.parseString(body).toString();
        } catch (JsonParseException e) {
            return "";
        }
    }

    private static long stripeTime(Request request) {
        String time = request.header("Stripe-Signature").orElse("").replaceFirst("^t=(\\d+).*", "$1");
        return time.matches("\\d+") ? Long.parseLong(time) : 0;
    }

    private static Request firstOnly(Request request) {
        return with(
                request,
                line -> line.startsWith("Stripe-Signature:") ? line.replaceFirst("(v1=[^,]*),.*", "$1") : line);
    }

    private static Request withIdOfContent(Request request) {
        String id = request.body().replaceFirst("(?s).*\"id\"\\s*:\\s*\"([^\"]*)\".*", "$1");
        List<String> others = request.lines().stream()
                .filter(line -> !line.startsWith("webhook-id:"))
                .toList();
        boolean named = others.size() < request.lines().size();
        List<String> lines = Stream.concat(others.stream(), named ? Stream.of("webhook-id: " + id) : Stream.of())
                .toList();
        return new Request(request.method(), request.target(), lines, request.body(), "");
    }

    /** Verifies the content at each second of the last two hours: the field's time is not what was signed. */
    private static boolean slackAtAnyTime(Request request) {
        Optional<String> time = Verifiers.single(request, "X-Slack-Request-Timestamp");
        if (time.filter(t -> Verifiers.fresh(t, 300)).isEmpty()) {
            return false;
        }
        long hourAgo = Long.parseLong(time.get()) - 3600;
        String expected =
                "v0=" + Verifiers.hex(Verifiers.mac("HmacSHA256", SECRET, "v0:" + hourAgo + ":", request.body()));
        return Verifiers.single(request, "X-Slack-Signature")
                .filter(sent -> Verifiers.same(sent, expected))
                .isPresent();
    }

    private static Request with(Request request, Function<String, String> change) {
        return new Request(
                request.method(),
                request.target(),
                request.lines().stream().map(change).toList(),
                request.body(),
                "");
    }
}
