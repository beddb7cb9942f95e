package dev.launchready.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Impact;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that providers made for browsers, and keys that look like them and are a server's. */
class PublicKeyTest {
    private static final String A = Tokens.ALNUM;

    static Stream<Arguments> meantForBrowsers() {
        return Stream.of(
                Arguments.of("Stripe publishable key", "Stripe(\"pk_" + "live_" + Tokens.random(1, A, 24) + "\")"),
                Arguments.of("Stripe publishable key", "Stripe(\"pk_" + "test_" + Tokens.random(2, A, 99) + "\")"),
                Arguments.of(
                        "Clerk publishable key", "{publishableKey:\"pk_" + "live_" + base64("clerk.acme.dev$") + "\"}"),
                Arguments.of(
                        "Google API key", "{apiKey:\"AI" + "za" + Tokens.random(3, A, 35) + "\",authDomain:\"a\"}"),
                Arguments.of("Google API key", "maps/api/js?key=AI" + "za" + Tokens.random(4, A, 35) + "&v=3"),
                Arguments.of(
                        "Google OAuth client id",
                        "\"123456789012-" + Tokens.random(5, Tokens.LOWER, 32) + ".apps.googleusercontent.com\""),
                Arguments.of(
                        "Sentry DSN",
                        "dsn:\"https://" + Tokens.random(6, Tokens.HEX, 32)
                                + "@o12345.ingest.us.sentry.io/4501234567\""),
                Arguments.of("Google recaptcha site key", "data-sitekey=\"6Ld" + Tokens.random(7, A, 37) + "\""),
                Arguments.of(
                        "Google recaptcha site key", "recaptcha/api.js?render=6Lf" + Tokens.random(8, A, 37) + "\""),
                Arguments.of("Cloudflare turnstile site key", "sitekey:\"0x4AAAAAAA" + Tokens.random(9, A, 14) + "\""),
                Arguments.of("PostHog project key", "posthog.init(\"ph" + "c_" + Tokens.random(10, A, 43) + "\")"),
                Arguments.of("Segment write key", "{segmentWriteKey:\"" + Tokens.random(11, A, 32) + "\"}"),
                Arguments.of(
                        "Algolia key named as a public one",
                        "{algoliaSearchKey:\"" + Tokens.random(12, Tokens.HEX, 32) + "\"}"),
                Arguments.of(
                        "Algolia key named as a public one",
                        "NEXT_PUBLIC_ALGOLIA_SEARCH_API_KEY=" + Tokens.random(13, Tokens.HEX, 32)),
                Arguments.of("Supabase anonymous key", "createClient(u,\"" + jwt("anon") + "\")"),
                Arguments.of("Supabase anonymous key", "NEXT_PUBLIC_SUPABASE_ANON_KEY=" + jwt("anon")),
                Arguments.of(
                        "Supabase publishable key",
                        "\"sb_" + "publishable_" + Tokens.random(14, A, 22) + "_" + Tokens.random(15, A, 8) + "\""),
                Arguments.of(
                        "Mapbox public token",
                        "accessToken=\"pk." + "eyJ1Ijoi" + Tokens.random(16, A, 60) + "." + Tokens.random(17, A, 22)
                                + "\""),
                Arguments.of(
                        "New Relic browser key", "licenseKey:\"NR" + "JS-" + Tokens.random(18, Tokens.HEX, 19) + "\""),
                Arguments.of(
                        "Datadog client token",
                        "{datadogClientToken:\"pub" + Tokens.random(19, Tokens.HEX, 32) + "\"}"),
                Arguments.of("Bugsnag API key", "{bugsnagApiKey:\"" + Tokens.random(20, Tokens.HEX, 32) + "\"}"),
                Arguments.of("Razorpay live key id", "{key:\"rzp_" + "live_" + Tokens.random(21, A, 14) + "\"}"),
                Arguments.of("Razorpay test key id", "{key:\"rzp_" + "test_" + Tokens.random(22, A, 14) + "\"}"),
                Arguments.of(
                        "Square application id", "{applicationId:\"sq0" + "idp-" + Tokens.random(23, A, 22) + "\"}"),
                Arguments.of(
                        "Paddle client token", "{paddleToken:\"live_" + Tokens.random(24, Tokens.LOWER, 27) + "\"}"),
                Arguments.of(
                        "PayPal braintree tokenization key",
                        "\"production_" + Tokens.random(25, Tokens.LOWER, 8) + "_" + Tokens.random(26, Tokens.LOWER, 16)
                                + "\""),
                Arguments.of(
                        "Amazon Web Services appsync key",
                        "{apiKey:\"da2-" + Tokens.random(27, Tokens.LOWER, 26) + "\"}"),
                Arguments.of(
                        "Contentful delivery token", "{contentfulDeliveryToken:\"" + Tokens.random(28, A, 43) + "\"}"),
                Arguments.of(
                        "Rollbar key named as a public one",
                        "{rollbarClientToken:\"" + Tokens.random(29, Tokens.HEX, 32) + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("meantForBrowsers")
    void a_key_for_browsers_is_known_as_one_and_has_advice(String title, String text) {
        List<SecretMatch> matches = Tokens.scan("app.js", text);

        assertThat(matches).hasSize(1);
        Optional<PublicKey> key = PublicKey.of(matches.get(0), blob(text));
        assertThat(key).hasValueSatisfying(k -> {
            assertThat(k.title()).isEqualTo(title);
            assertThat(k.restrict()).endsWith(".");
        });
    }

    static Stream<Arguments> ofAServer() {
        return Stream.of(
                Arguments.of("stripe-live-secret-key", "Stripe(\"" + Tokens.stripe(30) + "\")"),
                Arguments.of("stripe-live-restricted-key", "\"rk_" + "live_" + Tokens.random(31, A, 24) + "\""),
                Arguments.of("stripe-test-secret-key", "\"sk_" + "test_" + Tokens.random(32, A, 24) + "\""),
                Arguments.of("stripe-webhook-secret", "\"whsec_" + Tokens.random(33, A, 32) + "\""),
                Arguments.of("json-web-token", "SUPABASE_SERVICE_ROLE_KEY=" + jwt("service_role")),
                Arguments.of("json-web-token", "createClient(u,\"" + jwt("service_role") + "\")"),
                Arguments.of(
                        "supabase-secret-key",
                        "\"sb_" + "secret_" + Tokens.random(34, A, 22) + "_" + Tokens.random(35, A, 8) + "\""),
                Arguments.of(
                        "mapbox-secret-token",
                        "\"sk." + "eyJ1Ijoi" + Tokens.random(36, A, 60) + "." + Tokens.random(37, A, 22) + "\""),
                Arguments.of("algolia-admin-key", "{algoliaAdminKey:\"" + Tokens.random(38, Tokens.HEX, 32) + "\"}"),
                Arguments.of("posthog-personal-key", "\"ph" + "x_" + Tokens.random(39, A, 43) + "\""),
                Arguments.of("google-api-key", "{geminiApiKey:\"AI" + "za" + Tokens.random(40, A, 35) + "\"}"),
                Arguments.of("google-oauth-client-secret", "\"GOC" + "SPX-" + Tokens.random(41, A, 28) + "\""),
                Arguments.of("google-recaptcha-secret-key", "RECAPTCHA_SECRET=6Le" + Tokens.random(42, A, 37)),
                Arguments.of(
                        "cloudflare-turnstile-secret",
                        "turnstileSecret:\"0x4AAAAAAA" + Tokens.random(43, A, 25) + "\""),
                Arguments.of("datadog-api-key", "{datadogApiKey:\"" + Tokens.random(44, Tokens.HEX, 32) + "\"}"),
                Arguments.of(
                        "rollbar-access-token", "{rollbarServerToken:\"" + Tokens.random(45, Tokens.HEX, 32) + "\"}"),
                Arguments.of("square-oauth-secret", "\"sq0" + "csp-" + Tokens.random(46, A, 43) + "\""),
                Arguments.of("sentry-user-token", "\"sntryu_" + Tokens.random(47, Tokens.HEX, 64) + "\""),
                Arguments.of(
                        "contentful-delivery-token", "{contentfulPreviewToken:\"" + Tokens.random(48, A, 43) + "\"}"),
                Arguments.of("anthropic-api-key", "\"sk-" + "ant-api03-" + Tokens.random(49, A, 93) + "AA\""),
                Arguments.of(
                        "sendgrid-api-key",
                        "\"S" + "G." + Tokens.random(50, A, 22) + "." + Tokens.random(51, A, 43) + "\""),
                Arguments.of("aws-access-key-id", "\"AK" + "IA" + Tokens.random(52, Tokens.UPPER, 16) + "\""),
                Arguments.of("github-personal-access-token", "\"" + Tokens.github("ghp", 53) + "\""));
    }

    @ParameterizedTest
    @MethodSource("ofAServer")
    void a_key_of_a_server_is_not_taken_for_one_of_browsers(String rule, String text) {
        List<SecretMatch> matches = Tokens.scan("app.js", text);

        assertThat(matches).extracting(m -> m.rule().id()).containsExactly("secrets." + rule);
        assertThat(PublicKey.of(matches.get(0), blob(text))).isEmpty();
    }

    @Test
    void a_test_key_is_told_from_a_live_one() {
        String test = "pk_" + "test_" + Tokens.random(60, A, 24);

        assertThat(PublicKey.of(Tokens.scan("a.js", test).get(0), blob(test))
                        .orElseThrow()
                        .test())
                .isTrue();
        String live = test.replace("test", "live");
        assertThat(PublicKey.of(Tokens.scan("a.js", live).get(0), blob(live))
                        .orElseThrow()
                        .test())
                .isFalse();
    }

    @Test
    void a_token_that_passes_row_level_security_says_so() {
        assertThat(Tokens.scan("a.js", jwt("service_role")).get(0).reasons())
                .containsExactly("its header is JSON, and it claims the role service_role");
    }

    @Test
    void what_a_path_excuses_in_a_tree_it_does_not_where_it_is_served() {
        Blob blob = new Blob("docs/examples/app.js", Tokens.stripe(61).getBytes(UTF_8));

        assertThat(SecretScanner.standard().scan(blob).get(0).impact()).isEqualTo(Impact.CLEANUP);
        assertThat(SecretScanner.standard().excusingNoPath().scan(blob).get(0).impact())
                .isEqualTo(Impact.LAUNCH_BLOCKER);
    }

    @Property(tries = 200)
    void no_name_makes_a_live_server_token_public(@ForAll String name, @ForAll long seed) {
        String text = name + "publicSiteKey=\"" + Tokens.stripe(seed) + "\"";

        for (SecretMatch match : Tokens.scan("app.js", text)) {
            if (match.rule().id().equals("secrets.stripe-live-secret-key")) {
                assertThat(PublicKey.of(match, blob(text))).isEmpty();
            }
        }
    }

    private static Blob blob(String text) {
        return new Blob("app.js", text.getBytes(UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String jwt(String role) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "."
                + encoder.encodeToString(("{\"iss\":\"supabase\",\"ref\":\"qzxwvutsrponmlkjihgf\",\"role\":\"" + role
                                + "\",\"iat\":1700000000,\"exp\":2015000000}")
                        .getBytes(UTF_8))
                + "." + Tokens.random(70, A, 43);
    }
}
