package dev.launchready.resilience.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.resilience.idempotency.DeliveryReply.Kind;
import dev.launchready.resilience.idempotency.ScheduleRun.Role;
import dev.launchready.resilience.idempotency.ScheduleRun.Step;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdempotencyJudgeTest {
    @ParameterizedTest
    @CsvSource({
        "TWICE_IN_SEQUENCE, duplicated-effect",
        "NEW_TIMESTAMP, keyed-by-attempt",
        "RESPONSE_LOST, repeated-after-lost-response",
        "FAILED_FIRST, repeated-after-crash",
        "CRASHED, repeated-after-crash",
        "AFTER_RESTART, forgotten-after-restart",
        "FIRST_STILL_RUNNING, race",
        "INTERLEAVED, race",
        "AT_ONCE, race",
    })
    void two_effects_are_named_after_the_schedule_that_shows_them(Schedule schedule, String rule) {
        assertThat(rules(run(schedule, 2, answered(Role.FIRST, 200), answered(Role.DUPLICATE, 200))))
                .containsExactly("idempotency." + rule);
        assertThat(rules(run(schedule, 1, answered(Role.FIRST, 200), answered(Role.DUPLICATE, 200))))
                .isEmpty();
        assertThat(rules(run(schedule, 0, answered(Role.FIRST, 200), answered(Role.DUPLICATE, 200))))
                .containsExactly("idempotency.lost-effect");
    }

    @ParameterizedTest
    @CsvSource({
        "DUPLICATE, 200,",
        "DUPLICATE, 204,",
        "DUPLICATE, 302, duplicate-refused",
        "DUPLICATE, 400, duplicate-refused",
        "DUPLICATE, 409, duplicate-refused",
        "DUPLICATE, 429, duplicate-refused",
        "DUPLICATE, 500, error-on-duplicate",
        "CONCURRENT, 409,",
        "CONCURRENT, 425,",
        "CONCURRENT, 429,",
        "CONCURRENT, 422, duplicate-refused",
        "CONCURRENT, 503, error-on-duplicate",
        "RETRY, 409,",
        "RETRY, 500, error-on-duplicate",
        "DISTURBED, 500,",
    })
    void a_reply_after_the_first_is_judged_by_its_role(Role role, int status, String rule) {
        assertThat(rules(run(Schedule.AT_ONCE, 1, answered(Role.FIRST, 200), answered(role, status))))
                .isEqualTo(rule == null ? List.of() : List.of("idempotency." + rule));
    }

    @Test
    void what_fails_in_sequence_is_not_said_again_for_every_other_schedule() {
        List<ScheduleRun> all = Arrays.stream(Schedule.values())
                .map(schedule -> run(schedule, 2, answered(Role.FIRST, 200)))
                .toList();

        assertThat(IdempotencyJudge.judge("x", all, false).findings().stream().map(Finding::rule))
                .containsExactly("idempotency.duplicated-effect");
    }

    @Test
    void a_failure_that_was_acknowledged_is_named_as_such() {
        ScheduleRun run = run(Schedule.FAILED_FIRST, 0, answered(Role.DISTURBED, 200));

        assertThat(rules(run)).containsExactly("idempotency.failure-acknowledged");
    }

    @Test
    void an_operation_that_is_never_acknowledged_is_found_although_its_effect_is_there() {
        ScheduleRun run = run(
                Schedule.RESPONSE_LOST,
                1,
                new Step(Role.DISTURBED, new DeliveryReply(Kind.LEFT, 0, "")),
                answered(Role.RETRY, 409),
                answered(Role.RETRY, 409));

        assertThat(IdempotencyJudge.judge("x", List.of(run), false).findings())
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo(
                        "x: expected an operation delivered again after its response was lost to be acknowledged in the"
                                + " end, but each attempt was turned away (1: sender left before the answer, 2: 409, 3: 409).");
    }

    @Test
    void answers_differ_only_where_they_are_compared() {
        ScheduleRun run = run(
                Schedule.TWICE_IN_SEQUENCE,
                1,
                new Step(Role.FIRST, new DeliveryReply(Kind.ANSWERED, 200, "charge 1")),
                new Step(Role.DUPLICATE, new DeliveryReply(Kind.ANSWERED, 200, "charge 2")));

        assertThat(IdempotencyJudge.judge("x", List.of(run), false).findings()).isEmpty();
        assertThat(IdempotencyJudge.judge("x", List.of(run), true).findings())
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo(
                        "x: expected the same answer to each delivery of an operation delivered twice in sequence, but"
                                + " one got 200 \"charge 1\" and another 200 \"charge 2\".");
    }

    @Test
    void a_schedule_that_was_not_seen_is_never_passed() {
        IdempotencyJudge.Verdict verdict = IdempotencyJudge.judge(
                "x", List.of(ScheduleRun.unseen(Schedule.CRASHED, List.of(), "the deadline passed")), false);

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.unseen()).singleElement().satisfies(unseen -> {
            assertThat(unseen.reason())
                    .isEqualTo(
                            "an operation delivered again after a crash was not seen to its end: the deadline passed");
            assertThat(unseen.impact()).isEqualTo(Impact.LAUNCH_BLOCKER);
        });
    }

    @Test
    void a_duplicate_without_an_answer_is_unseen() {
        ScheduleRun run = run(
                Schedule.TWICE_IN_SEQUENCE,
                1,
                answered(Role.FIRST, 200),
                new Step(Role.DUPLICATE, new DeliveryReply(Kind.NOTHING, 0, "no answer in time")));

        IdempotencyJudge.Verdict verdict = IdempotencyJudge.judge("x", List.of(run), false);

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.unseen()).hasSize(1);
    }

    @Property(tries = 300)
    void only_one_effect_and_acknowledged_duplicates_are_without_a_finding(
            @ForAll Schedule schedule,
            @ForAll @IntRange(max = 3) int effects,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 200, max = 599) Integer> statuses) {
        Step[] steps = statuses.stream()
                .map(status -> answered(Role.DUPLICATE, status))
                .toArray(Step[]::new);

        boolean right = effects == 1 && statuses.stream().allMatch(status -> status < 300);

        assertThat(rules(run(schedule, effects, steps)).isEmpty()).isEqualTo(right);
    }

    private static List<String> rules(ScheduleRun run) {
        return IdempotencyJudge.judge("x", List.of(run), false).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    private static ScheduleRun run(Schedule schedule, long effects, Step... steps) {
        return ScheduleRun.of(schedule, "", List.of(steps), effects);
    }

    private static Step answered(Role role, int status) {
        return new Step(role, new DeliveryReply(Kind.ANSWERED, status, ""));
    }
}
