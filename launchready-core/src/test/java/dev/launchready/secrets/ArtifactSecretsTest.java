package dev.launchready.secrets;

import static dev.launchready.secrets.source.Packing.bytes;
import static dev.launchready.secrets.source.Packing.gzip;
import static dev.launchready.secrets.source.Packing.tar;
import static dev.launchready.secrets.source.Packing.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactSecretsTest {
    private final Launch launch = Launch.at("acme.test").within(Duration.ofSeconds(60));
    private final String token = Tokens.stripe(720);
    private final String line = "key = \"" + token + "\"\n";

    @TempDir
    Path root;

    @Test
    void an_artifact_without_secrets_passes() throws IOException {
        write("app.jar", zip("a.txt", bytes("hello")));

        assertThat(Secrets.inArtifact(root.resolve("app.jar")).run(launch).outcome())
                .isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void a_secret_within_is_told_with_the_way_to_it() throws IOException {
        write("app.war", zip("WEB-INF/lib/a.jar", zip("conf/pay.yml", bytes("\n" + line))));

        Finding finding = one(Secrets.inArtifact(root.resolve("app.war")));

        assertThat(finding.subject()).isEqualTo("app.war!WEB-INF/lib/a.jar!conf/pay.yml:2");
        assertThat(finding.evidence().get(0).label()).isEqualTo(finding.subject());
    }

    @Test
    void archives_in_a_tree_are_opened() throws IOException {
        write("dist/app.tar.gz", gzip(tar(Map.of("etc/pay.yml", bytes(line)))));

        assertThat(one(Secrets.in(root)).subject()).isEqualTo("dist/app.tar.gz!app.tar!etc/pay.yml:1");
    }

    @Test
    void an_archive_is_opened_however_large_it_is() throws IOException {
        write("a.zip", zip(Map.of("a.txt", new byte[5000], "pay.yml", bytes(line))));

        assertThat(Secrets.in(root).withLargestFile(2000).run(launch))
                .satisfies(result -> assertThat(result.findings())
                        .extracting(Finding::subject)
                        .containsExactly("a.zip!pay.yml:1"))
                .satisfies(result -> assertThat(result.unseen())
                        .singleElement()
                        .satisfies(unseen -> assertThat(unseen.subject()).isEqualTo("a.zip!a.txt")));
    }

    @Test
    void bzip2_is_opened_and_what_is_not_is_told() throws IOException {
        var packed = new java.io.ByteArrayOutputStream();
        try (var out = new BZip2CompressorOutputStream(packed)) {
            out.write(tar(Map.of("pay.yml", bytes(line))));
        }
        write("a.tar.bz2", packed.toByteArray());
        write("b.bin", new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 1, 2});
        write("main.js.br", new byte[] {1, 2, 3});

        CheckResult result = Secrets.in(root).run(launch);

        assertThat(result.findings()).extracting(Finding::subject).containsExactly("a.tar.bz2!a.tar!pay.yml:1");
        assertThat(result.unseen())
                .hasSize(2)
                .allSatisfy(unseen -> assertThat(unseen.reason()).contains("not supported"));
    }

    @Test
    void installed_packages_count_in_what_ships_and_not_in_the_tree() throws IOException {
        write("node_modules/x/a.yml", bytes(line));

        assertThat(Secrets.in(root).run(launch).findings()).isEmpty();
        assertThat(one(Secrets.inArtifact(root)).subject()).isEqualTo("node_modules/x/a.yml:1");
    }

    @Test
    void what_a_later_layer_deletes_still_ships() throws IOException {
        byte[] manifest = bytes("[{\"Config\": \"c.json\", \"Layers\": [\"1/layer.tar\", \"2/layer.tar\"]}]");
        write(
                "image.tar",
                tar(Map.of(
                        "manifest.json", manifest,
                        "c.json", bytes("{}"),
                        "1/layer.tar", tar(Map.of("app/.env", bytes(line))),
                        "2/layer.tar", tar(Map.of("app/.wh..env", bytes(""))))));

        Finding finding = one(Secrets.inArtifact(root.resolve("image.tar")));

        assertThat(finding.subject()).isEqualTo("image.tar!1/layer.tar!app/.env:1");
        assertThat(finding.actual()).endsWith("which a later layer deletes and whoever pulls the image still gets");
        assertThat(finding.evidence())
                .anySatisfy(e -> assertThat(e.text()).isEqualTo("layer 1 of 2, deleted by a later one"));
    }

    @Test
    void an_artifact_that_is_not_there_leaves_the_outcome_open() {
        CheckResult result = Secrets.inArtifact(root.resolve("none.jar")).run(launch);

        assertThat(result.check()).isEqualTo("no secret ships in " + root.resolve("none.jar"));
        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen().get(0).reason()).contains("there is nothing at this path");
    }

    @Test
    void rules_for_files_know_what_lies_at_the_top_of_an_archive() throws IOException {
        String login = "db.acme.test:5432:app:app:" + Tokens.random(721, Tokens.ALNUM, 20) + "\n";
        write("home.zip", zip(".pgpass", bytes(login)));

        assertThat(one(Secrets.in(root)).subject()).isEqualTo("home.zip!.pgpass:1");
    }

    private void write(String path, byte[] content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private Finding one(Secrets check) {
        CheckResult result = check.run(launch);
        assertThat(result.unseen()).isEmpty();
        assertThat(result.findings()).hasSize(1);
        return result.findings().get(0);
    }
}
