package dev.launchready.resilience.idempotency;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges what an API with Idempotency-Keys answered. */
final class KeyJudge {
    private static final int SHOWN = 200;

    private final String subject;
    private final KeyTerms terms;
    private final Map<IdempotencyRule, Finding> findings = new LinkedHashMap<>();
    private final List<Unseen> unseen = new ArrayList<>();

    private KeyJudge(String subject, KeyTerms terms) {
        this.subject = subject;
        this.terms = terms;
    }

    /**
     * Judges.
     *
     * @param subject the request
     * @param terms whose rules it follows
     * @param trials what was seen; without an accepted first request nothing is proven
     * @param stopped why the rest was not tried; empty when all was
     * @return the verdict
     */
    static IdempotencyJudge.Verdict judge(
            String subject, KeyTerms terms, List<KeyTrial> trials, Optional<String> stopped) {
        KeyJudge judge = new KeyJudge(subject, terms);
        stopped.ifPresent(why -> judge.unseen.add(new Unseen(subject, why, Impact.LAUNCH_BLOCKER)));
        trials.forEach(judge::look);
        return new IdempotencyJudge.Verdict(List.copyOf(judge.findings.values()), judge.unseen);
    }

    private void look(KeyTrial trial) {
        Optional<DeliveryReply> error =
                trial.replies().stream().filter(DeliveryReply::isError).findFirst();
        Optional<DeliveryReply> nothing = trial.replies().stream()
                .filter(reply -> reply.kind() == DeliveryReply.Kind.NOTHING)
                .findFirst();
        if (trial.what() == KeyCase.FIRST) {
            if (!trial.last().isAcknowledged()) {
                unseen.add(new Unseen(
                        subject,
                        trial.what().title() + " was not accepted ("
                                + trial.last().shown()
                                + "), so that nothing about a second one can be said; give a request that the API accepts",
                        Impact.LAUNCH_BLOCKER));
            }
        } else if (nothing.isPresent()) {
            unseen.add(new Unseen(
                    subject,
                    trial.what().title() + " got no answer: " + nothing.get().content(),
                    Impact.SUPPORT_RISK));
        } else if (error.isPresent()) {
            add(
                    IdempotencyRule.ERROR_ON_DUPLICATE,
                    trial,
                    trial.what().title() + " to be answered without an error of the server",
                    "it got " + error.get().shown());
        }
        if (nothing.isEmpty() && error.isEmpty()) {
            answered(trial);
        }
        trial.effects().ifPresent(effects -> judgeEffects(trial, effects));
    }

    private void answered(KeyTrial trial) {
        switch (trial.what()) {
            case FIRST, OTHER_FORM -> {
                // whichever form the API does not take it may refuse; only failing would be wrong
            }
            case REPLAY, AT_ONCE -> same(trial);
            case OTHER_PAYLOAD ->
                refused(
                        trial,
                        IdempotencyRule.KEY_REUSED,
                        terms.conflict(),
                        "it was accepted (" + trial.last().shown() + ")");
            case NO_KEY, EMPTY_KEY -> {
                if (terms.required()) {
                    refused(
                            trial,
                            IdempotencyRule.KEY_NOT_REQUIRED,
                            400,
                            "it was executed (" + trial.last().shown() + ")");
                }
            }
        }
    }

    private void refused(KeyTrial trial, IdempotencyRule rule, int status, String accepted) {
        DeliveryReply reply = trial.last();
        String expected = trial.what().title() + " to be refused with " + status;
        if (reply.isAcknowledged()) {
            add(rule, trial, expected, accepted);
        } else if (reply.status() != status) {
            add(IdempotencyRule.KEY_STATUS, trial, expected, "it got " + reply.shown());
        }
    }

    private void same(KeyTrial trial) {
        List<DeliveryReply> accepted =
                trial.replies().stream().filter(DeliveryReply::isAcknowledged).toList();
        Optional<DeliveryReply> refused = trial.replies().stream()
                .filter(reply -> !reply.isAcknowledged())
                .filter(reply -> !(trial.what() == KeyCase.AT_ONCE && reply.isPutOff()))
                .findFirst();
        String expected = trial.what().title() + " to get the answer of the first";
        if (refused.isPresent()) {
            add(
                    IdempotencyRule.DUPLICATE_REFUSED,
                    trial,
                    expected,
                    "it got " + refused.get().shown());
        } else if (accepted.stream().distinct().count() > 1) {
            add(
                    IdempotencyRule.DIFFERENT_ANSWER,
                    trial,
                    expected,
                    "the answers are "
                            + accepted.stream()
                                    .distinct()
                                    .limit(2)
                                    .map(KeyJudge::answer)
                                    .collect(Collectors.joining(" and ")));
        }
    }

    private void judgeEffects(KeyTrial trial, long effects) {
        if (effects > 1 && (trial.what() == KeyCase.REPLAY || trial.what() == KeyCase.AT_ONCE)) {
            add(
                    trial.what() == KeyCase.REPLAY ? IdempotencyRule.DUPLICATED : IdempotencyRule.RACE,
                    trial,
                    "exactly one effect of " + trial.what().title(),
                    "it had " + effects);
        } else if (effects > 0 && trial.what() == KeyCase.OTHER_PAYLOAD) {
            add(IdempotencyRule.KEY_REUSED, trial, trial.what().title() + " to have no effect", "it had " + effects);
        }
    }

    private void add(IdempotencyRule rule, KeyTrial trial, String expected, String actual) {
        findings.computeIfAbsent(rule, r -> {
            Finding.Builder finding =
                    Finding.of(rule, subject).expected(expected).actual(actual);
            trial.replies().stream()
                    .limit(8)
                    .forEach(reply -> finding.evidence(trial.what().title(), answer(reply)));
            return finding.build();
        });
    }

    private static String answer(DeliveryReply reply) {
        String content = reply.content();
        return reply.shown() + " \"" + (content.length() > SHOWN ? content.substring(0, SHOWN) + "…" : content) + "\"";
    }
}
