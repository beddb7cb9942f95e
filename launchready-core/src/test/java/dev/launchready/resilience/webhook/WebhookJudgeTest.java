package dev.launchready.resilience.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.net.NetFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookJudgeTest {
    private static final String TARGET = "http://127.0.0.1/hooks";

    @ParameterizedTest
    @CsvSource({
        "WRONG_SECRET, 401,",
        "WRONG_SECRET, 400,",
        "WRONG_SECRET, 404,",
        "WRONG_SECRET, 200, not-verified",
        "WRONG_SECRET, 202, not-verified",
        "WRONG_SECRET, 302, unclear-refusal",
        "WRONG_SECRET, 500, error-on-forgery",
        "NO_SIGNATURE, 204, unsigned-accepted",
        "STALE, 200, stale-accepted",
        "UPPER_CASE_HEX, 200,",
        "UPPER_CASE_HEX, 401,",
        "UPPER_CASE_HEX, 303, unclear-refusal",
        "UPPER_CASE_HEX, 500, error-on-forgery",
        "OTHER_SIGNATURE_FIRST, 200,",
        "OTHER_SIGNATURE_FIRST, 401, rotation-refused",
        "OTHER_SIGNATURE_FIRST, 500, rotation-refused",
        "LOWER_CASE_NAMES, 400, valid-form-refused",
    })
    void an_answer_breaks_a_rule_or_none(Mutation mutation, int status, String rule) {
        WebhookJudge.Verdict verdict = judge(answered(Mutation.VALID, 200), answered(mutation, status));

        assertThat(verdict.findings().stream().map(Finding::rule))
                .isEqualTo(rule == null ? List.of() : List.of("webhook." + rule));
        assertThat(verdict.unseen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "404, check the address",
        "405, check the address",
        "401, check that the endpoint is configured with the secret",
        "429, let the endpoint take some forty requests",
        "500, see the endpoint's log",
        "302, see the endpoint's log",
    })
    void where_the_valid_delivery_is_not_accepted_nothing_is_proven(int status, String hint) {
        WebhookJudge.Verdict verdict = judge(answered(Mutation.VALID, status), answered(Mutation.WRONG_SECRET, status));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.unseen()).singleElement().satisfies(unseen -> {
            assertThat(unseen.subject()).isEqualTo(TARGET);
            assertThat(unseen.reason())
                    .contains("got " + status + ", so that no refusal")
                    .contains(hint);
            assertThat(unseen.impact()).isEqualTo(Impact.LAUNCH_BLOCKER);
        });
    }

    @Test
    void no_answer_in_time_is_unseen_and_a_closed_connection_is_a_failure_of_the_endpoint() {
        WebhookJudge.Verdict late =
                judge(answered(Mutation.VALID, 200), unanswered(Mutation.STALE, NetFailure.Kind.NO_ANSWER));
        WebhookJudge.Verdict closed =
                judge(answered(Mutation.VALID, 200), unanswered(Mutation.STALE, NetFailure.Kind.CLOSED_WITHOUT_ANSWER));

        assertThat(late.findings()).isEmpty();
        assertThat(late.unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.reason())
                        .isEqualTo(
                                "what becomes of a delivery signed longer ago than the provider's window was not seen:"
                                        + " it is said here"));
        assertThat(closed.findings())
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo(TARGET
                        + ": expected a delivery signed longer ago than the provider's window to be refused with 4xx, but the"
                        + " endpoint failed (closed without answer).");
    }

    @Test
    void a_forgery_that_is_put_off_was_not_looked_at() {
        WebhookJudge.Verdict verdict = judge(answered(Mutation.VALID, 200), answered(Mutation.WRONG_SECRET, 429));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.unseen()).singleElement().satisfies(unseen -> {
            assertThat(unseen.reason()).contains("put it off with 429");
            assertThat(unseen.impact()).isEqualTo(Impact.LAUNCH_BLOCKER);
        });
    }

    @Test
    void the_effect_of_a_refused_forgery_is_found_and_that_of_an_accepted_one_is_its_acceptance() {
        WebhookJudge.Verdict verdict = judge(
                new WebhookTrial(Mutation.VALID, "", OptionalInt.of(200), Optional.empty(), 1),
                new WebhookTrial(Mutation.STALE, "", OptionalInt.of(401), Optional.empty(), 1),
                new WebhookTrial(Mutation.NO_SIGNATURE, "", OptionalInt.of(200), Optional.empty(), 1),
                new WebhookTrial(Mutation.ALTERED_BODY, "", OptionalInt.of(200), Optional.empty(), 0));

        assertThat(verdict.findings().stream().map(Finding::rule))
                .containsExactlyInAnyOrder(
                        "webhook.processed-before-verified",
                        "webhook.unsigned-accepted",
                        "webhook.forgery-acknowledged");
    }

    @Test
    void a_doubled_id_costs_more_than_a_doubled_signature() {
        WebhookJudge.Verdict id = judge(answered(Mutation.VALID, 200), answered(Mutation.DOUBLED_ID, 200));
        WebhookJudge.Verdict signature =
                judge(answered(Mutation.VALID, 200), answered(Mutation.DOUBLED_SIGNATURE, 200));

        assertThat(id.findings().get(0).impact()).isEqualTo(Impact.SUPPORT_RISK);
        assertThat(signature.findings().get(0).impact()).isEqualTo(Impact.CLEANUP);
    }

    @Property(tries = 300)
    void every_trial_that_is_not_as_expected_is_in_a_finding_or_unseen(
            @ForAll @Size(max = 40) List<@IntRange(min = 200, max = 599) Integer> statuses) {
        List<WebhookTrial> trials = new ArrayList<>(List.of(answered(Mutation.VALID, 200)));
        List<Mutation> forged = Arrays.stream(Mutation.values())
                .filter(mutation -> mutation != Mutation.VALID)
                .limit(statuses.size())
                .toList();
        for (int i = 0; i < forged.size(); i++) {
            trials.add(answered(forged.get(i), statuses.get(i)));
        }

        WebhookJudge.Verdict verdict =
                WebhookJudge.judge(new WebhookTrials("Stripe", TARGET, trials, Optional.empty()));

        String told = verdict.findings() + " " + verdict.unseen();
        boolean unsigned =
                trials.stream().anyMatch(trial -> trial.mutation() == Mutation.NO_SIGNATURE && trial.isAccepted());
        for (WebhookTrial trial : trials) {
            if (unsigned && trial.mutation() == Mutation.OTHER_ALGORITHM) {
                continue;
            }
            boolean right = switch (trial.mutation().expected()) {
                case ACCEPTED -> trial.isAccepted();
                case REFUSED -> trial.isRefused();
                case EITHER -> trial.isAccepted() || trial.isRefused();
            };
            assertThat(told.contains("a delivery " + trial.mutation().title() + ",")
                            || told.contains("a delivery " + trial.mutation().title() + " was not seen"))
                    .as(trial.toString())
                    .isEqualTo(!right);
        }
    }

    private static WebhookJudge.Verdict judge(WebhookTrial... trials) {
        return WebhookJudge.judge(new WebhookTrials("Stripe", TARGET, List.of(trials), Optional.empty()));
    }

    private static WebhookTrial answered(Mutation mutation, int status) {
        return new WebhookTrial(mutation, "X: 1", OptionalInt.of(status), Optional.empty(), 0);
    }

    private static WebhookTrial unanswered(Mutation mutation, NetFailure.Kind kind) {
        return new WebhookTrial(
                mutation, "X: 1", OptionalInt.empty(), Optional.of(new NetFailure(kind, "it is said here")), 0);
    }
}
