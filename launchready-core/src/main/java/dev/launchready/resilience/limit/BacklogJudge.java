package dev.launchready.resilience.limit;

import dev.launchready.Finding;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** Judges what a backlog showed. Pure. */
final class BacklogJudge {
    private BacklogJudge() {}

    static List<Finding> judge(String subject, Duration bound, BacklogSeen seen) {
        if (seen.before().isEmpty() && seen.peak().isEmpty()) {
            return List.of(Finding.of(LimitRule.METRIC_MISSING, subject)
                    .expected("a depth that can be read")
                    .actual("there is none, neither before nor while the consumer was stalled")
                    .build());
        }
        double before = seen.before().orElse(0);
        if (seen.peak().isEmpty() || seen.peak().getAsDouble() <= before) {
            return List.of(Finding.of(LimitRule.BACKLOG_INVISIBLE, subject)
                    .expected("the depth to rise within " + bound.toMillis() + " ms while the consumer is stalled")
                    .actual("it went from " + number(seen.before()) + " to " + number(seen.peak()))
                    .build());
        }
        if (seen.end().isEmpty() || seen.end().getAsDouble() > before) {
            return List.of(Finding.of(LimitRule.BACKLOG_STAYS, subject)
                    .expected("the depth to fall back to " + number(seen.before()) + " within " + bound.toMillis()
                            + " ms after the consumer could work again")
                    .actual("it was " + number(seen.peak()) + " and still is " + number(seen.end()))
                    .build());
        }
        return List.of();
    }

    static String number(OptionalDouble value) {
        if (value.isEmpty()) {
            return "not shown";
        }
        double number = value.getAsDouble();
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
