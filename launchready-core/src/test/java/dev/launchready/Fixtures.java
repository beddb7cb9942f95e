package dev.launchready;

import java.time.Duration;
import java.util.List;

/** Rules, findings and checks for tests of the vocabulary. */
final class Fixtures {
    private Fixtures() {}

    /** Three rules, one of each impact. */
    enum TestRule implements CataloguedRule {
        BLOCKS("test.blocks", Impact.LAUNCH_BLOCKER),
        ANNOYS("test.annoys", Impact.SUPPORT_RISK),
        UNTIDY("test.untidy", Impact.CLEANUP);

        private final RuleText text;

        TestRule(String id, Impact impact) {
            this.text = new RuleText(
                    id, "a " + id, Stage.QUICK_AUDIT, impact, "it costs", "mend it", Reference.rfc(9110, "15.4"));
        }

        @Override
        public RuleText text() {
            return text;
        }

        static TestRule of(Impact impact) {
            return switch (impact) {
                case LAUNCH_BLOCKER -> BLOCKS;
                case SUPPORT_RISK -> ANNOYS;
                case CLEANUP -> UNTIDY;
            };
        }
    }

    static Finding finding(Impact impact) {
        return finding(TestRule.of(impact), "acme.test");
    }

    static Finding finding(Rule rule, String subject) {
        return Finding.of(rule, subject)
                .expected("order")
                .actual("there is none")
                .build();
    }

    static Unseen unseen(Impact impact) {
        return new Unseen("acme.test", "the name server did not answer", impact);
    }

    static CheckResult result(List<Finding> findings, List<Unseen> unseen) {
        return new CheckResult(
                "acme.test is in order",
                Stage.QUICK_AUDIT,
                Impact.LAUNCH_BLOCKER,
                Outcome.of(findings, unseen),
                List.of(),
                List.of(),
                Duration.ofMillis(5));
    }

    /** A check that does what it is told. */
    record TestCheck(String name, java.util.function.Function<Launch, Outcome> body) implements Check {
        @Override
        public Stage stage() {
            return Stage.QUICK_AUDIT;
        }

        @Override
        public List<? extends Rule> rules() {
            return List.of(TestRule.values());
        }

        @Override
        public CheckResult run(Launch launch) {
            Outcome outcome = body.apply(launch);
            return CheckResult.of(this, outcome.findings(), outcome.unseen(), List.of());
        }
    }
}
