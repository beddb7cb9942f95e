package dev.launchready;

/** The stages of the road to launch, in their order. Each has one deliverable. */
public enum Stage {
    /** Everything that needs nothing but a domain. */
    QUICK_AUDIT("quick audit", "ranked risk list"),
    /** Names, redirects, certificates, caches. */
    DOMAIN_AND_EDGE("domain and edge", "routing map"),
    /** What ships, and how it is taken back. */
    DEPLOYMENT("deployment", "rollback note"),
    /** How fast it is, and how that is known. */
    PERFORMANCE("performance", "p95 note"),
    /** What users see when a dependency fails. */
    RESILIENCE("resilience", "failure matrix"),
    /** Who is told, how soon, how often. */
    MONITORING("monitoring", "monitoring pack"),
    /** What the next person needs to know. */
    HANDOVER("handover", "handover document");

    private final String label;
    private final String deliverable;

    Stage(String label, String deliverable) {
        this.label = label;
        this.deliverable = deliverable;
    }

    /** {@return the name for people, in lower case} */
    public String label() {
        return label;
    }

    /** {@return what the stage leaves behind} */
    public String deliverable() {
        return deliverable;
    }
}
