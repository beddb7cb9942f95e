package dev.launchready.resilience;

import dev.launchready.net.Deadline;
import dev.launchready.net.fault.ActiveFault;
import dev.launchready.net.fault.Fault;
import dev.launchready.resilience.ClarityTerms.EffectSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Lets a user act while a dependency fails, and once more after it has recovered. */
final class CellProbe {
    private static final Duration POLL = Duration.ofMillis(10);
    /** How long an app may take to turn to a dependency after it has answered. */
    static final Duration BACKGROUND = Duration.ofMillis(300);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final Duration CLOSING = Duration.ofMillis(60);

    private final Plan plan;
    private final ActionRun run;

    /** An action without a fault: what the user saw, and why it is no success if it is none. */
    record Try(UserSaw saw, String why) {
        boolean works() {
            return why.isEmpty();
        }
    }

    CellProbe(Plan plan, ActionRun run) {
        this.plan = plan;
        this.run = run;
    }

    /** Does the action without a fault; once more if it does not succeed, since first calls wait for much to be loaded. */
    Try first(UserAction action) {
        Try first = usually(action);
        return first.works() ? first : usually(action);
    }

    /** Does the action without a fault. */
    Try usually(UserAction action) {
        long before = count(action);
        UserSaw saw = run.perform(action, plan.patience());
        ClarityTerms terms = action.terms(plan.limit(), saw);
        ClarityVerdict verdict = ClarityJudge.judge(saw, terms.effect(effect(action, saw, before)));
        boolean redirects =
                saw instanceof UserSaw.Answered answered && answered.reply().isRedirect();
        if (!saw.claimsSuccess() && !redirects) {
            return new Try(saw, "it did not: " + firstLine(saw));
        }
        if (!verdict.isAcceptable()) {
            return new Try(saw, verdict.reason());
        }
        return new Try(
                saw,
                isShell(saw)
                        ? "the page has no text before its scripts run; aim the action at the request that the scripts make"
                        : "");
    }

    FailureCell look(Dependency dependency, Fault fault, UserAction action, UserSaw usual) {
        long before = count(action);
        UserSaw saw;
        ClientWait client = ClientWait.UNSEEN;
        boolean reached;
        Instant since = Instant.now();
        try (ActiveFault active = dependency.inject(fault)) {
            OptionalLong use = dependency.use();
            saw = run.perform(action, plan.patience());
            reached = !saw.claimsSuccess()
                    || Faults.leavesNoTrace(fault)
                    || reached(dependency, use, Deadline.in(BACKGROUND));
            if (Faults.hangs(active.fault())) {
                client = client(dependency, fault, since, saw);
            }
        }
        ClarityTerms terms = action.terms(plan.limit(), usual).effect(effect(action, saw, before));
        ClarityVerdict verdict = ClarityJudge.judge(saw, terms);
        FailureCell.Recovery recovery = recovery(action);
        return new FailureCell(dependency.name(), fault, action.name(), usual, saw, verdict, client, reached, recovery);
    }

    /** An app often answers a moment before its client closes the connection that it gave up. */
    private static ClientWait client(Dependency dependency, Fault fault, Instant since, UserSaw saw) {
        Instant until = Instant.now();
        if (ClarityJudge.isHang(saw) && Faults.hangsConnecting(fault)) {
            return ClientWait.whenNothingConnected(since, until);
        }
        if (ClarityJudge.isHang(saw)) {
            return ClientWait.whenNothingCame(dependency.connections(), fault.id(), since, until);
        }
        Deadline closing = Deadline.in(CLOSING);
        while (ClientWait.anyOpen(dependency.connections(), fault.id()) && !closing.hasExpired()) {
            if (!closing.pause(POLL)) {
                break;
            }
        }
        return ClientWait.whenAnswered(dependency.connections(), fault.id(), since);
    }

    /** Whether it has been used since, or is a moment later, as by an app that answers first and sends its mail then. */
    static boolean reached(Dependency dependency, OptionalLong before, Deadline deadline) {
        while (before.isPresent() && before.equals(dependency.use())) {
            if (deadline.hasExpired() || !deadline.pause(POLL)) {
                return false;
            }
        }
        return true;
    }

    private FailureCell.Recovery recovery(UserAction action) {
        Deadline deadline = Deadline.in(plan.recovery());
        long start = System.nanoTime();
        Duration pause = POLL;
        while (true) {
            Try again = usually(action);
            long millis = (System.nanoTime() - start) / 1_000_000;
            if (again.works() || deadline.hasExpired() || !deadline.pause(pause)) {
                return new FailureCell.Recovery(again.works(), again.saw(), millis);
            }
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static EffectSeen effect(UserAction action, UserSaw saw, long before) {
        Optional<UserAction.Effect> effect = action.effect();
        boolean success = saw.claimsSuccess()
                || (saw instanceof UserSaw.Answered answered && answered.reply().isRedirect());
        if (effect.isEmpty() || !success) {
            return EffectSeen.NOT_ASKED;
        }
        Deadline deadline = Deadline.in(effect.get().within());
        while (count(action, effect.get()) <= before) {
            if (deadline.hasExpired() || !deadline.pause(POLL)) {
                return EffectSeen.MISSING;
            }
        }
        return EffectSeen.APPEARED;
    }

    private static long count(UserAction action) {
        return action.effect().map(effect -> count(action, effect)).orElse(0L);
    }

    private static long count(UserAction action, UserAction.Effect effect) {
        try {
            return effect.count().getAsLong();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "\"" + effect.what() + "\", the effect of " + action.name() + ", could not be counted: " + e, e);
        }
    }

    private static boolean isShell(UserSaw saw) {
        return saw instanceof UserSaw.Answered answered
                && HtmlWords.isHtml(answered.reply().body().text())
                && HtmlWords.read(answered.reply().body().text()).isShell();
    }

    private static String firstLine(UserSaw saw) {
        return saw.summary().replaceAll("\\s*\\n\\s*", " ");
    }
}
