package dev.launchready.resilience.limit;

import dev.launchready.Launch;
import dev.launchready.net.Concurrently;
import dev.launchready.net.Deadline;
import dev.launchready.net.HostPort;
import dev.launchready.net.HttpCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Sends the requests that show a limit: some at the pace of normal use, a bounded burst, some of another caller. */
final class LimitProbe {
    /** A Retry-After longer than this is believed. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private static final int OF_SECOND = 3;
    private static final int BEYOND = 3;

    private final Launch launch;
    private final LimitPlan plan;
    private final Deadline deadline;

    LimitProbe(Launch launch, LimitPlan plan, Duration time) {
        this.launch = launch;
        this.plan = plan;
        this.deadline = Deadline.in(time);
    }

    /** Why the burst is not sent; empty when it may be. */
    Optional<String> refusal() {
        HostPort target = plan.call().url().hostPort();
        return (launch.network().staysHere(target) || plan.isRemoteAllowed())
                ? Optional.empty()
                : Optional.of(target + " is not on loopback, and a burst of " + plan.burst()
                        + " may disturb others; aim at a local instance, or say againstRemote() if it is yours");
    }

    LimitSeen look() {
        List<LimitAnswer> paced = new ArrayList<>();
        for (int i = 0; i < plan.paced(); i++) {
            if (i > 0 && !pause(plan.pause())) {
                break;
            }
            paced.add(ask(plan.first()));
        }
        List<LimitAnswer> burst = burst();
        List<LimitAnswer> second = new ArrayList<>();
        for (int i = 0; i < OF_SECOND && !plan.callers().isEmpty(); i++) {
            second.add(ask(plan.second()));
        }
        Duration wait = burst.stream()
                .filter(LimitAnswer::isLimited)
                .flatMap(answer -> answer.retryAfter().stream())
                .flatMap(value -> RetryAfter.read(value, launch.clock().instant()).stream())
                .max(Duration::compareTo)
                .orElse(LONGEST_WAIT.plusMillis(1));
        Optional<LimitAnswer> after = Optional.empty();
        if (wait.compareTo(LONGEST_WAIT) <= 0 && pause(wait.plusMillis(50))) {
            after = Optional.of(ask(plan.first()));
        }
        return new LimitSeen(paced, burst, second, after, wait, launch.clock().instant());
    }

    /** Several at once, and no more of them than it takes. */
    private List<LimitAnswer> burst() {
        List<LimitAnswer> burst = new ArrayList<>();
        int beyond = 0;
        while (burst.size() < plan.burst() && beyond < BEYOND && !deadline.hasExpired()) {
            int next = Math.min(Concurrently.AT_ONCE, plan.burst() - burst.size());
            burst.addAll(Concurrently.map(Collections.nCopies(next, plan.first()), this::ask));
            beyond = (int) burst.stream().filter(LimitAnswer::isLimited).count();
        }
        return burst;
    }

    private LimitAnswer ask(HttpCall call) {
        return LimitAnswer.of(launch.network().http().exchange(call, deadline.orSooner(launch.deadline())));
    }

    private boolean pause(Duration time) {
        return deadline.remaining().compareTo(time) >= 0 && deadline.pause(time);
    }
}
