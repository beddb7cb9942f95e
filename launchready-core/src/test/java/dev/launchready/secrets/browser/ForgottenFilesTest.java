package dev.launchready.secrets.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Outcome;
import dev.launchready.net.loopback.Response;
import dev.launchready.secrets.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForgottenFilesTest {
    private final String token = Tokens.stripe(1);

    @Test
    void files_that_were_forgotten_are_found() {
        try (TestSite site = TestSite.start()
                .page("<p>hello</p>")
                .on("/.env", Response.ok("text/plain", "# prod\nSTRIPE_SECRET_KEY=" + token + "\n"))
                .on("/.git/HEAD", Response.ok("text/plain", "ref: refs/heads/main\n"))
                .on("/.git/config", Response.ok("text/plain", "[core]\n\tbare = false\n"))
                .on(
                        "/backup.sql",
                        Response.ok("application/sql", "-- MySQL dump 10.13\nCREATE TABLE users (id int);"))) {
            List<Finding> findings =
                    BrowserSecrets.of(TestSite.PAGE).run(site.launch()).findings();

            assertThat(findings)
                    .extracting(Finding::rule, Finding::subject, Finding::impact)
                    .containsExactly(
                            tuple(
                                    "secrets.stripe-live-secret-key",
                                    "http://www.acme.test/.env:2:19",
                                    Impact.LAUNCH_BLOCKER),
                            tuple("browser.env-served", "http://www.acme.test/.env", Impact.LAUNCH_BLOCKER),
                            tuple("browser.git-served", "http://www.acme.test/.git/HEAD", Impact.LAUNCH_BLOCKER),
                            tuple("browser.git-served", "http://www.acme.test/.git/config", Impact.LAUNCH_BLOCKER),
                            tuple("browser.dump-served", "http://www.acme.test/backup.sql", Impact.LAUNCH_BLOCKER));
            assertThat(findings.get(1).message())
                    .isEqualTo(
                            "http://www.acme.test/.env: expected nothing to be served at this path, but it is a file of"
                                    + " server variables that anybody can download, with 1 secret in it.");
        }
    }

    @Test
    void variables_without_a_secret_cost_less() {
        try (TestSite site =
                TestSite.start().page("<p>hello</p>").on("/.env", Response.ok("text/plain", "APP_NAME=acme\n"))) {
            assertThat(BrowserSecrets.of(TestSite.PAGE).run(site.launch()).findings())
                    .extracting(Finding::rule, Finding::impact)
                    .containsExactly(tuple("browser.env-served", Impact.SUPPORT_RISK));
        }
    }

    @Test
    void settings_for_browsers_are_wrong_only_where_they_hold_a_secret() {
        try (TestSite site =
                TestSite.start().page("<p>hello</p>").json("/config.json", "{\"api\":\"https://api.acme.test\"}")) {
            assertThat(BrowserSecrets.of(TestSite.PAGE).run(site.launch()).outcome())
                    .isInstanceOf(Outcome.Passed.class);

            site.json("/config.json", "{\"api\":\"https://api.acme.test\",\"key\":\"" + token + "\"}");

            assertThat(BrowserSecrets.of(TestSite.PAGE).run(site.launch()).findings())
                    .extracting(Finding::subject)
                    .containsExactly("http://www.acme.test/config.json:1:39");
        }
    }

    @Test
    void an_application_that_answers_every_path_with_its_page_serves_none_of_them() {
        try (TestSite site = TestSite.application("<!doctype html><script src=/app.js></script>")) {
            CheckResult result = BrowserSecrets.of(TestSite.PAGE).run(site.launch());

            assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
            assertThat(site.asked()).contains("/.env", "/.git/config", "/.aws/credentials", "/backup.sql");
        }
    }

    @Test
    void a_server_that_answers_every_path_in_the_form_of_the_file_serves_none_of_them() {
        try (TestSite site = TestSite.start().on("*", Response.ok("text/plain", "STATUS=ok\nservices:\n"))) {
            BrowserScan scan = site.scan();

            assertThat(scan.exposed()).isEmpty();
            assertThat(scan.files())
                    .extracting(ServedFile::result)
                    .contains("the same is served for a path that nobody can have");
        }
    }

    @Test
    void a_host_that_fails_leaves_it_open() {
        try (TestSite site = TestSite.start().page("<p>hello</p>").on("/.env", Response.status(503))) {
            assertThat(site.scan().unseen())
                    .singleElement()
                    .satisfies(unseen -> assertThat(unseen.reason())
                            .isEqualTo(
                                    "whether /.env is served is not known: it answers with a status of 500 or more"));
        }
    }
}
