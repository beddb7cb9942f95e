package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.launchready.Launch;
import dev.launchready.LaunchReport;
import dev.launchready.report.ConsoleReport;
import dev.launchready.report.HtmlReport;
import dev.launchready.report.JsonReport;
import dev.launchready.report.MarkdownReport;
import dev.launchready.report.SarifReport;
import dev.launchready.secrets.source.GitRepo;
import dev.launchready.secrets.source.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** Whatever is told about a scan, on whichever channel, holds no eight characters of a secret in a row. */
class RedactionChannelsTest {
    private final Launch launch = Launch.at("acme.test").within(Duration.ofSeconds(60));

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void no_channel_tells_eight_characters_of_a_secret(
            @ForAll("secrets") String secret, @ForAll("frames") String frame, @ForAll("paths") String path)
            throws IOException {
        Path root = Files.createTempDirectory("redaction");
        try {
            plant(root, secret, frame.replace("%s", secret), path.replace("%s", secret));
            List<ScanProgress> progress = Collections.synchronizedList(new ArrayList<>());
            Secrets check = Secrets.inRepository(root).reportingTo(progress::add);

            TreeScan scan = check.scan(launch);
            LaunchReport report = launch.run(check);

            assertThat(scan.matches()).isNotEmpty();
            assertSilent(secret, "scan", scan.toString());
            assertSilent(secret, "progress", progress.toString());
            assertSilent(
                    secret,
                    "baseline",
                    SecretBaseline.of(scan.matches(), "ops", "known").text());
            assertSilent(secret, "findings", report.findings().toString());
            report.findings().forEach(finding -> assertSilent(secret, "message", finding.message()));
            assertSilent(secret, "report", report.toString());
            assertSilent(secret, "JSON", JsonReport.write(report));
            assertSilent(secret, "SARIF", SarifReport.write(report));
            assertSilent(secret, "Markdown", MarkdownReport.write(report));
            assertSilent(secret, "HTML", HtmlReport.write(report));
            assertSilent(secret, "console", ConsoleReport.plain().write(report));
        } finally {
            delete(root);
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void no_message_about_a_malformed_list_quotes_it(@ForAll("secrets") String secret, @ForAll("lists") String list)
            throws IOException {
        Path file = Files.writeString(Files.createTempFile("list", ".txt"), list.replace("%s", secret));
        Secrets check = Secrets.in(Path.of("none"));
        try {
            for (BiFunction<Secrets, Path, Secrets> read : List.<BiFunction<Secrets, Path, Secrets>>of(
                    Secrets::withBaseline,
                    Secrets::withGitleaksIgnore,
                    Secrets::withGitleaksConfig,
                    Secrets::withDetectSecretsBaseline)) {
                Throwable thrown = catchThrowable(() -> read.apply(check, file));
                assertThat(thrown == null || thrown instanceof IllegalArgumentException)
                        .as("it is the caller's mistake: %s", thrown)
                        .isTrue();
                for (Throwable at = thrown; at != null; at = at.getCause()) {
                    assertSilent(secret, "exception", at.toString());
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    /** In the tree, in files beside it, in an archive, in an older version, in messages. */
    private static void plant(Path root, String secret, String text, String path) throws IOException {
        Map<String, byte[]> files = Map.of(
                path,
                bytes(text),
                path + ".png",
                bytes("image"),
                path + ".gz",
                bytes("no gzip at all"),
                path + ".zip",
                Packing.zip(path, bytes(text)),
                "encoded.txt",
                bytes("data: " + Base64.getEncoder().encodeToString(bytes(text))));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path to = root.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.write(to, file.getValue());
        }
        try (GitRepo repo = GitRepo.in(root)) {
            ObjectId first = repo.commit(Map.of(path, text, "old/" + path, "token = \"" + secret + "\"\n"), text);
            ObjectId second = repo.commit(Map.of(path, text + "\n"), "token = \"" + secret + "\"", first);
            repo.ref("refs/heads/main", second);
            repo.ref("refs/tags/v1", repo.tag("v1", second, Constants.OBJ_COMMIT, text));
            Files.delete(repo.loose(repo.blob(text + "\n")));
        }
    }

    private static byte[] bytes(String text) {
        return Packing.bytes(text);
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void assertSilent(String secret, String channel, String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        String hidden = secret.toLowerCase(Locale.ROOT);
        for (int i = 0; i + 8 <= hidden.length(); i++) {
            assertThat(lower).as(channel).doesNotContain(hidden.substring(i, i + 8));
        }
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.longs()
                .flatMap(seed -> Arbitraries.of(
                        Tokens.stripe(seed),
                        Tokens.github("ghp", seed),
                        // letters alone may happen to read as words, which are no secret
                        "4" + Tokens.random(seed, Tokens.ALNUM, 28) + "2",
                        "AK" + "IA" + Tokens.random(seed, Tokens.UPPER, 16)));
    }

    @Provide
    Arbitrary<String> frames() {
        return Arbitraries.of(
                "token = \"%s\"\n",
                "%s\nsecret_key = \"%s\"\n%s",
                "https://deploy:%s@acme.test/%s\ntoken = \"%s\"",
                "{\"password\": \"%s\", \"token\": \"%s\", \"host\": \"h\", \"user\": \"u\"}",
                "Authorization: Bearer %s # was %s\ntoken: '%s'");
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("src/app.js", "config/%s.yml", "%s.txt", "%s/a.env", "test/%s/b.txt");
    }

    @Provide
    Arbitrary<String> lists() {
        return Arbitraries.of(
                "%s",
                "0123456789abcdef a.js %s ops reason",
                "%s a.js secrets.assigned-secret ops reason",
                "[allowlist]\nregexes = [\"%s\"",
                "[[rules]]\nid = \"x\"\nregex = '''%s('''",
                "[allowlist]\npaths = %s\n",
                "title = \"%s\"\n%s\n",
                "{\"results\": {\"a\": [{\"hashed\": \"%s\"}]}}",
                "{\"results\": %s}",
                "{\"%s\": }");
    }
}
