package dev.launchready.resilience.limit;

import dev.launchready.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Judges what a rate limit showed. Pure. */
final class LimitJudge {
    private final String subject;

    LimitJudge(String subject) {
        this.subject = subject;
    }

    List<Finding> judge(LimitSeen seen) {
        List<Finding> findings = new ArrayList<>();
        tooTight(seen).ifPresent(findings::add);
        burst(seen, findings);
        shared(seen).ifPresent(findings::add);
        return findings;
    }

    private Optional<Finding> tooTight(LimitSeen seen) {
        return seen.paced().stream()
                .filter(answer -> !answer.isServed())
                .findFirst()
                .map(answer -> Finding.of(LimitRule.TOO_TIGHT, subject)
                        .expected("every request at the pace of normal use to be served")
                        .actual("of " + seen.paced().size() + " one was answered with " + answer.line())
                        .evidence("answers", counts(seen.paced()))
                        .build());
    }

    private void burst(LimitSeen seen, List<Finding> findings) {
        List<LimitAnswer> limited =
                seen.burst().stream().filter(LimitAnswer::isLimited).toList();
        List<LimitAnswer> broken = seen.burst().stream()
                .filter(answer -> answer.status() == 0 || answer.status() >= 500)
                .toList();
        List<LimitAnswer> refused =
                seen.burst().stream().filter(answer -> answer.status() == 403).toList();
        if (limited.isEmpty() && (isRefusal(broken) || !refused.isEmpty())) {
            LimitAnswer first = broken.isEmpty() ? refused.get(0) : broken.get(0);
            findings.add(Finding.of(LimitRule.WRONG_STATUS, subject)
                    .expected("429 beyond the limit")
                    .actual("the burst was refused with " + first.line())
                    .evidence("answers to the burst", counts(seen.burst()))
                    .build());
            return;
        }
        if (!broken.isEmpty()) {
            findings.add(Finding.of(LimitRule.OVERLOAD, subject)
                    .expected("a burst of " + seen.burst().size() + " to be served or refused with 429")
                    .actual(broken.size() + " of them failed, the first with "
                            + broken.get(0).line())
                    .evidence("answers to the burst", counts(seen.burst()))
                    .build());
        } else if (limited.isEmpty()) {
            findings.add(Finding.of(LimitRule.NONE, subject)
                    .expected("429 somewhere within a burst of " + seen.burst().size())
                    .actual("all were served")
                    .evidence("answers to the burst", counts(seen.burst()))
                    .build());
        }
        limited.stream().findFirst().ifPresent(first -> told(first, seen, findings));
    }

    /** A 503 is how some limits refuse; other errors are how servers break. */
    private static boolean isRefusal(List<LimitAnswer> broken) {
        return !broken.isEmpty() && broken.stream().allMatch(answer -> answer.status() == 503);
    }

    private void told(LimitAnswer limited, LimitSeen seen, List<Finding> findings) {
        if (!limited.tellsWhen()) {
            findings.add(Finding.of(LimitRule.NO_RETRY_AFTER, subject)
                    .expected("Retry-After or RateLimit with the 429")
                    .actual("it came without either")
                    .evidence("answer", limited.line())
                    .build());
        }
        limited.retryAfter()
                .filter(value -> RetryAfter.read(value, seen.at()).isEmpty())
                .ifPresent(value -> findings.add(Finding.of(LimitRule.MALFORMED_RETRY_AFTER, subject)
                        .expected("Retry-After in seconds or as a date")
                        .actual("it is \"" + value + "\"")
                        .evidence("answer", limited.line())
                        .build()));
        seen.after()
                .filter(LimitAnswer::isLimited)
                .ifPresent(again -> findings.add(Finding.of(LimitRule.RETRY_AFTER_LIES, subject)
                        .expected("to be served once Retry-After ("
                                + limited.retryAfter().orElse("") + ") was over")
                        .actual("after " + seen.waited().toMillis() + " ms the answer still was " + again.line())
                        .evidence("first answer", limited.line())
                        .build()));
    }

    private Optional<Finding> shared(LimitSeen seen) {
        boolean first = seen.burst().stream().anyMatch(answer -> !answer.isServed());
        return seen.second().stream()
                .filter(answer -> first && !answer.isServed())
                .findFirst()
                .map(answer -> Finding.of(LimitRule.SHARED, subject)
                        .expected("another caller to be served while the first is over the limit")
                        .actual("they were answered with " + answer.line())
                        .evidence("answers to the other caller", counts(seen.second()))
                        .build());
    }

    /** How often each answer came. */
    private static String counts(List<LimitAnswer> answers) {
        Map<String, Long> counts = answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.status() == 0 ? "no answer" : "status " + answer.status(),
                        TreeMap::new,
                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining("\n"));
    }
}
