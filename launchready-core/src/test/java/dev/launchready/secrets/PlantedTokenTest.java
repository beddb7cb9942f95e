package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Evidence;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One token, planted in one place at a time: found there, and said to be there. */
class PlantedTokenTest {
    static final String TOKEN = Tokens.stripe(800);
    static final String LINE = "stripe_key = \"" + TOKEN + "\"\n";

    @TempDir
    Path root;

    /**
     * A place.
     *
     * @param name what it is
     * @param planting plants the token, and gives the check that has to find it
     * @param subject where it has to be found; {@code %s} stands for the object that the planting tells
     * @param says what the finding has to say beside that
     */
    record Place(String name, Planting planting, String subject, List<String> says) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A token in its place.
     *
     * @param check finds it
     * @param object the name of the object that the subject or the provenance names; may be empty
     */
    record Planted(Secrets check, String object) {}

    /** Plants the token. */
    interface Planting {
        Planted in(Path root) throws IOException;
    }

    static Stream<Place> places() {
        return Stream.of(GitPlaces.all(), ShippedPlaces.all(), WrittenPlaces.all())
                .flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("places")
    void the_token_is_found_at_its_place(Place place) throws IOException {
        Planted planted = place.planting().in(root);

        CheckResult result = planted.check().run(Launch.at("acme.test").within(Duration.ofSeconds(60)));

        assertThat(result.unseen()).isEmpty();
        List<Finding> found = result.findings().stream()
                .filter(f -> f.rule().equals("secrets.stripe-live-secret-key"))
                .toList();
        assertThat(found).hasSize(1).first().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo(place.subject().formatted(planted.object()));
            assertThat(finding.impact()).isEqualTo(Impact.LAUNCH_BLOCKER);
            String said = finding.message() + "\n"
                    + finding.evidence().stream().map(Evidence::text).collect(Collectors.joining("\n"));
            assertThat(said).contains("sha256:" + SecretValue.of(bytes(TOKEN)).fingerprint());
            place.says().forEach(words -> assertThat(said).contains(words.formatted(planted.object())));
        });
    }

    @Test
    void there_are_at_least_thirty_places() {
        assertThat(places().map(Place::name).distinct().count()).isGreaterThanOrEqualTo(30);
    }

    static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
