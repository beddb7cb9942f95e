package dev.launchready;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that is wrong, told so that somebody can act on it. A finding repeats what its {@link Rule} says, so that a
 * report read back from a file is complete without the rule's class.
 *
 * @param rule the rule's id, for example {@code redirect.loop}
 * @param title the rule's title
 * @param stage the stage that it belongs to
 * @param impact what it costs
 * @param confidence how sure it is
 * @param subject what it is about: a host, an address, a record, a file
 * @param expected what should hold
 * @param actual what was seen instead
 * @param why why it matters
 * @param remedy what to do
 * @param evidence what was seen, raw
 * @param reference where the rule is written down
 * @param lapsed why a waiver does not cover it any more; empty when there is none. Such findings come first
 */
public record Finding(
        String rule,
        String title,
        Stage stage,
        Impact impact,
        Confidence confidence,
        String subject,
        String expected,
        String actual,
        String why,
        String remedy,
        List<Evidence> evidence,
        Reference reference,
        String lapsed) {

    /** Copies the list. */
    public Finding {
        evidence = List.copyOf(evidence);
    }

    /**
     * Begins a finding.
     *
     * @param rule what is wrong
     * @param subject what it is about
     * @return a builder that holds what the rule says
     */
    public static Builder of(Rule rule, String subject) {
        return new Builder(rule, subject);
    }

    /**
     * The same finding with another impact.
     *
     * @param other what it costs here
     * @return a copy with it
     */
    public Finding withImpact(Impact other) {
        return new Finding(
                rule,
                title,
                stage,
                other,
                confidence,
                subject,
                expected,
                actual,
                why,
                remedy,
                evidence,
                reference,
                lapsed);
    }

    /**
     * The same finding for a stated reason.
     *
     * @param reason why it matters here
     * @return a copy that says so
     */
    public Finding because(String reason) {
        return new Finding(
                rule,
                title,
                stage,
                impact,
                confidence,
                subject,
                expected,
                actual,
                reason,
                remedy,
                evidence,
                reference,
                lapsed);
    }

    /**
     * The same finding, which a waiver was to cover and does not.
     *
     * @param reason what is wrong with the waiver
     * @return a copy that says so and is ranked first
     */
    public Finding lapsed(String reason) {
        return new Finding(
                rule,
                title,
                stage,
                impact,
                confidence,
                subject,
                expected,
                actual,
                why,
                remedy,
                evidence,
                reference,
                reason);
    }

    /** {@return one sentence that names the subject, what was expected and what was seen} */
    public String message() {
        return subject + ": expected " + expected + ", but " + actual + ".";
    }

    /** Puts a finding together; the rule gives all but subject, expected and actual. */
    public static final class Builder {
        private final Rule rule;
        private final String subject;
        private final List<Evidence> evidence = new ArrayList<>();
        private Impact impact;
        private Confidence confidence = Confidence.HIGH;
        private String expected = "";
        private String actual = "";
        private String why;
        private String remedy;

        private Builder(Rule rule, String subject) {
            this.rule = rule;
            this.subject = subject;
            this.impact = rule.impact();
            this.why = rule.why();
            this.remedy = rule.remedy();
        }

        /**
         * Says what should hold, to be read after "expected".
         *
         * @param text for example {@code one redirect to https://www.acme.dev/}
         * @return this builder
         */
        public Builder expected(String text) {
            this.expected = text;
            return this;
        }

        /**
         * Says what was seen, to be read after "but".
         *
         * @param text for example {@code the chain returns to where it began after 2 hops}
         * @return this builder
         */
        public Builder actual(String text) {
            this.actual = text;
            return this;
        }

        /**
         * Adds evidence.
         *
         * @param label what it is
         * @param text the thing itself
         * @return this builder
         */
        public Builder evidence(String label, String text) {
            evidence.add(new Evidence(label, text));
            return this;
        }

        /**
         * Overrides the rule's impact.
         *
         * @param other what it costs in this case
         * @return this builder
         */
        public Builder impact(Impact other) {
            this.impact = other;
            return this;
        }

        /**
         * Says how sure the finding is; {@link Confidence#HIGH} unless told otherwise.
         *
         * @param other how sure
         * @return this builder
         */
        public Builder confidence(Confidence other) {
            this.confidence = other;
            return this;
        }

        /**
         * Overrides why it matters.
         *
         * @param text in this case
         * @return this builder
         */
        public Builder why(String text) {
            this.why = text;
            return this;
        }

        /**
         * Overrides what to do.
         *
         * @param text in this case, with the names and values to use
         * @return this builder
         */
        public Builder remedy(String text) {
            this.remedy = text;
            return this;
        }

        /**
         * Puts it together.
         *
         * @return the finding
         * @throws IllegalStateException if expected or actual is missing
         */
        public Finding build() {
            if (subject.isBlank() || expected.isBlank() || actual.isBlank()) {
                throw new IllegalStateException("a finding of " + rule.id() + " needs subject, expected and actual");
            }
            return new Finding(
                    rule.id(),
                    rule.title(),
                    rule.stage(),
                    impact,
                    confidence,
                    subject,
                    expected,
                    actual,
                    why,
                    remedy,
                    evidence,
                    rule.reference(),
                    "");
        }
    }
}
