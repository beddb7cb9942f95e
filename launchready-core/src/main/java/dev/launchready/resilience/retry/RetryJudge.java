package dev.launchready.resilience.retry;

import dev.launchready.Confidence;
import dev.launchready.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges attempts as the dependency's side counted them. Pure. */
final class RetryJudge {
    private static final Duration EARLY = Duration.ofMillis(50);
    private static final Duration SILENT = Duration.ofMillis(20);

    private final String subject;
    private final RetryTerms terms;

    /**
     * A judge.
     *
     * @param subject the action and the dependency, for people
     * @param terms what is expected
     */
    RetryJudge(String subject, RetryTerms terms) {
        this.subject = subject;
        this.terms = terms;
    }

    List<Finding> judge(List<RetryRun> runs) {
        List<Finding> findings = new ArrayList<>();
        tooMany(runs).ifPresent(findings::add);
        unsafe(runs).ifPresent(findings::add);
        newKeys(runs).ifPresent(findings::add);
        silent(runs).ifPresent(findings::add);
        if (terms.honoursRetryAfter()) {
            early(runs).ifPresent(findings::add);
        }
        if (terms.backsOff()) {
            PauseJudge.judge(subject, asked(runs, false)).ifPresent(findings::add);
        }
        return findings;
    }

    /** The calls of the runs in which the dependency asked for a pause, or of those in which it did not. */
    private static List<LogicalCall> asked(List<RetryRun> runs, boolean forPause) {
        return runs.stream()
                .filter(run -> run.retryAfter().isPresent() == forPause)
                .flatMap(run -> run.calls().stream())
                .filter(LogicalCall::isRetried)
                .toList();
    }

    private Optional<Finding> tooMany(List<RetryRun> runs) {
        for (RetryRun run : runs) {
            for (LogicalCall call : run.calls()) {
                // an action may ask the same thing several times when all is well
                int allowed = terms.attempts()
                        * Math.max(1, run.usual() / Math.max(1, run.calls().size()));
                if (call.attempts().size() > allowed) {
                    return Optional.of(Finding.of(RetryRule.TOO_MANY, subject + " (" + call.name() + ")")
                            .expected(times(allowed, "attempt") + " at most")
                            .actual(call.attempts().size() + " arrived while it failed (" + run.fault() + ")")
                            .evidence("attempts", call.lines())
                            .build());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> unsafe(List<RetryRun> runs) {
        return calls(runs)
                .filter(call ->
                        call.isUnsafe() && call.isRetried() && call.keys().isEmpty())
                .findFirst()
                .map(call -> Finding.of(RetryRule.UNSAFE, subject + " (" + call.name() + ")")
                        .expected("an Idempotency-Key on every attempt, or one attempt only")
                        .actual(call.attempts().size() + " attempts arrived without any")
                        .evidence("attempts", call.lines())
                        .build());
    }

    private Optional<Finding> newKeys(List<RetryRun> runs) {
        return calls(runs)
                .filter(call -> call.isUnsafe() && call.keys().size() > 1)
                .findFirst()
                .map(call -> Finding.of(RetryRule.NEW_KEY, subject + " (" + call.name() + ")")
                        .expected("one Idempotency-Key for all attempts of a call")
                        .actual(call.attempts().size() + " attempts with the same content arrived under "
                                + call.keys().size() + " keys")
                        .evidence("attempts", call.lines())
                        .build());
    }

    private Optional<Finding> silent(List<RetryRun> runs) {
        return calls(runs)
                .filter(call -> !call.isUnsafe() && isSilent(call))
                .findFirst()
                .map(call -> Finding.of(RetryRule.SILENT, subject + " (" + call.name() + ")")
                        .expected("only the retries that the product asks for")
                        .actual("the client library sent it again by itself after "
                                + call.gaps().get(0).toMillis() + " ms, which no counter of the product sees")
                        .evidence("attempts", call.lines())
                        .evidence(
                                "User-Agent",
                                call.attempts().get(0).header("User-Agent").orElse(""))
                        .build());
    }

    /** The JDK's client sends GET and HEAD again at once, on another connection, when it got no answer at all. */
    private static boolean isSilent(LogicalCall call) {
        if (call.attempts().size() < 2) {
            return false;
        }
        var first = call.attempts().get(0);
        var second = call.attempts().get(1);
        return first.header("User-Agent").orElse("").startsWith("Java-http-client/")
                && !LogicalCall.isAnswered(first)
                && first.connection() != second.connection()
                && call.gaps().get(0).compareTo(SILENT) < 0;
    }

    private Optional<Finding> early(List<RetryRun> runs) {
        for (RetryRun run : runs) {
            for (LogicalCall call : run.calls()) {
                Optional<Duration> gap = run.retryAfter()
                        .flatMap(asked -> call.gaps().stream()
                                .filter(wait -> wait.plus(EARLY).compareTo(asked) < 0)
                                .findFirst());
                if (gap.isPresent()) {
                    return Optional.of(Finding.of(RetryRule.RETRY_AFTER, subject + " (" + call.name() + ")")
                            .expected("no attempt before the "
                                    + run.retryAfter().orElseThrow().toMillis() + " ms of Retry-After are over")
                            .actual("the next one came after " + gap.get().toMillis() + " ms")
                            .evidence("attempts", call.lines())
                            .build());
                }
            }
        }
        return Optional.empty();
    }

    /** Judges what one action became on its way through several layers, the outermost first. */
    List<Finding> layers(List<LayerCount> layers) {
        LayerCount inner = layers.get(layers.size() - 1);
        if (inner.factor() <= terms.amplification()) {
            return List.of();
        }
        List<String> shares = new ArrayList<>();
        double before = 1;
        for (LayerCount layer : layers) {
            shares.add(number(layer.factor() / before) + " at " + layer.layer());
            before = Math.max(1, layer.factor());
        }
        return List.of(Finding.of(RetryRule.AMPLIFICATION, subject)
                .expected(times(terms.amplification(), "request") + " at " + inner.layer()
                        + " for each usual one, at most")
                .actual(number(inner.factor()) + " arrived (" + String.join(" × ", shares) + ")")
                .evidence(
                        "requests by layer",
                        layers.stream()
                                .map(layer ->
                                        layer.layer() + ": usually " + layer.usual() + ", failing " + layer.failing())
                                .collect(Collectors.joining("\n")))
                .build());
    }

    /** Judges the retries of many actions together. */
    List<Finding> budget(int actions, LayerCount count) {
        double retries = count.failing() - (double) count.usual() * actions;
        double share = retries / Math.max(1, count.usual() * actions);
        if (terms.budget() == 0 || share <= terms.budget()) {
            return List.of();
        }
        return List.of(Finding.of(RetryRule.BUDGET, subject)
                .expected(
                        "retries of " + percent(terms.budget()) + " of the calls at most, over " + actions + " actions")
                .actual(number(Math.max(0, retries)) + " retries came on top of " + count.usual() * actions + " calls ("
                        + percent(share) + ")")
                .confidence(Confidence.HIGH)
                .evidence("requests", "expected " + count.usual() * actions + ", arrived " + count.failing())
                .build());
    }

    private static Stream<LogicalCall> calls(List<RetryRun> runs) {
        return runs.stream().flatMap(run -> run.calls().stream());
    }

    private static String times(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
