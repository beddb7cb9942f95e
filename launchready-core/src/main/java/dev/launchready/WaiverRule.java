package dev.launchready;

/** What can be wrong with a waiver itself. */
public enum WaiverRule implements Rule {
    /** Nothing was found for it to cover. */
    STALE(
            "waiver.stale",
            "waiver that nothing needs",
            "A waiver that covers nothing hides the finding when it comes back.",
            "Delete the waiver.");

    private final String id;
    private final String title;
    private final String why;
    private final String remedy;

    WaiverRule(String id, String title, String why, String remedy) {
        this.id = id;
        this.title = title;
        this.why = why;
        this.remedy = remedy;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Stage stage() {
        return Stage.QUICK_AUDIT;
    }

    @Override
    public Impact impact() {
        return Impact.SUPPORT_RISK;
    }

    @Override
    public String why() {
        return why;
    }

    @Override
    public String remedy() {
        return remedy;
    }

    @Override
    public Reference reference() {
        return Reference.page("InSpec waivers, the practice that this follows", "https://docs.chef.io/inspec/waivers/");
    }
}
