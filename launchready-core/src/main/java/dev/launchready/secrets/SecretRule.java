package dev.launchready.secrets;

import dev.launchready.CataloguedRule;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/**
 * A rule of the catalogue: one credential of one provider. Not an enum, since there are hundreds: they are read from
 * the tables beside this class.
 */
public final class SecretRule implements CataloguedRule {
    private final String provider;
    private final String opens;
    private final String revoke;
    private final RuleSpec spec;
    private final RuleText text;

    SecretRule(String id, String title, String provider, String opens, String revoke, RuleSpec spec) {
        this.provider = provider;
        this.opens = opens;
        this.revoke = revoke;
        this.spec = spec;
        this.text = new RuleText(
                id,
                title,
                Stage.QUICK_AUDIT,
                spec.nature().impact(),
                why(spec.nature(), opens),
                remedy(spec.nature(), revoke),
                Reference.page(provider + ": where it is managed", revoke));
    }

    private static String why(Nature nature, String opens) {
        return switch (nature) {
            case SERVER -> "Whoever reads the file can " + opens + ".";
            case RESTRICTED -> "Unless it is restricted to your own site, whoever reads it can " + opens + ".";
            case TEST -> "It opens a test account only, but its live twin is usually kept the same way.";
            case HASH -> "Whoever reads the file can " + opens + ".";
            case PART -> "It does nothing alone; together with its other half whoever reads it can " + opens + ".";
            case PUBLIC -> "It is meant to be read by browsers.";
        };
    }

    private static String remedy(Nature nature, String revoke) {
        return switch (nature) {
            case SERVER ->
                "Revoke it at " + revoke + ", give the new one to the application through its environment or a secret"
                        + " store, and take it out of the file; taking it out alone does not undo that it was read.";
            case RESTRICTED -> "Restrict it to your hosts and to the interfaces that you use at " + revoke + ".";
            case HASH -> "Change the password, and keep its hash out of what is shared.";
            case TEST, PART -> "Take it out of the file, and read it from the environment.";
            case PUBLIC -> "Nothing, as long as it stays the public one.";
        };
    }

    /** {@return whose credential it is, for example {@code Stripe}; {@code any} where there is no provider} */
    public String provider() {
        return provider;
    }

    /** {@return what it opens, to be read after "whoever reads it can"} */
    public String opens() {
        return opens;
    }

    /** {@return the page of the provider where it is revoked} */
    public String revoke() {
        return revoke;
    }

    /** {@return whether it is meant to be read by browsers, so that finding it is no finding} */
    public boolean isPublicByDesign() {
        return spec.nature() == Nature.PUBLIC;
    }

    RuleSpec spec() {
        return spec;
    }

    @Override
    public RuleText text() {
        return text;
    }

    @Override
    public String toString() {
        return id();
    }
}
