package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters without a digit: chance is told from words. */
class LetterPairsTest {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String MIXED = LOWER + LOWER.toUpperCase(java.util.Locale.ROOT);

    @ParameterizedTest
    @CsvSource({"12, 750", "16, 880", "24, 960", "32, 985"})
    void most_letters_that_are_drawn_are_known(int length, int least) {
        assertThat(drawn(MIXED, length)).isGreaterThanOrEqualTo(least);
        assertThat(drawn(LOWER, length)).isGreaterThanOrEqualTo(least);
    }

    private static long drawn(String alphabet, int length) {
        return LongStream.range(0, 1000)
                .filter(seed -> LetterPairs.areDrawn(Tokens.random(seed, alphabet, length)))
                .count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connectionManagerFactory",
                "user_authentication_failed",
                "XMLHttpRequestUpload",
                "AbstractBeanDefinitionParserDelegate",
                "Datenschutzgrundverordnung",
                "donaudampfschifffahrtsgesellschaft",
                "mot-de-passe-oublie",
                "contrasenaIncorrecta",
                "wachtwoordVergeten",
                "correcthorsebatterystaple",
                "KUBERNETES_SERVICE_ACCOUNT",
                "jdbcTemplateTransactionManager"
            })
    void words_of_programs_and_people_are_not(String words) {
        assertThat(LetterPairs.areDrawn(words)).isFalse();
    }

    @Test
    void few_letters_tell_nothing() {
        assertThat(IntStream.range(0, 1000).filter(i -> LetterPairs.areDrawn(Tokens.random(i, MIXED, 11))))
                .isEmpty();
    }

    @Test
    void a_separator_parts_what_would_surprise() {
        assertThat(LetterPairs.areDrawn("q-x-z-j-k-v-w-q-x-z-j-k-v")).isFalse();
    }

    @Test
    void a_password_or_key_of_letters_alone_is_found() {
        String drawn = "kXbQzTqY" + "vHwLpNsJ";

        assertThat(Tokens.ids("a.js", "const password = \"" + drawn + "\";"))
                .containsExactly("secrets.assigned-password");
        assertThat(Tokens.ids("a.py", "api_key = '" + drawn + "'")).containsExactly("secrets.assigned-secret");
        assertThat(Tokens.ids("a.env", "API_TOKEN=" + drawn.toLowerCase(java.util.Locale.ROOT)))
                .containsExactly("secrets.assigned-secret");
        assertThat(Tokens.ids("a.java", "String apiKey = " + drawn + ";")).isEmpty();
        assertThat(Tokens.ids("a.js", "const password = \"connectionManager\";"))
                .isEmpty();
    }
}
