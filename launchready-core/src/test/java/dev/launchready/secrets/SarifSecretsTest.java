package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.launchready.Launch;
import dev.launchready.report.SarifReport;
import dev.launchready.secrets.source.GitRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code scanning follows a secret by its fingerprint: it is the same alert when lines move, another for another secret. */
class SarifSecretsTest {
    private final Launch launch = Launch.at("acme.test").within(Duration.ofSeconds(60));
    private final String token = Tokens.stripe(900);

    @TempDir
    Path root;

    @Test
    void a_result_stands_at_its_file_and_line() throws IOException {
        write("\n\nkey = \"" + token + "\"\n");

        JsonObject physical = results(Secrets.in(root))
                .get(0)
                .getAsJsonArray("locations")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("physicalLocation");

        assertThat(physical.getAsJsonObject("artifactLocation").get("uri").getAsString())
                .isEqualTo("pay.js");
        assertThat(physical.getAsJsonObject("region").get("startLine").getAsInt())
                .isEqualTo(3);
    }

    @Test
    void the_fingerprints_stay_when_the_line_moves() throws IOException {
        write("key = \"" + token + "\"\n");
        List<JsonElement> before = prints(Secrets.in(root));

        write("\n\n\n\nkey = \"" + token + "\"\n");

        assertThat(before).hasSize(1);
        assertThat(prints(Secrets.in(root))).isEqualTo(before);
    }

    @Test
    void another_secret_at_the_same_place_has_other_ones() throws IOException {
        write("key = \"" + token + "\"\n");
        List<JsonElement> before = prints(Secrets.in(root));

        write("key = \"" + Tokens.stripe(901) + "\"\n");

        assertThat(prints(Secrets.in(root))).doesNotContainAnyElementsOf(before);
    }

    @Test
    void a_secret_of_the_history_has_some_as_well() throws IOException {
        try (GitRepo repo = GitRepo.in(root)) {
            repo.ref("refs/heads/main", repo.commit(Map.of("a.yml", "key = \"" + token + "\"\n"), "1"));
        }

        assertThat(prints(Secrets.inHistoryOf(root)))
                .singleElement()
                .satisfies(print -> assertThat(print.getAsJsonObject().keySet())
                        .containsExactlyInAnyOrder("launchready/v1", "primaryLocationLineHash"));
    }

    private void write(String text) throws IOException {
        Files.writeString(root.resolve("pay.js"), text);
    }

    private List<JsonElement> prints(Secrets check) {
        return results(check).stream()
                .map(result -> result.get("partialFingerprints"))
                .toList();
    }

    private List<JsonObject> results(Secrets check) {
        JsonObject run = JsonParser.parseString(SarifReport.write(launch.run(check)))
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
        return StreamSupport.stream(run.getAsJsonArray("results").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
