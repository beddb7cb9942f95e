package dev.launchready.examples.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.LaunchReport;
import dev.launchready.Outcome;
import dev.launchready.Verdict;
import dev.launchready.report.JsonReport;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo pointed at a real domain from a machine without a network, which is one whose name server nobody reaches. */
class AcmeDomainTest {
    @TempDir
    private Path reports;

    @Test
    void a_real_domain_is_not_proven_offline_by_the_same_tests_that_find_acme_ready() throws Exception {
        String printed = demo("-Dlaunchready.domain=example.com");

        LaunchReport report = JsonReport.read(reports.resolve("example.com").resolve("report.json"));
        assertThat(printed)
                .contains("== example.com ==", "NOT PROVEN: example.com")
                .doesNotContain("READY");
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_PROVEN);
        assertThat(report.site()).isEqualTo("example.com");
        assertThat(report.findings()).isEmpty();
        assertThat(report.results()).hasSizeGreaterThan(10);
        // No subdomain of it is declared, so this one has nothing to look at; every other saw nothing
        assertThat(report.results())
                .filteredOn(result -> !(result.outcome() instanceof Outcome.Inconclusive))
                .extracting(CheckResult::check)
                .containsExactly("http leads to https on every declared subdomain");
    }

    private String demo(String domain) throws IOException, InterruptedException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Ddns.server=127.0.0.1:" + nobody,
                        domain,
                        "-Dlaunchready.reports=" + reports,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        AcmeDemo.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
