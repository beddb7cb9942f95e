package dev.launchready;

/** What can be wrong with a waiver itself. */
public enum WaiverRule implements CataloguedRule {
    /** Nothing was found for it to cover. */
    STALE(
            "waiver.stale",
            "waiver that nothing needs",
            "A waiver that covers nothing hides the finding when it comes back.",
            "Delete the waiver.");

    private final RuleText text;

    WaiverRule(String id, String title, String why, String remedy) {
        Reference practice = Reference.page(
                "InSpec waivers, the practice that this follows", "https://docs.chef.io/inspec/waivers/");
        this.text = new RuleText(id, title, Stage.QUICK_AUDIT, Impact.SUPPORT_RISK, why, remedy, practice);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
