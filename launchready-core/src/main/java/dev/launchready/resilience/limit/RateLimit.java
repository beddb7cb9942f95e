package dev.launchready.resilience.limit;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpHeader;
import dev.launchready.net.Url;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The limit that keeps one caller from taking everything: a bounded burst has to meet it, with 429 and a word about when
 * to come back; another caller must not feel it, and neither must normal use.
 *
 * <pre>{@code
 * RateLimit.of("http://localhost:8080/api/ask").callers("X-Api-Key", "key-a", "key-b").withinBurstOf(60)
 * }</pre>
 *
 * <p>A burst is rude to a server that others use, so that it is sent to loopback only, unless {@link #againstRemote()}
 * says otherwise. Runs alone.
 */
public final class RateLimit implements Check {
    /** How many requests a burst has unless told otherwise: 100. */
    public static final int USUAL_BURST = 100;

    /** The largest burst: 1,000 requests. */
    public static final int LARGEST_BURST = 1000;

    private final LimitPlan plan;

    private RateLimit(LimitPlan plan) {
        this.plan = plan;
    }

    /**
     * The limit of an address, asked by GET.
     *
     * @param url an absolute address
     * @return the check, with one caller
     * @throws IllegalArgumentException if it is none
     */
    public static RateLimit of(String url) {
        return new RateLimit(LimitPlan.of(HttpCall.get(Url.of(url))));
    }

    /**
     * The limit of a POST.
     *
     * @param url an absolute address
     * @param contentType the content's media type
     * @param content the content
     * @return the check, with one caller
     * @throws IllegalArgumentException if it is none
     */
    public static RateLimit ofPost(String url, String contentType, String content) {
        return new RateLimit(LimitPlan.of(HttpCall.post(Url.of(url), contentType, content)));
    }

    /**
     * Tells two callers apart.
     *
     * @param field the header field by which the product knows a caller, for example {@code Authorization}
     * @param first its value for the caller who bursts
     * @param second its value for the caller who must not feel it
     * @return a copy with both
     * @throws IllegalArgumentException if the values are alike
     */
    public RateLimit callers(String field, String first, String second) {
        if (first.equals(second)) {
            throw new IllegalArgumentException("both callers have the same " + field + "; give two that differ");
        }
        return new RateLimit(plan.callers(HttpHeader.of(field, first), HttpHeader.of(field, second)));
    }

    /**
     * Bounds the burst.
     *
     * @param requests how many, 2 to {@value #LARGEST_BURST}
     * @return a copy with the bound
     * @throws IllegalArgumentException if less or more
     */
    public RateLimit withinBurstOf(int requests) {
        if (requests < 2 || requests > LARGEST_BURST) {
            throw new IllegalArgumentException("a burst of " + requests + " is not between 2 and " + LARGEST_BURST
                    + "; give a number between them");
        }
        return new RateLimit(plan.burst(requests));
    }

    /**
     * Sets what normal use is, which is never to be limited.
     *
     * @param requests how many, 1 to 100
     * @param pause how far apart, up to 2 seconds
     * @return a copy with the pace; 5 requests 100 ms apart unless told otherwise
     * @throws IllegalArgumentException if less or more
     */
    public RateLimit neverLimits(int requests, Duration pause) {
        if (requests < 1 || requests > 100 || pause.isNegative() || pause.toMillis() > 2000) {
            throw new IllegalArgumentException(requests + " requests " + pause.toMillis()
                    + " ms apart are no pace that can be tried; give 1 to 100 requests and a pause of 0 to 2000 ms");
        }
        return new RateLimit(plan.pace(requests, pause));
    }

    /** {@return a copy that sends its burst to whatever the address means, which may be a server that others use} */
    public RateLimit againstRemote() {
        return new RateLimit(plan.remote());
    }

    @Override
    public String name() {
        return plan.call() + " limits each caller within a burst of " + plan.burst();
    }

    @Override
    public Stage stage() {
        return Stage.RESILIENCE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of(LimitRule.values());
    }

    @Override
    public boolean runsAlone() {
        return true;
    }

    @Override
    public Duration deadline(Launch launch) {
        return launch.deadline()
                .plus(plan.pause().multipliedBy(plan.paced()))
                .plus(LimitProbe.LONGEST_WAIT.multipliedBy(2));
    }

    /**
     * Looks without judging.
     *
     * @param launch how to look
     * @return what was seen
     * @throws IllegalArgumentException if the address is not on loopback and {@link #againstRemote()} was not said
     */
    public LimitSeen observe(Launch launch) {
        LimitProbe probe = new LimitProbe(launch, plan, deadline(launch));
        probe.refusal().ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        return probe.look();
    }

    @Override
    public CheckResult run(Launch launch) {
        LimitProbe probe = new LimitProbe(launch, plan, deadline(launch));
        Optional<String> refusal = probe.refusal();
        if (refusal.isPresent()) {
            return unseen(refusal.get());
        }
        LimitSeen seen = probe.look();
        if (seen.paced().stream().allMatch(answer -> answer.status() == 0)) {
            return unseen("it does not answer at all: " + seen.paced().get(0).failure());
        }
        List<Finding> findings = new LimitJudge(plan.call().toString()).judge(seen);
        Exhibit table = new Exhibit.Table(
                "Rate limit of " + plan.call(),
                List.of("what", "requests", "served before 429", "first refusal"),
                List.of(
                        List.of("normal pace", Integer.toString(seen.paced().size()), "", refusal(seen.paced())),
                        List.of(
                                "burst",
                                Integer.toString(seen.burst().size()),
                                Integer.toString(seen.servedBeforeLimit()),
                                refusal(seen.burst())),
                        List.of("other caller", Integer.toString(seen.second().size()), "", refusal(seen.second()))));
        return CheckResult.of(this, findings, List.of(), List.of(table));
    }

    private CheckResult unseen(String reason) {
        return CheckResult.of(
                this, List.of(), List.of(new Unseen(plan.call().toString(), reason, impact())), List.of());
    }

    private static String refusal(List<LimitAnswer> answers) {
        return answers.stream()
                .filter(answer -> !answer.isServed())
                .findFirst()
                .map(LimitAnswer::line)
                .orElse("none");
    }

    @Override
    public String toString() {
        return name();
    }
}
