package dev.launchready.resilience.retry;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import dev.launchready.net.Deadline;
import dev.launchready.net.fault.Fault;
import dev.launchready.resilience.Dependency;
import dev.launchready.resilience.UserAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the product tries again while a dependency fails, counted where the attempts arrive: what a client library repeats
 * silently is counted, too. POST and PATCH must not be repeated without an idempotency key, whatever else is asked.
 *
 * <pre>{@code
 * Retries.of(stripe).during(pay).hasAtMost(3).backsOff().honoursRetryAfter()
 * Retries.of(inventory).behind(gateway).during(order).amplifiesAtMost(3)
 * }</pre>
 *
 * <p>The dependency has to speak HTTP that its proxy reads. Runs alone, because other checks would see the fault.
 */
public final class Retries implements Check {
    private final Dependency dependency;
    private final List<Dependency> outer;
    private final UserAction action;
    private final RetryTerms terms;
    private final RetryPlan plan;

    private Retries(
            Dependency dependency, List<Dependency> outer, UserAction action, RetryTerms terms, RetryPlan plan) {
        this.dependency = dependency;
        this.outer = List.copyOf(outer);
        this.action = action;
        this.terms = terms;
        this.plan = plan;
    }

    /**
     * Begins a check of the retries that reach a dependency.
     *
     * @param dependency what is to fail
     * @return to say what the user does meanwhile
     * @throws IllegalArgumentException if its proxy does not read HTTP, so that requests cannot be counted
     */
    public static During of(Dependency dependency) {
        requireHttp(dependency);
        return new During(dependency, List.of());
    }

    private static void requireHttp(Dependency dependency) {
        if (!dependency.canSuffer(Fault.status(503))) {
            throw new IllegalArgumentException(
                    dependency.name() + " speaks no HTTP that its proxy reads, so that attempts"
                            + " cannot be counted; start the proxy with FaultProxy.to(URI.create(\"http://…\"))");
        }
    }

    /** A dependency that is to fail, and the layers before it. */
    public static final class During {
        private final Dependency dependency;
        private final List<Dependency> outer;

        private During(Dependency dependency, List<Dependency> outer) {
            this.dependency = dependency;
            this.outer = List.copyOf(outer);
        }

        /**
         * Names a layer between the user and the dependency, whose requests are counted, too.
         *
         * @param layer a dependency of its own behind a proxy of its own; the outermost is named first
         * @return a copy that counts there as well
         * @throws IllegalArgumentException if its proxy does not read HTTP
         */
        public During behind(Dependency layer) {
            requireHttp(layer);
            List<Dependency> more = new ArrayList<>(outer);
            more.add(layer);
            return new During(dependency, more);
        }

        /**
         * What the user does while it fails.
         *
         * @param action the action
         * @return the check: three attempts at most, unless told otherwise
         */
        public Retries during(UserAction action) {
            return new Retries(dependency, outer, action, RetryTerms.USUAL, RetryPlan.USUAL);
        }
    }

    /**
     * Bounds the attempts.
     *
     * @param attempts how many of a call at most, the first included; at least 1
     * @return a copy with the bound
     * @throws IllegalArgumentException if less than 1
     */
    public Retries hasAtMost(int attempts) {
        return with(terms.attempts(atLeastOne(attempts, "attempts")));
    }

    /** {@return a copy that asks for pauses that grow from attempt to attempt and have chance in them} */
    public Retries backsOff() {
        return with(terms.backingOff());
    }

    /** {@return a copy that lets the dependency answer 429 with Retry-After: 1 and asks that nobody comes before} */
    public Retries honoursRetryAfter() {
        return with(terms.honouring());
    }

    /**
     * Bounds what one action becomes on its way through all layers.
     *
     * @param requests how many may reach the dependency for each usual one; at least 1
     * @return a copy with the bound
     * @throws IllegalArgumentException if less than 1
     */
    public Retries amplifiesAtMost(int requests) {
        return with(terms.amplifying(atLeastOne(requests, "requests")));
    }

    /**
     * Bounds the retries of many actions together: a retry budget.
     *
     * @param share retries for each call, for example 0.2
     * @param actions how many actions follow each other, at least 10
     * @return a copy with the budget
     * @throws IllegalArgumentException if the share is not above 0, or there are less than 10 actions
     */
    public Retries spendsAtMost(double share, int actions) {
        if (!(share > 0) || actions < 10) {
            throw new IllegalArgumentException("a budget of " + share + " over " + actions
                    + " actions says nothing; give a share above 0, for example 0.2, and at least 10 actions");
        }
        return new Retries(dependency, outer, action, terms.budget(share), plan.actions(actions));
    }

    /**
     * Chooses how the dependency fails instead of status 503.
     *
     * @param fault a fault that applies to it
     * @return a copy with the fault
     * @throws IllegalArgumentException if it does not apply
     */
    public Retries when(Fault fault) {
        if (!dependency.canSuffer(fault)) {
            throw new IllegalArgumentException(fault.id() + " does not apply to " + dependency.name());
        }
        return new Retries(dependency, outer, action, terms, plan.fault(fault));
    }

    /**
     * Sets how long one action may take, with all its retries.
     *
     * @param time more than zero; 10 seconds unless told otherwise
     * @return a copy with that time
     * @throws IllegalArgumentException if not more than zero
     */
    public Retries within(Duration time) {
        return new Retries(dependency, outer, action, terms, plan.patience(Deadline.positive(time, "time")));
    }

    private static int atLeastOne(int count, String what) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " " + what + " are none; give at least 1");
        }
        return count;
    }

    private Retries with(RetryTerms other) {
        return new Retries(dependency, outer, action, other, plan);
    }

    @Override
    public String name() {
        return subject() + " tries at most " + terms.attempts() + (terms.attempts() == 1 ? " time" : " times")
                + (terms.backsOff() ? ", backs off" : "")
                + (terms.honoursRetryAfter() ? ", honours Retry-After" : "")
                + (terms.amplification() < Integer.MAX_VALUE ? ", amplifies at most " + terms.amplification() : "")
                + (terms.budget() > 0 ? ", spends at most " + Math.round(terms.budget() * 100) + " % on retries" : "");
    }

    private String subject() {
        return action.name() + " while " + dependency.name() + " fails";
    }

    @Override
    public Stage stage() {
        return Stage.RESILIENCE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of(RetryRule.values());
    }

    @Override
    public boolean runsAlone() {
        return true;
    }

    @Override
    public Duration deadline(Launch launch) {
        int actions = 1 + plan.runs(terms) + (terms.honoursRetryAfter() ? 1 : 0) + plan.actions();
        return plan.patience().plus(RetryProbe.SETTLE).multipliedBy(actions).plusSeconds(1);
    }

    @Override
    public CheckResult run(Launch launch) {
        RetryProbe probe = new RetryProbe(launch, action, dependency, outer, plan);
        List<LayerCount> usual = probe.usual();
        RetryJudge judge = new RetryJudge(subject(), terms);
        if (probe.trouble().isPresent()) {
            Unseen unseen = new Unseen(
                    action.name() + " without any fault", probe.trouble().get(), impact());
            return CheckResult.of(this, List.of(), List.of(unseen), List.of());
        }
        List<RetryRun> runs = new ArrayList<>();
        List<LayerCount> layers = probe.run(plan.fault(), plan.runs(terms), usual, runs);
        if (terms.honoursRetryAfter()) {
            probe.run(Fault.tooManyRequests(RetryProbe.RETRY_AFTER), 1, usual, runs);
        }
        List<Finding> findings = new ArrayList<>(judge.judge(runs));
        findings.addAll(judge.layers(layers));
        if (terms.budget() > 0) {
            List<RetryRun> many = new ArrayList<>();
            probe.run(plan.fault(), plan.actions(), usual, many);
            int arrived = many.stream().mapToInt(RetryRun::attempts).sum();
            LayerCount inner = usual.get(usual.size() - 1);
            findings.addAll(judge.budget(plan.actions(), new LayerCount(inner.layer(), inner.usual(), arrived)));
        }
        return CheckResult.of(this, findings, List.of(), List.of(exhibit(runs)));
    }

    private Exhibit exhibit(List<RetryRun> runs) {
        List<List<String>> rows = runs.stream()
                .flatMap(run -> run.calls().stream()
                        .map(call -> List.of(
                                run.fault(),
                                call.name(),
                                Integer.toString(call.attempts().size()),
                                pauses(call),
                                call.keys().isEmpty()
                                        ? "none"
                                        : Integer.toString(call.keys().size()))))
                .toList();
        return new Exhibit.Table(
                "Attempts at " + dependency.name() + " during " + action.name(),
                List.of("fault", "call", "attempts", "pauses (ms)", "idempotency keys"),
                rows);
    }

    private static String pauses(LogicalCall call) {
        return String.join(
                ", ",
                call.gaps().stream().map(gap -> Long.toString(gap.toMillis())).toList());
    }

    @Override
    public String toString() {
        return name();
    }
}
