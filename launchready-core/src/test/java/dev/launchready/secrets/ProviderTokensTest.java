package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Confidence;
import dev.launchready.Impact;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderTokensTest {
    static Stream<Arguments> tokens() {
        return Stream.of(
                Arguments.of("stripe-live-secret-key", Tokens.stripe(1)),
                Arguments.of("github-personal-access-token", Tokens.github("ghp", 2)),
                Arguments.of("github-fine-grained-token", "github_" + "pat_" + Tokens.random(3, Tokens.ALNUM, 82)),
                Arguments.of("aws-access-key-id", "AK" + "IA" + Tokens.random(4, Tokens.UPPER, 16)),
                Arguments.of(
                        "slack-bot-token", "xox" + "b-123456789012-123456789012-" + Tokens.random(5, Tokens.ALNUM, 24)),
                Arguments.of(
                        "openai-project-key",
                        "sk-" + "proj-" + Tokens.random(6, Tokens.ALNUM, 74) + "T3Blbk" + "FJ"
                                + Tokens.random(7, Tokens.ALNUM, 74)),
                Arguments.of("anthropic-api-key", "sk-" + "ant-api03-" + Tokens.random(8, Tokens.ALNUM, 93) + "AA"),
                Arguments.of("google-api-key", "AI" + "za" + Tokens.random(9, Tokens.ALNUM, 35)),
                Arguments.of(
                        "sendgrid-api-key",
                        "S" + "G." + Tokens.random(10, Tokens.ALNUM, 22) + "." + Tokens.random(11, Tokens.ALNUM, 43)),
                Arguments.of("digitalocean-personal-access-token", "dop_" + "v1_" + Tokens.random(12, Tokens.HEX, 64)),
                Arguments.of(
                        "huggingface-user-token",
                        "h" + "f_" + Tokens.random(13, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ", 34)),
                Arguments.of("groq-api-key", "gs" + "k_" + Tokens.random(14, Tokens.ALNUM, 52)),
                Arguments.of("pypi-upload-token", "pypi" + "-AgE" + Tokens.random(15, Tokens.ALNUM, 120)),
                Arguments.of("npm-access-token", "np" + "m_" + Tokens.random(16, Tokens.ALNUM, 36)),
                Arguments.of("gitlab-personal-access-token", "gl" + "pat-" + Tokens.random(17, Tokens.ALNUM, 20)),
                Arguments.of("shopify-access-token", "shp" + "at_" + Tokens.random(18, Tokens.HEX, 32)),
                Arguments.of("telegram-bot-token", "7213808860" + ":A" + Tokens.random(19, Tokens.ALNUM, 34)),
                Arguments.of("mailchimp-api-key", Tokens.random(20, Tokens.HEX, 32) + "-us" + "12"),
                Arguments.of("databricks-access-token", "da" + "pi" + Tokens.random(21, Tokens.HEX, 32)),
                Arguments.of("doppler-token", "dp.p" + "t." + Tokens.random(22, Tokens.ALNUM, 43)),
                Arguments.of("vault-service-token", "hv" + "s." + Tokens.random(23, Tokens.ALNUM, 95)),
                Arguments.of("linear-api-key", "lin_" + "api_" + Tokens.random(24, Tokens.ALNUM, 40)),
                Arguments.of(
                        "tailscale-key",
                        "tskey" + "-auth-" + Tokens.random(25, Tokens.ALNUM, 16) + "-"
                                + Tokens.random(26, Tokens.ALNUM, 32)));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void a_token_is_known_by_its_own_shape_wherever_it_stands(String rule, String token) {
        assertThat(Tokens.ids("a.txt", token)).containsExactly("secrets." + rule);
        assertThat(Tokens.ids("a.json", "{\"value\": \"" + token + "\"}")).containsExactly("secrets." + rule);
        assertThat(Tokens.ids("a.txt", "before\\n" + token + "\\nafter")).containsExactly("secrets." + rule);
        assertThat(Tokens.ids("a.txt", "x" + token)).doesNotContain("secrets." + rule);
    }

    static Stream<Arguments> named() {
        return Stream.of(
                Arguments.of("algolia-admin-key", "ALGOLIA_KEY=" + Tokens.random(30, Tokens.HEX, 32)),
                Arguments.of("heroku-api-key", "HEROKU_API_KEY: " + Tokens.uuid(31)),
                Arguments.of(
                        "datadog-application-key", "var datadogToken = \"" + Tokens.random(32, Tokens.HEX, 40) + "\""),
                Arguments.of("twilio-auth-token", "twilio.authToken=" + Tokens.random(33, Tokens.HEX, 32)),
                Arguments.of("new-relic-license-key-in-name", "NEW_RELIC_LICENSE=" + Tokens.random(34, Tokens.HEX, 40)),
                Arguments.of("okta-client-secret", "oktaClientSecret: '" + Tokens.random(35, Tokens.ALNUM, 40) + "'"),
                Arguments.of("cohere-api-key", "co_api_key = \"" + Tokens.random(36, Tokens.ALNUM, 40) + "\""),
                Arguments.of(
                        "aws-secret-access-key", "aws_secret_access_key = " + Tokens.random(37, Tokens.ALNUM, 40)));
    }

    @ParameterizedTest
    @MethodSource("named")
    void a_value_without_a_shape_of_its_own_is_known_by_its_name(String rule, String text) {
        assertThat(Tokens.ids("a.txt", text)).containsExactly("secrets." + rule);
    }

    @Test
    void a_provider_within_another_word_is_no_name() {
        String value = Tokens.random(40, Tokens.LOWER, 24);

        assertThat(Tokens.ids("a.txt", "SetSysctl = \"" + value + "\"")).isEmpty(); // etsy
        assertThat(Tokens.ids("a.txt", "sumOfAll = suAb12Cd34Ef56;")).isEmpty(); // sumo
    }

    @Test
    void a_checksum_grades_and_drops_nothing() {
        String sound = Tokens.github("ghp", 50);
        String unsound = sound.substring(0, 39) + (sound.endsWith("a") ? "b" : "a");

        SecretMatch one = Tokens.scan("a.txt", sound).get(0);
        SecretMatch other = Tokens.scan("a.txt", unsound).get(0);

        assertThat(one.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(one.reasons()).contains("its checksum is right");
        assertThat(other.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(other.reasons().get(0)).startsWith("its checksum is wrong");
    }

    @Test
    void an_aws_key_id_tells_its_account() {
        SecretMatch match = Tokens.scan("a.txt", "ASIA" + "QNZGKIQY56JQ7WML").get(0);

        assertThat(match.reasons()).contains("its id names the AWS account 029608264753");
    }

    @Test
    void what_it_costs_follows_from_what_it_is_and_where_it_lies() {
        String live = Tokens.stripe(60);

        assertThat(Tokens.scan("src/pay.js", live).get(0).impact()).isEqualTo(Impact.LAUNCH_BLOCKER);
        assertThat(Tokens.scan("src/test/pay.js", live).get(0).impact()).isEqualTo(Impact.CLEANUP);
        assertThat(Tokens.scan("src/pay.js", live.replace("live", "test"))
                        .get(0)
                        .impact())
                .isEqualTo(Impact.CLEANUP);
        assertThat(Tokens.scan("src/pay.js", "sk_" + "live_" + "A".repeat(24))
                        .get(0)
                        .impact())
                .isEqualTo(Impact.CLEANUP);
        assertThat(Tokens.scan("src/test/a.js", Tokens.github("ghp", 61)).get(0).impact())
                .as("a right checksum among tests")
                .isEqualTo(Impact.LAUNCH_BLOCKER);
    }

    @Test
    void what_is_public_by_design_is_told_apart() {
        SecretMatch key = Tokens.scan("a.js", "pk_" + "live_" + Tokens.random(70, Tokens.ALNUM, 24))
                .get(0);
        SecretMatch dsn = Tokens.scan(
                        "a.js", "https://" + Tokens.random(71, Tokens.HEX, 32) + "@o1234.ingest.sentry.io/5678")
                .get(0);

        assertThat(key.rule().isPublicByDesign()).isTrue();
        assertThat(dsn.rule().isPublicByDesign()).isTrue();
    }
}
