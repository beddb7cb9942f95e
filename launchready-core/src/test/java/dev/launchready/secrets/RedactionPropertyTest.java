package dev.launchready.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Finding;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No run of eight characters of a secret appears in anything that is said about it. */
class RedactionPropertyTest {
    @Property(tries = 400)
    void nothing_that_is_said_holds_eight_characters_of_a_secret(
            @ForAll("secrets") String secret, @ForAll("frames") String frame, @ForAll("paths") String path) {
        String text = frame.replace("%s", secret);

        List<SecretMatch> matches =
                SecretScanner.standard().scan(new Blob(path.replace("%s", secret), text.getBytes(UTF_8)));

        TreeScan scan =
                new TreeScan(matches, List.of(), List.of(), List.of(), List.of(), List.of(), 1, text.length(), 0);
        for (Finding finding : SecretJudge.findings(scan)) {
            assertSilent(finding.toString() + finding.message(), secret);
        }
        assertSilent(matches.toString() + SecretJudge.exhibits(scan), secret);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.longs()
                .flatMap(seed -> Arbitraries.of(
                        Tokens.stripe(seed),
                        Tokens.github("ghp", seed),
                        Tokens.random(seed, Tokens.ALNUM, 30),
                        Tokens.random(seed, Tokens.HEX, 40),
                        "AK" + "IA" + Tokens.random(seed, Tokens.UPPER, 16)));
    }

    @Provide
    Arbitrary<String> frames() {
        return Arbitraries.of(
                "token = \"%s\"",
                "%s",
                "%s %s %s",
                "%s=%s",
                "secret_%s=\"%s\"",
                "https://deploy:%s@acme.test/%s",
                "curl -u %s:%s https://acme.test",
                "{\"password\": \"%s\", \"token\": \"%s\", \"host\": \"h\", \"user\": \"u\"}",
                "Authorization: Bearer %s # was %s",
                "api_key: %s # api_key: %s",
                "x%s token = \"%s\"",
                "note%s; password=%s");
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("src/app.js", "config/%s.yml", "%s", "%s/a.env", "test/%s/b.txt");
    }

    private static void assertSilent(String said, String secret) {
        String lower = said.toLowerCase(Locale.ROOT);
        String hidden = secret.toLowerCase(Locale.ROOT);
        for (int i = 0; i + 8 <= hidden.length(); i++) {
            assertThat(lower).doesNotContain(hidden.substring(i, i + 8));
        }
    }
}
