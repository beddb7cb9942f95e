package dev.launchready.resilience.idempotency;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.resilience.idempotency.ScheduleRun.Role;
import dev.launchready.resilience.idempotency.ScheduleRun.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges what came of an operation under each schedule. */
final class IdempotencyJudge {
    private static final int SHOWN = 300;

    private final String subject;
    private final boolean answersAlike;
    private final Map<IdempotencyRule, Finding> findings = new LinkedHashMap<>();
    private final List<Unseen> unseen = new ArrayList<>();

    private IdempotencyJudge(String subject, boolean answersAlike) {
        this.subject = subject;
        this.answersAlike = answersAlike;
    }

    /** Findings, and what could not be looked at. */
    record Verdict(List<Finding> findings, List<Unseen> unseen) {}

    /**
     * Judges.
     *
     * @param subject the receiver's name
     * @param runs what was seen
     * @param answersAlike whether a duplicate's answer has to be the first's
     * @return the verdict
     */
    static Verdict judge(String subject, List<ScheduleRun> runs, boolean answersAlike) {
        IdempotencyJudge judge = new IdempotencyJudge(subject, answersAlike);
        runs.forEach(judge::look);
        judge.dropConsequences();
        return new Verdict(List.copyOf(judge.findings.values()), judge.unseen);
    }

    private void look(ScheduleRun run) {
        if (run.unseen().isPresent()) {
            unseen.add(new Unseen(
                    subject,
                    "an operation " + run.schedule().title() + " was not seen to its end: "
                            + run.unseen().get(),
                    Impact.LAUNCH_BLOCKER));
            return;
        }
        run.effects().ifPresent(effects -> judgeEffects(run, effects));
        if (!run.expectedState().equals(run.state())) {
            add(
                    IdempotencyRule.STALE_OVERWRITES,
                    run,
                    "the state \"" + shortened(run.expectedState().orElse("")) + "\" with "
                            + run.schedule().title(),
                    "it is \"" + shortened(run.state().orElse("")) + "\"");
        }
        judgeReplies(run);
        if (answersAlike) {
            judgeAnswers(run);
        }
    }

    private void judgeEffects(ScheduleRun run, long effects) {
        String what = "exactly one effect of an operation " + run.schedule().title();
        if (effects > 1) {
            add(repeated(run.schedule()), run, what, "it had " + effects);
        } else if (effects < 1) {
            boolean toldSo = run.steps().stream()
                    .anyMatch(step ->
                            step.role() == Role.DISTURBED && step.reply().isAcknowledged());
            if (toldSo) {
                add(
                        IdempotencyRule.FAILURE_ACKNOWLEDGED,
                        run,
                        "a failure to be answered with 5xx, so that the sender tries again",
                        "it was acknowledged (" + run.shown() + ") and there is no effect");
            } else {
                add(IdempotencyRule.EFFECT_LOST, run, what, "it had none");
            }
        }
    }

    private static IdempotencyRule repeated(Schedule schedule) {
        return switch (schedule) {
            case TWICE_IN_SEQUENCE, OUT_OF_ORDER, STALE_AFTER_NEWER -> IdempotencyRule.DUPLICATED;
            case NEW_TIMESTAMP -> IdempotencyRule.KEYED_BY_ATTEMPT;
            case RESPONSE_LOST -> IdempotencyRule.REPEATED_AFTER_LOST_RESPONSE;
            case AFTER_RESTART -> IdempotencyRule.FORGOTTEN;
            case FAILED_FIRST, CRASHED -> IdempotencyRule.REPEATED_AFTER_CRASH;
            case FIRST_STILL_RUNNING, INTERLEAVED, AT_ONCE -> IdempotencyRule.RACE;
        };
    }

    private void judgeReplies(ScheduleRun run) {
        boolean acknowledged = false;
        for (Step step : run.steps()) {
            DeliveryReply reply = step.reply();
            boolean concurrent = step.role() == Role.CONCURRENT;
            boolean duplicate = step.role() == Role.DUPLICATE || concurrent || step.role() == Role.RETRY;
            String what = "an operation " + run.schedule().title();
            if (duplicate && reply.isError()) {
                add(IdempotencyRule.ERROR_ON_DUPLICATE, run, "no error to the sender of " + what, told(reply));
            } else if (duplicate && reply.kind() == DeliveryReply.Kind.NOTHING) {
                unseen.add(new Unseen(
                        subject, "a delivery of " + what + " got no answer: " + reply.content(), Impact.SUPPORT_RISK));
            } else if (isRefusal(step) && (step.role() == Role.DUPLICATE || concurrent || acknowledged)) {
                add(
                        IdempotencyRule.DUPLICATE_REFUSED,
                        run,
                        what + " to be acknowledged with 2xx",
                        "a duplicate got " + reply.shown());
            }
            acknowledged |= reply.isAcknowledged();
        }
        boolean otherwiseTold = run.steps().stream()
                .map(Step::reply)
                .anyMatch(reply -> reply.isError() || reply.kind() == DeliveryReply.Kind.NOTHING);
        if (!run.isAcknowledged() && run.effects().orElse(0) == 1 && !otherwiseTold) {
            add(
                    IdempotencyRule.DUPLICATE_REFUSED,
                    run,
                    "an operation " + run.schedule().title() + " to be acknowledged in the end",
                    "each attempt was turned away (" + shortened(run.shown()) + ")");
        }
    }

    private static String told(DeliveryReply reply) {
        return switch (reply.kind()) {
            case THREW -> "the call threw " + shortened(reply.content());
            case BROKEN -> "the connection ended without an answer";
            default -> "it got " + shortened(reply.shown());
        };
    }

    /** While the first is at work, and only then, a second may be put off. */
    private static boolean isRefusal(Step step) {
        DeliveryReply reply = step.reply();
        boolean refused = reply.kind() == DeliveryReply.Kind.ANSWERED && !reply.isAcknowledged() && !reply.isError();
        return refused && !(reply.isPutOff() && step.role() != Role.DUPLICATE);
    }

    private void judgeAnswers(ScheduleRun run) {
        List<DeliveryReply> answers = run.steps().stream()
                .map(Step::reply)
                .filter(DeliveryReply::isAcknowledged)
                .toList();
        Optional<DeliveryReply> other =
                answers.stream().filter(reply -> !reply.equals(answers.get(0))).findFirst();
        other.ifPresent(reply -> add(
                IdempotencyRule.DIFFERENT_ANSWER,
                run,
                "the same answer to each delivery of an operation "
                        + run.schedule().title(),
                "one got " + answer(answers.get(0)) + " and another " + answer(reply)));
    }

    private static String answer(DeliveryReply reply) {
        String status = reply.status() == 0 ? "" : reply.status() + " ";
        return status + "\"" + shortened(reply.content()) + "\"";
    }

    /** One finding for each rule: the first schedule that showed it. */
    private void add(IdempotencyRule rule, ScheduleRun run, String expected, String actual) {
        if (findings.containsKey(rule)) {
            return;
        }
        Finding.Builder finding = Finding.of(rule, subject).expected(expected).actual(actual);
        if (!run.detail().isEmpty()) {
            finding.evidence("schedule", run.schedule().title() + ": " + run.detail());
        }
        finding.evidence("attempts", shortened(run.shown()));
        findings.put(rule, finding.build());
    }

    /** What has its effect again in sequence has it again under every schedule: said once. */
    private void dropConsequences() {
        if (findings.containsKey(IdempotencyRule.DUPLICATED)) {
            findings.remove(IdempotencyRule.KEYED_BY_ATTEMPT);
            findings.remove(IdempotencyRule.RACE);
            findings.remove(IdempotencyRule.REPEATED_AFTER_LOST_RESPONSE);
            findings.remove(IdempotencyRule.FORGOTTEN);
            findings.remove(IdempotencyRule.REPEATED_AFTER_CRASH);
        }
        if (findings.containsKey(IdempotencyRule.KEYED_BY_ATTEMPT)) {
            findings.remove(IdempotencyRule.REPEATED_AFTER_LOST_RESPONSE);
            findings.remove(IdempotencyRule.FORGOTTEN);
            findings.remove(IdempotencyRule.REPEATED_AFTER_CRASH);
        }
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
