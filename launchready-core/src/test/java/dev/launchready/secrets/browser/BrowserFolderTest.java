package dev.launchready.secrets.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.secrets.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserFolderTest {
    private final Launch launch = Launch.at("acme.test").within(Duration.ofSeconds(60));
    private final String token = Tokens.stripe(1);

    @TempDir
    Path root;

    @Test
    void a_clean_build_passes() throws IOException {
        write("index.html", "<script src=assets/app.js></script>");
        write("assets/app.js", "fetch('/api/pay')");
        write("assets/logo.png", token);

        assertThat(BrowserSecrets.inBuild(root).run(launch).outcome()).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void a_secret_in_a_build_is_traced_to_its_source() throws IOException {
        write("assets/app.js", "k(\"" + token + "\")\n//# sourceMappingURL=app.js.map");
        write("assets/app.js.map", SourceMaps.of("../../src/pay.ts", "\n\nk('" + token + "')"));

        List<Finding> findings = BrowserSecrets.inBuild(root).run(launch).findings();

        assertThat(findings)
                .extracting(Finding::rule, Finding::subject)
                .containsExactly(
                        tuple("secrets.stripe-live-secret-key", "assets/app.js:1:4"),
                        tuple("browser.source-map-served", root.toString()));
        assertThat(findings.get(0).actual()).endsWith("written in src/pay.ts:3");
    }

    @Test
    void a_map_that_lies_alone_is_read() throws IOException {
        write("old/gone.js.map", SourceMaps.of("src/pay.ts", "k('" + token + "')"));

        BrowserScan scan = BrowserSecrets.inBuild(root).scan(launch);

        assertThat(scan.secrets())
                .extracting(s -> s.original().map(Original::toString).orElse(""))
                .containsExactly("src/pay.ts:1");
        assertThat(scan.maps()).containsExactly(new ServedMap("", "old/gone.js.map", 1, 1));
    }

    @Test
    void files_that_would_be_deployed_by_mistake_are_found() throws IOException {
        write(".env.production", "STRIPE=" + token);
        write(".git/config", "[core]");
        write("backup.sql", "create table users (id int);");

        assertThat(BrowserSecrets.inBuild(root).run(launch).findings())
                .extracting(Finding::rule, Finding::subject)
                .containsExactly(
                        tuple("secrets.stripe-live-secret-key", ".env.production:1:8"),
                        tuple("browser.env-served", ".env.production"),
                        tuple("browser.git-served", ".git"),
                        tuple("browser.dump-served", "backup.sql"));
    }

    @Test
    void a_link_out_of_the_folder_is_not_followed_and_told() throws IOException {
        Path outside = Files.createTempFile("outside", ".js");
        try {
            Files.writeString(outside, token);
            Files.createSymbolicLink(root.resolve("app.js"), outside);

            CheckResult result = BrowserSecrets.inBuild(root).run(launch);

            assertThat(result.findings()).isEmpty();
            assertThat(result.unseen()).extracting(u -> u.subject()).containsExactly("app.js");
        } finally {
            Files.delete(outside);
        }
    }

    @Test
    void a_map_link_that_climbs_out_is_not_read() throws IOException {
        write("web/app.js", "a()\n//# sourceMappingURL=../../../../../../etc/hostname");

        assertThat(BrowserSecrets.inBuild(root.resolve("web")).run(launch).outcome())
                .isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void malformed_maps_large_files_and_many_files_leave_it_open() throws IOException {
        write("a.js", "a()");
        write("a.js.map", "{");
        write("b.js", "b()".repeat(100));

        CheckResult result = BrowserSecrets.inBuild(root).withLargestFile(100).run(launch);
        CheckResult few = BrowserSecrets.inBuild(root).withFilesAtMost(1).run(launch);

        assertThat(result.unseen()).extracting(u -> u.subject()).containsExactly("a.js.map", "b.js");
        assertThat(few.unseen().get(0).reason()).contains("it has 3 files, more than the 1");
    }

    @Test
    void a_folder_that_is_not_there_leaves_it_open() {
        assertThat(BrowserSecrets.inBuild(root.resolve("dist"))
                        .run(launch)
                        .unseen()
                        .get(0)
                        .reason())
                .isEqualTo("there is no folder at this path; build first, or correct the path");
    }

    @Test
    void what_was_not_reached_by_the_deadline_is_told() throws IOException {
        for (int i = 0; i < 30; i++) {
            write("f" + i + ".js", "secret ".repeat(10_000));
        }

        CheckResult result = BrowserSecrets.inBuild(root).run(launch.within(Duration.ofMillis(1)));

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen()).extracting(u -> u.reason()).anyMatch(r -> r.contains("the deadline passed"));
    }

    @Test
    void build_variables_of_a_project_are_looked_at_although_git_ignores_them() throws IOException {
        write(".gitignore", ".env*");
        write("web/.env.local", "STRIPE_SECRET=" + token + "\nNEXT_PUBLIC_STRIPE=" + token + "\n");
        write("web/node_modules/x/.env", "VITE_SECRET=" + token);
        write("Dockerfile", "ENV VITE_DB_PASSWORD=Tr0ub4dor+3\n");

        List<Finding> findings = BrowserSecrets.inSource(root).run(launch).findings();

        assertThat(findings)
                .extracting(Finding::rule, Finding::subject, Finding::impact)
                .containsExactly(
                        tuple("browser.published-variable", "Dockerfile:1", Impact.LAUNCH_BLOCKER),
                        tuple("browser.published-variable", "web/.env.local:2", Impact.LAUNCH_BLOCKER));
        assertThat(findings.get(1).message())
                .startsWith("web/.env.local:2: expected no secret in a variable that begins with NEXT_PUBLIC_, but"
                        + " NEXT_PUBLIC_STRIPE holds a Stripe live secret key, sk_…");
    }

    @Test
    void bad_input_is_refused_with_what_to_write() {
        assertThatThrownBy(() -> BrowserSecrets.of("www.acme.dev"))
                .hasMessageContaining("write \"https://www.acme.dev\"");
        assertThatThrownBy(() -> BrowserSecrets.of("https://a.test/").withCdn("https://cdn.test/"))
                .hasMessageContaining("write it without scheme and path");
        assertThatThrownBy(() -> BrowserSecrets.inBuild(root).withCdn("cdn.test"))
                .hasMessageContaining("asks no host");
        assertThatThrownBy(() -> BrowserSecrets.inBuild(root).withFilesAtMost(0))
                .hasMessageContaining("give 1 or more");
        assertThatThrownBy(() -> BrowserSecrets.inBuild(root).withLargestFile(0))
                .hasMessageContaining("give 1 or more");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(UTF_8));
    }
}
