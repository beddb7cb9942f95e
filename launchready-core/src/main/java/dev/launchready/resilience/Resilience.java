package dev.launchready.resilience;

import dev.launchready.net.fault.Fault;
import dev.launchready.net.fault.FaultLayer;
import java.util.List;
import java.util.stream.Stream;

/**
 * What users see when one dependency fails.
 *
 * <pre>{@code
 * Resilience.whenDependency(openai).hangs().during(askTheModel).answersWithin(Duration.ofSeconds(5)).withClearState()
 * Resilience.whenDependency(stripe).suffers(Fault.status(503)).during(pay).answersWithin(Duration.ofSeconds(5))
 * Resilience.signUpSurvives(mail).during(signUp).answersWithin(Duration.ofSeconds(3))
 * }</pre>
 */
public final class Resilience {
    private Resilience() {}

    /**
     * Begins a check of one dependency.
     *
     * @param dependency what is to fail
     * @return to say how
     */
    public static Failing whenDependency(Dependency dependency) {
        return new Failing(dependency);
    }

    /**
     * Email failure must not break sign-up: whatever the mail server does, the action succeeds, or says that the mail
     * comes later. Give the action the effect that has to come about all the same: the account.
     *
     * @param mail the mail server or the mail vendor's API
     * @return to say which action is the sign-up
     */
    public static During signUpSurvives(Dependency mail) {
        return new During(
                "sign-up survives any failure of " + mail.name(), mail, mail.faults(), CellJudge.Demand.UNBROKEN);
    }

    /**
     * A model's timeout must be handled: hanging, dripping, breaking off, answering 429 and 5xx, the user is told so.
     *
     * @param model the model's API
     * @return to say which action asks it
     * @throws IllegalArgumentException if it does not speak HTTP
     */
    public static During modelTimeoutIsHandled(Dependency model) {
        if (!model.canSuffer(Fault.stallAfterHeaders())) {
            throw new IllegalArgumentException(
                    model.name() + " speaks no HTTP that its proxy could read; start the proxy"
                            + " with FaultProxy.to(URI.create(\"https://…\"))");
        }
        List<Fault> faults = model.faults().stream()
                .filter(fault -> Faults.hangs(fault) || fault.layer() == FaultLayer.HTTP)
                .toList();
        return new During(
                "a model that does not answer (" + model.name() + ") is handled",
                model,
                faults,
                CellJudge.Demand.CLEAR);
    }

    /** A dependency that is to fail. */
    public static final class Failing {
        private final Dependency dependency;

        private Failing(Dependency dependency) {
            this.dependency = dependency;
        }

        /**
         * It hangs: when it is connected to, before it answers, and in the middle of its answer.
         *
         * @return to say what the user does meanwhile
         */
        public During hangs() {
            return new During(
                    dependency.name() + " hangs",
                    dependency,
                    Faults.hangingPlaces(dependency),
                    CellJudge.Demand.IN_TIME);
        }

        /**
         * It suffers faults, one after the other.
         *
         * @param fault the first
         * @param more others
         * @return to say what the user does meanwhile
         * @throws IllegalArgumentException if one does not apply to what the dependency speaks; names both
         */
        public During suffers(Fault fault, Fault... more) {
            List<Fault> faults =
                    Stream.concat(Stream.of(fault), Stream.of(more)).toList();
            for (Fault one : faults) {
                requireApplies(dependency, one);
            }
            String what = faults.size() == 1 ? fault.title() : faults.size() + " faults";
            return new During(
                    dependency.name() + " fails (" + what + ")", dependency, faults, CellJudge.Demand.IN_TIME);
        }

        /**
         * It suffers every fault that applies.
         *
         * @return to say what the user does meanwhile
         */
        public During failsInAnyWay() {
            return new During(
                    dependency.name() + " fails in any way", dependency, dependency.faults(), CellJudge.Demand.IN_TIME);
        }
    }

    static void requireApplies(Dependency dependency, Fault fault) {
        if (dependency.canSuffer(fault)) {
            return;
        }
        String layers = String.join(
                ", ", dependency.layers().stream().map(Enum::name).sorted().toList());
        throw new IllegalArgumentException(fault.id() + " is a fault of " + fault.layer() + " and does not apply to "
                + dependency.name() + ", which can suffer faults of " + layers
                + "; choose another fault, or start its proxy so that it understands " + fault.layer());
    }

    /** A dependency that fails in a certain way. */
    public static final class During {
        private final String name;
        private final Dependency dependency;
        private final List<Fault> faults;
        private final CellJudge.Demand demand;

        private During(String name, Dependency dependency, List<Fault> faults, CellJudge.Demand demand) {
            this.name = name;
            this.dependency = dependency;
            this.faults = faults;
            this.demand = demand;
        }

        /**
         * What the user does meanwhile.
         *
         * @param action the action
         * @return the check; it asks for an answer within {@link DependencyCheck#USUAL_LIMIT} unless told otherwise
         */
        public DependencyCheck during(UserAction action) {
            return new DependencyCheck(name, dependency, faults, action, demand);
        }
    }
}
