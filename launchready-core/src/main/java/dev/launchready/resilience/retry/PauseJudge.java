package dev.launchready.resilience.retry;

import dev.launchready.Confidence;
import dev.launchready.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges the pauses between attempts, over several calls: do they grow, and do they differ? Pure. */
final class PauseJudge {
    /** Random pauses may fall where they should rise; fixed ones may not. */
    private static final double GROWS = 1.2;

    private static final double GROWS_ON_AVERAGE = 0.8;
    private static final double SPREAD = 0.15;
    private static final double NOISE_MILLIS = 10;
    private static final int CALLS_FOR_JITTER = 3;

    private PauseJudge() {}

    static Optional<Finding> judge(String subject, List<LogicalCall> retried) {
        if (retried.isEmpty()) {
            return Optional.empty();
        }
        List<List<Double>> columns = columns(retried);
        double first = mean(columns.get(0));
        String seen = "the pauses were "
                + columns.stream()
                        .map(column -> Math.round(mean(column)) + " ms")
                        .collect(Collectors.joining(", "));
        LogicalCall longest = retried.get(0);
        for (LogicalCall call : retried) {
            longest = call.attempts().size() > longest.attempts().size() ? call : longest;
        }
        if (first < RetryTerms.SHORTEST_PAUSE.toMillis()) {
            return Optional.of(finding(RetryRule.NO_BACKOFF, subject, longest)
                    .expected("a pause before the second attempt")
                    .actual("it came after " + Math.round(first) + " ms (" + seen + ")")
                    .build());
        }
        boolean jitter = columns.stream().anyMatch(PauseJudge::differs);
        double last = mean(columns.get(columns.size() - 1));
        if (columns.size() > 1 && last < first * (jitter ? GROWS_ON_AVERAGE : GROWS)) {
            return Optional.of(finding(RetryRule.NO_BACKOFF, subject, longest)
                    .expected("pauses that grow from attempt to attempt")
                    .actual(seen + ", which do not grow")
                    .build());
        }
        if (!jitter && retried.size() >= CALLS_FOR_JITTER) {
            return Optional.of(finding(RetryRule.NO_JITTER, subject, longest)
                    .expected("pauses with chance in them")
                    .actual(seen + " in each of " + retried.size() + " calls")
                    .confidence(Confidence.MEDIUM)
                    .build());
        }
        return Optional.empty();
    }

    private static Finding.Builder finding(RetryRule rule, String subject, LogicalCall call) {
        return Finding.of(rule, subject + " (" + call.name() + ")").evidence("attempts", call.lines());
    }

    /** The pauses by their position, in milliseconds. */
    private static List<List<Double>> columns(List<LogicalCall> retried) {
        List<List<Double>> columns = new ArrayList<>();
        for (LogicalCall call : retried) {
            List<Duration> gaps = call.gaps();
            for (int i = 0; i < gaps.size(); i++) {
                if (columns.size() <= i) {
                    columns.add(new ArrayList<>());
                }
                columns.get(i).add(gaps.get(i).toNanos() / 1e6);
            }
        }
        return columns;
    }

    private static boolean differs(List<Double> column) {
        double spread = column.stream().mapToDouble(d -> d).max().orElse(0)
                - column.stream().mapToDouble(d -> d).min().orElse(0);
        return spread > Math.max(NOISE_MILLIS, SPREAD * mean(column));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(d -> d).average().orElse(0);
    }
}
