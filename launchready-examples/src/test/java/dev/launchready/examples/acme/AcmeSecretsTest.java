package dev.launchready.examples.acme;

import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.LaunchReport;
import dev.launchready.Verdict;
import dev.launchready.report.ConsoleReport;
import dev.launchready.report.HtmlReport;
import dev.launchready.report.JsonReport;
import dev.launchready.secrets.Secrets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository of the prototype leaks six secrets in six ways; that of the launch-ready product none. */
class AcmeSecretsTest {
    @TempDir
    Path folder;

    @Test
    void each_of_the_six_leaks_is_named_where_it_is() {
        LaunchReport report = scan(AcmeState.PROTOTYPE);

        assertThat(report.findings())
                .extracting(Finding::rule, Finding::subject, Finding::impact)
                .containsExactlyInAnyOrder(
                        tuple(
                                "secrets.stripe-live-secret-key",
                                "src/main/resources/application.properties:1",
                                LAUNCH_BLOCKER),
                        tuple("secrets.github-personal-access-token", "deploy.sh:1", LAUNCH_BLOCKER),
                        tuple("secrets.slack-bot-token", "notify.py:1", LAUNCH_BLOCKER),
                        tuple("secrets.sendgrid-api-key", "k8s/mail.yaml:6", LAUNCH_BLOCKER),
                        tuple("secrets.openai-project-key", "dist/acme.jar!config/models.properties:1", LAUNCH_BLOCKER),
                        tuple("secrets.anthropic-api-key", "web/dist/assets/index.js:1", LAUNCH_BLOCKER));
        assertThat(report.unseen()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_READY);
    }

    @Test
    void what_was_deleted_or_put_aside_is_told_with_where_it_still_is() {
        LaunchReport report = scan(AcmeState.PROTOTYPE);

        assertThat(told(report, "secrets.github-personal-access-token"))
                .contains("introduced it in deploy.sh:1; a branch or a tag leads to it")
                .contains("HEAD no longer has it");
        assertThat(told(report, "secrets.slack-bot-token"))
                .contains("introduced it in notify.py:1")
                .contains("the stash");
    }

    @Test
    void the_report_holds_no_secret() {
        LaunchReport report = scan(AcmeState.PROTOTYPE);

        String written = ConsoleReport.plain().write(report) + JsonReport.write(report) + HtmlReport.write(report);
        AcmeTokens again = new AcmeTokens();
        assertThat(Stream.of(
                        again.stripe(),
                        again.github(),
                        again.slack(),
                        again.sendGrid(),
                        again.openAi(),
                        again.anthropic()))
                .allSatisfy(token -> assertThat(written).doesNotContain(token.substring(8, 20)));
    }

    @Test
    void the_ready_repository_has_none() {
        LaunchReport report = scan(AcmeState.READY);

        assertThat(report.findings()).isEmpty();
        assertThat(report.unseen()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.READY);
    }

    private static String told(LaunchReport report, String rule) {
        return report.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(finding -> finding.evidence().toString())
                .findFirst()
                .orElse("");
    }

    private LaunchReport scan(AcmeState state) {
        Path repository = AcmeRepository.create(state, folder.resolve("acme"));
        return Launch.at("acme.test").run(Secrets.inRepository(repository));
    }
}
