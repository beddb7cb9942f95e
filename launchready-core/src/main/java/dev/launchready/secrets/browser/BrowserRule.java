package dev.launchready.secrets.browser;

import static dev.launchready.Impact.CLEANUP;
import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;
import static dev.launchready.Reference.page;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** What can be wrong with what a browser is given, beside the secrets themselves, which have rules of their own. */
public enum BrowserRule implements CataloguedRule {
    /** A build variable that is published holds a secret. */
    PUBLISHED_VARIABLE(
            "browser.published-variable",
            "secret in a variable that the build publishes",
            LAUNCH_BLOCKER,
            "The prefix is an order to the build to write the value into what every visitor downloads; the next build, or"
                    + " the one that is live, gives the secret away.",
            "Name the variable without the prefix, read it on the server only, and let the browser call a route of your own."
                    + " Revoke the secret if a build with it was ever deployed.",
            page(
                    "OWASP: secrets management cheat sheet",
                    "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html")),
    /** A key of a test account is in what is served. */
    TEST_KEY(
            "browser.test-key",
            "key of a test account in what is served",
            SUPPORT_RISK,
            "Customers pay, sign up or sign in at a test account: the page looks right and nothing real happens.",
            "Build with the live publishable key; keep the test one for preview deployments.",
            page("Stripe: API keys", "https://docs.stripe.com/keys")),
    /** Server variables can be downloaded. */
    ENV_SERVED(
            "browser.env-served",
            "server variables that anybody can download",
            LAUNCH_BLOCKER,
            "Scanners ask every new site for this file within hours; whatever is in it, now or after the next deployment,"
                    + " is theirs.",
            "Deploy the build's output folder only, answer 404 for paths that begin with a dot, and revoke what the file"
                    + " held.",
            page(
                    "OWASP: review old backup and unreferenced files",
                    "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information")),
    /** The repository can be downloaded. */
    GIT_SERVED(
            "browser.git-served",
            "Git repository that anybody can download",
            LAUNCH_BLOCKER,
            "From these files the whole source and its history, deleted secrets included, can be put together again.",
            "Deploy the build's output folder only, answer 404 for paths that begin with a dot, and revoke every secret that"
                    + " was ever committed.",
            page(
                    "OWASP: review old backup and unreferenced files",
                    "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information")),
    /** A file of credentials can be downloaded. */
    CREDENTIALS_SERVED(
            "browser.credentials-served",
            "file of credentials that anybody can download",
            LAUNCH_BLOCKER,
            "Whoever asks for it can do what its owner may.",
            "Take the file off the server, answer 404 for its path, and revoke what it held.",
            page(
                    "OWASP: review old backup and unreferenced files",
                    "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information")),
    /** A database can be downloaded. */
    DUMP_SERVED(
            "browser.dump-served",
            "database dump that anybody can download",
            LAUNCH_BLOCKER,
            "It is a breach of your customers' data that has to be reported to them.",
            "Take the file off the server, look through the access logs for who fetched it, and keep dumps in private"
                    + " storage.",
            page(
                    "OWASP: review old backup and unreferenced files",
                    "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information")),
    /** Source maps are served. */
    SOURCE_MAP_SERVED(
            "browser.source-map-served",
            "source maps that anybody can download",
            CLEANUP,
            "They show the original source, comments and file names included, to whoever looks for a way in.",
            "Upload the maps to the error tracker and leave them out of the deployment (hidden source maps), unless the"
                    + " source is meant to be read.",
            page("ECMA-426: source map format", "https://tc39.es/ecma426/"));

    private final RuleText text;

    BrowserRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.QUICK_AUDIT, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
