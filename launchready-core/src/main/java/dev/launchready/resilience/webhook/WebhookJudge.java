package dev.launchready.resilience.webhook;

import dev.launchready.Confidence;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.net.NetFailure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges what an endpoint answered to genuine and forged deliveries. */
final class WebhookJudge {
    /** What an endpoint that verifies nothing does in consequence: said once, not ten times. */
    private static final Set<WebhookRule> CONSEQUENCES = EnumSet.of(
            WebhookRule.UNSIGNED_ACCEPTED,
            WebhookRule.PREFIX_ACCEPTED,
            WebhookRule.ALTERED_ACCEPTED,
            WebhookRule.SIGNED_AFTER_PARSING,
            WebhookRule.RENAMED_ACCEPTED,
            WebhookRule.OTHER_SCHEME_ACCEPTED,
            WebhookRule.DOUBLED_ACCEPTED);

    private final WebhookTrials trials;
    private final Map<WebhookRule, List<WebhookTrial>> broken = new EnumMap<>(WebhookRule.class);
    private final List<Unseen> unseen = new ArrayList<>();

    private WebhookJudge(WebhookTrials trials) {
        this.trials = trials;
    }

    /** Findings, and what could not be looked at. */
    record Verdict(List<Finding> findings, List<Unseen> unseen) {}

    static Verdict judge(WebhookTrials trials) {
        return new WebhookJudge(trials).verdict();
    }

    private Verdict verdict() {
        trials.skipped().ifPresent(why -> unseen.add(new Unseen(trials.target(), why, Impact.LAUNCH_BLOCKER)));
        boolean valid =
                trials.of(Mutation.VALID).filter(WebhookTrial::isAccepted).isPresent();
        if (!valid) {
            trials.of(Mutation.VALID).ifPresent(this::validRefused);
            return new Verdict(List.of(), unseen);
        }
        trials.trials().forEach(this::look);
        if (broken.containsKey(WebhookRule.NOT_VERIFIED)) {
            List<WebhookTrial> all = broken.getOrDefault(WebhookRule.NOT_VERIFIED, List.of());
            CONSEQUENCES.stream()
                    .map(rule -> broken.getOrDefault(rule, List.of()))
                    .flatMap(List::stream)
                    .filter(WebhookTrial::isAccepted)
                    .forEach(all::add);
            CONSEQUENCES.forEach(rule -> broken.computeIfPresent(
                    rule, (r, some) -> some.stream().allMatch(WebhookTrial::isAccepted) ? null : some));
        }
        return new Verdict(
                broken.entrySet().stream()
                        .map(e -> finding(e.getKey(), e.getValue()))
                        .toList(),
                unseen);
    }

    private void validRefused(WebhookTrial valid) {
        String hint = switch (valid.status().orElse(0)) {
            case 404, 405 -> "check the address and that the endpoint takes POST";
            case 400, 401, 403 -> "check that the endpoint is configured with the secret that the sender has";
            case 429 -> "let the endpoint take some forty requests in a row";
            default -> "see the endpoint's log for why";
        };
        String detail =
                valid.failure().map(failure -> " (" + failure.detail() + ")").orElse("");
        unseen.add(new Unseen(
                trials.target(),
                "a delivery signed as " + trials.provider() + " does was to be accepted and got " + valid.answer()
                        + detail + ", so that no refusal of a forgery proves anything; " + hint,
                Impact.LAUNCH_BLOCKER));
    }

    private void look(WebhookTrial trial) {
        Mutation mutation = trial.mutation();
        if (mutation == Mutation.OTHER_ALGORITHM && trial.isAccepted() && acceptsUnsigned()) {
            return; // GitHub's weaker signature stands in a field of its own: without the other one anything passes
        }
        if (trial.isPutOff()) {
            notSeen(trial, "the endpoint put it off with " + trial.answer());
        } else if (trial.status().isEmpty()) {
            if (trial.failure()
                    .map(NetFailure::kind)
                    .filter(NetFailure.Kind::isConclusive)
                    .isPresent()) {
                broken(WebhookRule.ERROR_ON_FORGERY, trial);
            } else {
                notSeen(trial, trial.failure().map(NetFailure::detail).orElse("it was not answered"));
            }
        } else if (trial.status().getAsInt() >= 500) {
            broken(
                    mutation.expected() == Mutation.Expected.ACCEPTED ? mutation.rule() : WebhookRule.ERROR_ON_FORGERY,
                    trial);
        } else {
            lookAtAnswer(trial);
        }
        if (trial.effects() > 0 && mutation.expected() == Mutation.Expected.REFUSED && !trial.isAccepted()) {
            broken(WebhookRule.PROCESSED_BEFORE_VERIFIED, trial);
        }
    }

    private void lookAtAnswer(WebhookTrial trial) {
        Mutation mutation = trial.mutation();
        switch (mutation.expected()) {
            case ACCEPTED -> {
                if (!trial.isAccepted()) {
                    broken(mutation.rule(), trial);
                }
            }
            case REFUSED -> {
                if (trial.isAccepted()) {
                    broken(ignored(trial) ? WebhookRule.FORGERY_ACKNOWLEDGED : mutation.rule(), trial);
                } else if (!trial.isRefused()) {
                    broken(WebhookRule.UNCLEAR_REFUSAL, trial);
                }
            }
            case EITHER -> {
                if (!trial.isAccepted() && !trial.isRefused()) {
                    broken(WebhookRule.UNCLEAR_REFUSAL, trial);
                }
            }
        }
    }

    private boolean acceptsUnsigned() {
        return trials.of(Mutation.NO_SIGNATURE).filter(WebhookTrial::isAccepted).isPresent();
    }

    /** Whether it had no effect where the valid one had. */
    private boolean ignored(WebhookTrial trial) {
        return trial.effects() == 0
                && trials.of(Mutation.VALID)
                        .filter(valid -> valid.effects() > 0)
                        .isPresent();
    }

    private void broken(WebhookRule rule, WebhookTrial trial) {
        broken.computeIfAbsent(rule, r -> new ArrayList<>()).add(trial);
    }

    private void notSeen(WebhookTrial trial, String why) {
        unseen.add(new Unseen(
                trials.target(),
                "what becomes of a delivery " + trial.mutation().title() + " was not seen: " + why,
                trial.mutation().rule().impact()));
    }

    private Finding finding(WebhookRule rule, List<WebhookTrial> all) {
        Finding.Builder finding =
                Finding.of(rule, trials.target()).expected(expected(rule, all)).actual(actual(rule, all));
        if (rule == WebhookRule.DOUBLED_ACCEPTED) {
            finding.confidence(Confidence.MEDIUM);
            if (all.stream().anyMatch(trial -> trial.mutation() == Mutation.DOUBLED_ID)) {
                finding.impact(Impact.SUPPORT_RISK);
            }
        }
        all.forEach(trial ->
                finding.evidence("a delivery " + trial.mutation().title(), trial.sent() + "\n→ " + trial.answer()));
        return finding.build();
    }

    private static String expected(WebhookRule rule, List<WebhookTrial> all) {
        if (rule == WebhookRule.PROCESSED_BEFORE_VERIFIED) {
            return "a delivery " + titles(all) + " to have no effect";
        }
        List<String> parts = new ArrayList<>();
        for (Mutation.Expected expected : Mutation.Expected.values()) {
            List<WebhookTrial> some = all.stream()
                    .filter(trial -> trial.mutation().expected() == expected)
                    .toList();
            if (!some.isEmpty()) {
                parts.add("a delivery " + titles(some)
                        + (expected == Mutation.Expected.ACCEPTED
                                ? " to be accepted with 2xx"
                                : " to be refused with 4xx"));
            }
        }
        return String.join(" and ", parts);
    }

    private static String titles(List<WebhookTrial> all) {
        String titles = all.stream()
                .map(trial -> trial.mutation().title())
                .distinct()
                .limit(4)
                .collect(Collectors.joining(", or "));
        return all.size() > 4 ? titles + " (and " + (all.size() - 4) + " more)" : titles;
    }

    private static String actual(WebhookRule rule, List<WebhookTrial> all) {
        String answers = all.stream().map(WebhookTrial::answer).distinct().collect(Collectors.joining(" and "));
        return switch (rule) {
            case PROCESSED_BEFORE_VERIFIED ->
                "it had " + all.stream().mapToLong(WebhookTrial::effects).sum() + " although it was answered "
                        + answers;
            case ERROR_ON_FORGERY -> "the endpoint failed (" + answers + ")";
            case UNCLEAR_REFUSAL -> "it was answered " + answers;
            case FORGERY_ACKNOWLEDGED -> "it was acknowledged (" + answers + ") and ignored";
            default ->
                all.stream().allMatch(WebhookTrial::isAccepted)
                        ? "it was accepted (" + answers + ")"
                        : "it was answered " + answers;
        };
    }
}
