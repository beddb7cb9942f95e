package dev.launchready.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Impact;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedVariableTest {
    private static final String RANDOM = Tokens.random(1, Tokens.ALNUM, 32);

    static Stream<Arguments> published() {
        String stripe = Tokens.stripe(2);
        return Stream.of(
                Arguments.of("NEXT_PUBLIC_STRIPE=" + stripe, "NEXT_PUBLIC_STRIPE", "Next.js", Impact.LAUNCH_BLOCKER),
                Arguments.of(
                        "export VITE_STRIPE_KEY='" + stripe + "'", "VITE_STRIPE_KEY", "Vite", Impact.LAUNCH_BLOCKER),
                Arguments.of("REACT_APP_K=" + stripe, "REACT_APP_K", "Create React App", Impact.LAUNCH_BLOCKER),
                Arguments.of("PUBLIC_K=" + stripe, "PUBLIC_K", "SvelteKit or Astro", Impact.LAUNCH_BLOCKER),
                Arguments.of("GATSBY_K=" + stripe, "GATSBY_K", "Gatsby", Impact.LAUNCH_BLOCKER),
                Arguments.of("NUXT_PUBLIC_K=" + stripe, "NUXT_PUBLIC_K", "Nuxt", Impact.LAUNCH_BLOCKER),
                Arguments.of("EXPO_PUBLIC_K=" + stripe, "EXPO_PUBLIC_K", "Expo", Impact.LAUNCH_BLOCKER),
                Arguments.of("VUE_APP_K=" + stripe, "VUE_APP_K", "Vue CLI", Impact.LAUNCH_BLOCKER),
                Arguments.of("ENV VITE_K=" + stripe, "VITE_K", "Vite", Impact.LAUNCH_BLOCKER),
                Arguments.of("{VITE_K:\"" + stripe + "\",MODE:\"x\"}", "VITE_K", "Vite", Impact.LAUNCH_BLOCKER),
                Arguments.of("VITE_SESSION_SECRET=" + RANDOM, "VITE_SESSION_SECRET", "Vite", Impact.LAUNCH_BLOCKER),
                Arguments.of("VITE_DB_PASSWORD=Tr0ub4dor+3", "VITE_DB_PASSWORD", "Vite", Impact.LAUNCH_BLOCKER),
                Arguments.of("VITE_ACME_AUTH_TOKEN=" + RANDOM, "VITE_ACME_AUTH_TOKEN", "Vite", Impact.SUPPORT_RISK),
                Arguments.of("VITE_ACME_API_KEY=" + RANDOM, "VITE_ACME_API_KEY", "Vite", Impact.CLEANUP),
                Arguments.of("NEXT_PUBLIC_X=$STRIPE_SECRET_KEY", "NEXT_PUBLIC_X", "Next.js", Impact.LAUNCH_BLOCKER));
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_secret_behind_a_publishing_prefix_is_told_by_name_and_tool(
            String text, String name, String tool, Impact impact) {
        List<PublishedVariable> found = find("# comment\n" + text + "\n");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).name()).isEqualTo(name);
        assertThat(found.get(0).tool()).isEqualTo(tool);
        assertThat(found.get(0).impact()).isEqualTo(impact);
        assertThat(found.get(0).place()).isEqualTo(".env:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NEXT_PUBLIC_SITE_URL=https://www.acme.dev",
                "NEXT_PUBLIC_RECAPTCHA_SITE_KEY=kq8Zr1Wm4Xc7Vb0Ny3Tg6Hj9Lp2Sd5Fa8Ke1",
                "VITE_ALGOLIA_SEARCH_KEY=0a1b2c3d4e5f60718293a4b5c6d7e8f9",
                "VITE_PASSWORD_MIN_LENGTH=12",
                "VITE_SECRET=changeme",
                "VITE_SECRET=",
                "VITE_API_TOKEN=$VITE_OTHER_TOKEN",
                "VITE_HOME=$HOME",
                "VITE_AUTH_TOKEN_URL=https://acme.dev/token",
                "MY_VITE_SECRET=kq8Zr1Wm4Xc7Vb0Ny3Tg6Hj9",
                "STRIPE_SECRET=kq8Zr1Wm4Xc7Vb0Ny3Tg6Hj9",
                "VITE_STRIPE_PUBLISHABLE_KEY=kq8Zr1Wm4Xc7Vb0Ny3Tg6Hj9",
                "const s = process.env.NEXT_PUBLIC_SESSION_SECRET;"
            })
    void what_is_public_empty_or_elsewhere_is_none(String text) {
        assertThat(find(text)).isEmpty();
    }

    @Test
    void a_publishable_key_under_such_a_name_is_where_it_belongs() {
        assertThat(find("NEXT_PUBLIC_STRIPE_KEY=pk_" + "live_" + Tokens.random(3, Tokens.ALNUM, 24)))
                .isEmpty();
    }

    @Test
    void it_cannot_print_what_it_holds() {
        String said = find("VITE_SESSION_SECRET=" + RANDOM).toString();

        for (int i = 0; i + 8 <= RANDOM.length(); i++) {
            assertThat(said).doesNotContain(RANDOM.substring(i, i + 8));
        }
    }

    @Test
    void a_file_of_nothing_but_names_ends() {
        assertThat(find("VITE_".repeat(400_000))).isEmpty();
        assertThat(find("VITE_A ".repeat(200_000))).isEmpty();
    }

    private static List<PublishedVariable> find(String text) {
        Blob blob = new Blob(".env", text.getBytes(UTF_8));
        return PublishedVariable.in(blob, SecretScanner.standard().scan(blob));
    }
}
