package dev.launchready.resilience.limit;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import dev.launchready.net.Deadline;
import dev.launchready.net.HttpCall;
import dev.launchready.net.Url;
import dev.launchready.net.fault.Fault;
import dev.launchready.resilience.Dependency;
import dev.launchready.resilience.UserAction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;

/**
 * A queue's backlog has to show: while its consumer is stalled the depth rises within a bound, and falls after.
 *
 * <pre>{@code
 * Backlog.metric("http://localhost:8080/metrics", "mail_queue_depth")
 *         .whileStalled(mail, Fault.blackhole())
 *         .during(signUp, 5)
 *         .showsWithin(Duration.ofSeconds(5))
 * }</pre>
 *
 * <p>Runs alone, because other checks would see the stall.
 */
public final class Backlog implements Check {
    /** How soon the depth has to rise, and to fall, unless told otherwise: 5 seconds. */
    public static final Duration USUAL_BOUND = Duration.ofSeconds(5);

    private final BacklogPlan plan;

    private Backlog(BacklogPlan plan) {
        this.plan = plan;
    }

    /**
     * A depth that is exported as a metric in Prometheus's text format.
     *
     * @param url the address of the metrics
     * @param metric the name; all its series are added up
     * @return to say how the consumer is stalled
     * @throws IllegalArgumentException if the address is none
     */
    public static Watched metric(String url, String metric) {
        HttpCall call = HttpCall.get(Url.of(url));
        return new Watched(new Depth.Metric(call, metric));
    }

    /**
     * A depth that is read in another way, for example from a log line or from the queue itself.
     *
     * @param name for people, for example {@code mail queue}
     * @param depth gives the depth; NaN while it is not to be seen
     * @return to say how the consumer is stalled
     */
    public static Watched depth(String name, DoubleSupplier depth) {
        return new Watched(new Depth.Given(name, depth));
    }

    /** A depth to be watched. */
    public static final class Watched {
        private final Depth depth;

        private Watched(Depth depth) {
            this.depth = depth;
        }

        /**
         * The consumer stalls because a dependency does.
         *
         * @param dependency what it waits for
         * @param fault how that fails
         * @return to say what fills the queue
         * @throws IllegalArgumentException if the fault does not apply to the dependency
         */
        public Stalled whileStalled(Dependency dependency, Fault fault) {
            if (!dependency.canSuffer(fault)) {
                throw new IllegalArgumentException(fault.id() + " does not apply to " + dependency.name());
            }
            return new Stalled(depth, () -> dependency.inject(fault));
        }

        /**
         * The consumer is stalled by the test.
         *
         * @param stall stalls it; what it returns lets it go on when closed
         * @return to say what fills the queue
         */
        public Stalled whileStalled(Callable<? extends AutoCloseable> stall) {
            return new Stalled(depth, stall);
        }
    }

    /** A depth to be watched and a way to make it rise. */
    public static final class Stalled {
        private final Depth depth;
        private final Callable<? extends AutoCloseable> stall;

        private Stalled(Depth depth, Callable<? extends AutoCloseable> stall) {
            this.depth = depth;
            this.stall = stall;
        }

        /**
         * What fills the queue meanwhile.
         *
         * @param action the action
         * @param times how often, 1 to 100
         * @return the check
         * @throws IllegalArgumentException if less or more often
         */
        public Backlog during(UserAction action, int times) {
            if (times < 1 || times > 100) {
                throw new IllegalArgumentException(times + " times are not between 1 and 100; give a number between");
            }
            return new Backlog(new BacklogPlan(depth, stall, action, times, USUAL_BOUND));
        }
    }

    /**
     * Bounds how soon the depth has to rise, and to fall.
     *
     * @param bound more than zero
     * @return a copy with the bound
     * @throws IllegalArgumentException if not more than zero
     */
    public Backlog showsWithin(Duration bound) {
        return new Backlog(plan.bound(Deadline.positive(bound, "bound")));
    }

    @Override
    public String name() {
        return "a backlog of " + plan.depth().name() + " shows within "
                + plan.bound().toMillis() + " ms and falls again";
    }

    @Override
    public Stage stage() {
        return Stage.RESILIENCE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of(LimitRule.BACKLOG_INVISIBLE, LimitRule.BACKLOG_STAYS, LimitRule.METRIC_MISSING);
    }

    @Override
    public boolean runsAlone() {
        return true;
    }

    @Override
    public Duration deadline(Launch launch) {
        return plan.bound().multipliedBy(3L + plan.times()).plusSeconds(1);
    }

    /**
     * Looks without judging.
     *
     * @param launch how to look
     * @return what was seen
     */
    public BacklogSeen observe(Launch launch) {
        return new BacklogProbe(launch, plan).look();
    }

    @Override
    public CheckResult run(Launch launch) {
        BacklogSeen seen = observe(launch);
        if (!seen.reason().isEmpty()) {
            return CheckResult.of(
                    this, List.of(), List.of(new Unseen(plan.depth().name(), seen.reason(), impact())), List.of());
        }
        Exhibit table = new Exhibit.Table(
                "Backlog of " + plan.depth().name(),
                List.of("before", "highest while stalled", "at the end"),
                List.of(List.of(
                        BacklogJudge.number(seen.before()),
                        BacklogJudge.number(seen.peak()),
                        BacklogJudge.number(seen.end()))));
        return CheckResult.of(
                this, BacklogJudge.judge(plan.depth().name(), plan.bound(), seen), List.of(), List.of(table));
    }

    @Override
    public String toString() {
        return name();
    }
}
