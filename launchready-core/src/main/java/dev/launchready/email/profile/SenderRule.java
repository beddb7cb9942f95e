package dev.launchready.email.profile;

import static dev.launchready.Impact.LAUNCH_BLOCKER;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** What a sender can fail to be for a mailbox provider. */
public enum SenderRule implements CataloguedRule {
    /** Something that a provider requires is missing. */
    REQUIRED(
            "sender.requirement-missed",
            "requirement of a mailbox provider that is not met",
            LAUNCH_BLOCKER,
            "The provider refuses the mail or files it as spam, and its users never see the sign-up message.",
            "Meet what is named; the finding of the check concerned says how.",
            Reference.page("Google: email sender guidelines", "https://support.google.com/mail/answer/81126")),
    /** Something that a provider recommends is missing. */
    RECOMMENDED(
            "sender.recommendation-missed",
            "recommendation of a mailbox provider that is not followed",
            Impact.CLEANUP,
            "What is recommended today has often been required a year later.",
            "Meet what is named; the finding of the check concerned says how.",
            Reference.page("Yahoo: sender best practices", "https://senders.yahooinc.com/best-practices/"));

    private final RuleText text;

    SenderRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.DOMAIN_AND_EDGE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
