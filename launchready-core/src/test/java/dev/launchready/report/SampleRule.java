package dev.launchready.report;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** A few rules to write reports about; the reports themselves know none. */
enum SampleRule implements CataloguedRule {
    LOOP(
            "sample.loop",
            "redirect loop",
            Stage.DOMAIN_AND_EDGE,
            Impact.LAUNCH_BLOCKER,
            "Nobody who follows this link arrives; browsers give up and show an error page.",
            "Point the redirect of www to https://www.acme.test/ and remove the one that leads back.",
            Reference.rfc(9110, "15.4")),
    POLICY(
            "sample.policy-none",
            "mail anybody can forge",
            Stage.QUICK_AUDIT,
            Impact.SUPPORT_RISK,
            "Anybody can send mail in your name, and receivers deliver it.",
            "Publish v=DMARC1; p=quarantine; rua=mailto:dmarc@acme.test at _dmarc.acme.test.",
            Reference.rfc(7489, "6.3")),
    KEY(
            "sample.key-in-bundle",
            "secret in the shipped code",
            Stage.DEPLOYMENT,
            Impact.LAUNCH_BLOCKER,
            "Whoever opens the page can spend your money at the provider.",
            "Revoke the key, then call the provider from the server and keep the new key there.",
            Reference.page(
                    "OWASP, secrets management",
                    "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html")),
    TTL(
            "sample.ttl",
            "records that change slowly",
            Stage.DOMAIN_AND_EDGE,
            Impact.CLEANUP,
            "A mistake on launch day stays for as long as resolvers keep the old record.",
            "Lower the TTL to 300 seconds a day before the launch.",
            Reference.rfc(1035, "3.2.1"));

    private final RuleText text;

    SampleRule(String id, String title, Stage stage, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, stage, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
