package dev.launchready.resilience;

import static dev.launchready.resilience.Clarity.BLANK;
import static dev.launchready.resilience.Clarity.CLEAR_STATE;
import static dev.launchready.resilience.Clarity.DEGRADED_BUT_USEFUL;
import static dev.launchready.resilience.Clarity.ERROR_WITHOUT_EXPLANATION;
import static dev.launchready.resilience.Clarity.HANG;
import static dev.launchready.resilience.Clarity.SILENT_LOSS;
import static dev.launchready.resilience.Clarity.UNAFFECTED;
import static dev.launchready.resilience.Clarity.WRONG_SUCCESS;

import dev.launchready.net.HttpReply;
import dev.launchready.resilience.ClarityTerms.EffectSeen;
import java.util.Optional;

/** The oracle: what an answer is worth to the person who waits for it. Pure; never throws, whatever the octets. */
final class ClarityJudge {
    private ClarityJudge() {}

    static ClarityVerdict judge(UserSaw saw, ClarityTerms terms) {
        if (saw instanceof UserSaw.Hung hung) {
            return ClarityVerdict.bad(
                    HANG,
                    ResilienceRule.HANG,
                    "nothing came for " + millis(hung) + ": " + SeenText.cut(hung.where(), 200));
        }
        if (isHang(saw)) {
            return ClarityVerdict.bad(
                    HANG,
                    ResilienceRule.HANG,
                    "the answer began with status "
                            + ((UserSaw.Answered) saw).reply().status() + " and then stalled for " + millis(saw));
        }
        if (saw.latency().compareTo(terms.limit()) > 0) {
            return ClarityVerdict.bad(
                    HANG,
                    ResilienceRule.LATE,
                    "the answer took " + millis(saw) + " and the limit is "
                            + terms.limit().toMillis() + " ms");
        }
        if (terms.declared().isPresent() && terms.declared().get().test(saw)) {
            return ClarityVerdict.good(CLEAR_STATE, "it is what was declared a clear state");
        }
        if (saw instanceof UserSaw.NotAnswered not) {
            return ClarityVerdict.bad(
                    ERROR_WITHOUT_EXPLANATION,
                    ResilienceRule.UNEXPLAINED_ERROR,
                    "the connection brought no answer (" + not.failure().detail() + ")");
        }
        if (saw instanceof UserSaw.Threw threw) {
            return threw(threw);
        }
        if (saw instanceof UserSaw.Returned returned) {
            return returned(returned, terms);
        }
        return answered((UserSaw.Answered) saw, terms);
    }

    /** {@return whether the probe gave up before the answer was whole} */
    static boolean isHang(UserSaw saw) {
        return saw instanceof UserSaw.Hung
                || (saw instanceof UserSaw.Answered answered
                        && answered.cut().isPresent()
                        && answered.cut().get().kind().isTimeout());
    }

    private static ClarityVerdict answered(UserSaw.Answered saw, ClarityTerms terms) {
        HttpReply reply = saw.reply();
        if (saw.cut().isPresent() || !reply.body().isComplete()) {
            return ClarityVerdict.bad(
                    ERROR_WITHOUT_EXPLANATION,
                    ResilienceRule.UNEXPLAINED_ERROR,
                    "the answer with status " + reply.status() + " is cut short after "
                            + reply.body().length() + " octets");
        }
        if (reply.status() >= 400) {
            return ErrorAnswerJudge.judge(reply);
        }
        if (reply.status() >= 300) {
            return elsewhere(reply, terms);
        }
        if (reply.status() < 200) {
            return ClarityVerdict.bad(
                    ERROR_WITHOUT_EXPLANATION,
                    ResilienceRule.UNEXPLAINED_ERROR,
                    "the last that came was the interim status " + reply.status());
        }
        return SuccessAnswerJudge.judge(reply, terms);
    }

    private static ClarityVerdict elsewhere(HttpReply reply, ClarityTerms terms) {
        String location = reply.header("Location").orElse("");
        Optional<String> usually = terms.usual()
                .filter(UserSaw.Answered.class::isInstance)
                .flatMap(usual -> ((UserSaw.Answered) usual).reply().header("Location"));
        if (usually.isPresent() && usually.get().equals(location)) {
            return lost(terms).orElse(ClarityVerdict.good(UNAFFECTED, "it redirects as usual"));
        }
        return ClarityVerdict.bad(
                ERROR_WITHOUT_EXPLANATION,
                ResilienceRule.UNEXPLAINED_ERROR,
                "status " + reply.status() + " sends the user on to "
                        + (location.isEmpty() ? "nowhere" : SeenText.cut(location, 200)) + " and says nothing");
    }

    /** A success whose effect never came. */
    static Optional<ClarityVerdict> lost(ClarityTerms terms) {
        return terms.effect() == EffectSeen.MISSING
                ? Optional.of(ClarityVerdict.bad(
                        SILENT_LOSS,
                        ResilienceRule.SILENT_LOSS,
                        "the user was told of success and its effect never came, not even after the fault had ended"))
                : Optional.empty();
    }

    private static ClarityVerdict threw(UserSaw.Threw threw) {
        String type = threw.type();
        boolean ofJava = type.startsWith("java.") || type.startsWith("javax.") || type.startsWith("jdk.");
        if (!ofJava && HumanText.explains(threw.message(), 500)) {
            return ClarityVerdict.good(CLEAR_STATE, "the call throws " + type + ", which names the problem");
        }
        return ClarityVerdict.bad(
                ERROR_WITHOUT_EXPLANATION,
                ResilienceRule.UNEXPLAINED_ERROR,
                "the call throws " + type
                        + (threw.message().isBlank()
                                ? " without a message"
                                : " with the message \"" + SeenText.cut(threw.message(), 200) + "\"")
                        + ", which tells the caller nothing about the dependency");
    }

    private static ClarityVerdict returned(UserSaw.Returned returned, ClarityTerms terms) {
        Optional<ClarityVerdict> lost = lost(terms);
        if (lost.isPresent()) {
            return lost.get();
        }
        if (terms.markers().stream().anyMatch(returned.text()::contains)) {
            return ClarityVerdict.good(DEGRADED_BUT_USEFUL, "it says that it gives less than usual");
        }
        boolean usuallyEmpty = terms.usual()
                .map(usual -> usual instanceof UserSaw.Returned r && r.text().isBlank())
                .orElse(false);
        if (returned.text().isBlank() && !usuallyEmpty) {
            return ClarityVerdict.bad(
                    BLANK, ResilienceRule.BLANK, "the call returns nothing, as if there were nothing");
        }
        Optional<String> runtime = StackTraces.runtimeIn(returned.text());
        if (runtime.isPresent()) {
            return ClarityVerdict.bad(
                    WRONG_SUCCESS,
                    ResilienceRule.WRONG_SUCCESS,
                    "the call returns a " + runtime.get() + " stack trace as its value");
        }
        return ClarityVerdict.good(UNAFFECTED, "the call returns as usual");
    }

    private static String millis(UserSaw saw) {
        return saw.latency().toMillis() + " ms";
    }
}
