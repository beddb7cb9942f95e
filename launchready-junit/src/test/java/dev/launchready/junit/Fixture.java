package dev.launchready.junit;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.Reference;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import java.util.List;
import java.util.function.Function;

/** Checks of a made-up concern whose outcome is given. */
final class Fixture {
    private Fixture() {}

    enum FixtureRule implements Rule {
        DOOR_LOCKED("door.locked", Impact.LAUNCH_BLOCKER),
        BELL_MUTE("bell.mute", Impact.SUPPORT_RISK),
        MAT_CROOKED("mat.crooked", Impact.CLEANUP);

        private final String id;
        private final Impact impact;

        FixtureRule(String id, Impact impact) {
            this.id = id;
            this.impact = impact;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return id.replace('.', ' ');
        }

        @Override
        public Stage stage() {
            return Stage.QUICK_AUDIT;
        }

        @Override
        public Impact impact() {
            return impact;
        }

        @Override
        public String why() {
            return "Visitors turn away.";
        }

        @Override
        public String remedy() {
            return "Mend the " + id.replaceFirst("\\..*", "") + ".";
        }

        @Override
        public Reference reference() {
            return Reference.rfc(9110, "15.4");
        }
    }

    static Finding finding(FixtureRule rule) {
        return Finding.of(rule, "house of acme")
                .expected("nothing wrong with the " + rule.id().replaceFirst("\\..*", ""))
                .actual("it is " + rule.id().replaceFirst(".*\\.", ""))
                .evidence("photo", "raw line of " + rule.id())
                .build();
    }

    static Check passing(String name) {
        return check(name, launch -> List.of(), List.of());
    }

    static Check failing(String name, FixtureRule... rules) {
        return check(
                name, launch -> List.of(rules).stream().map(Fixture::finding).toList(), List.of());
    }

    static Check blind(String name) {
        return check(name, launch -> List.of(), List.of(unseen()));
    }

    static Unseen unseen() {
        return new Unseen("house of acme", "the fog was too thick", Impact.LAUNCH_BLOCKER);
    }

    /** Fails unless the launch is at a domain; what it says names the domain it saw. */
    static Check expectingDomain(String domain) {
        return check(
                "the launch is at " + domain,
                launch -> launch.site().domain().equals(domain)
                        ? List.of()
                        : List.of(Finding.of(FixtureRule.DOOR_LOCKED, "launch")
                                .expected("to be at " + domain)
                                .actual("it is at " + launch.site())
                                .build()),
                List.of());
    }

    static Check check(String name, Function<Launch, List<Finding>> findings, List<Unseen> unseen) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Stage stage() {
                return Stage.DOMAIN_AND_EDGE;
            }

            @Override
            public Impact impact() {
                return Impact.LAUNCH_BLOCKER;
            }

            @Override
            public List<FixtureRule> rules() {
                return List.of(FixtureRule.values());
            }

            @Override
            public CheckResult run(Launch launch) {
                Exhibit exhibit = new Exhibit.Table(
                        "what " + name + " saw",
                        List.of("site"),
                        List.of(List.of(launch.site().domain())));
                return CheckResult.of(this, findings.apply(launch), unseen, List.of(exhibit));
            }
        };
    }
}
