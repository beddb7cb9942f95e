package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SecretValueTest {
    @Property
    void no_more_than_five_characters_and_a_quarter_are_shown(
            @ForAll @StringLength(min = 1, max = 120) @CharRange(from = 'A', to = 'Z') String secret) {
        SecretValue value = value(secret);

        String shown =
                value.redacted().replaceAll(" \\(\\d+ characters\\)$", "").replace("…", "");

        assertThat(shown.length()).isLessThanOrEqualTo(Math.min(5, secret.length() / 4));
        assertThat(secret)
                .startsWith(value.redacted().substring(0, value.redacted().indexOf('…')));
    }

    @Test
    void the_edges_are_three_and_two_characters_of_a_long_one() {
        assertThat(value("abcdefghijklmnopqrstuvwxyz").redacted()).isEqualTo("abc…yz (26 characters)");
        assertThat(value("abcdefgh").redacted()).isEqualTo("a…h (8 characters)");
        assertThat(value("abc").redacted()).isEqualTo("… (3 characters)");
    }

    @Test
    void control_characters_at_the_edges_cannot_disturb_a_terminal() {
        assertThat(value("\u001b[31mabcdefghijklmnopqrs\n").redacted())
                .doesNotContain("\u001b")
                .doesNotContain("\n");
    }

    @Test
    void equal_secrets_have_equal_fingerprints_and_nothing_prints_more() {
        SecretValue one = value("correct horse battery staple");
        SecretValue other = value("correct horse battery staple");

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.fingerprint()).isEqualTo("c4bbcb1fbec99d65");
        assertThat(one).hasToString("cor…le (28 characters) sha256:c4bbcb1fbec99d65");
    }

    private static SecretValue value(String text) {
        return SecretValue.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
