package dev.launchready.resilience.idempotency;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of one operation under one schedule.
 *
 * @param schedule the schedule
 * @param detail which of several: the order of steps, the checkpoint of the crash, the round; may be empty
 * @param steps the attempts in the order in which they were made
 * @param effects how many effects there were; empty where they were not counted
 * @param expectedState the state after the events in their own order; empty where no state is looked at
 * @param state the state after this schedule
 * @param unseen why it could not be seen to its end; empty when it was
 */
public record ScheduleRun(
        Schedule schedule,
        String detail,
        List<Step> steps,
        OptionalLong effects,
        Optional<String> expectedState,
        Optional<String> state,
        Optional<String> unseen) {

    /** Copies the list. */
    public ScheduleRun {
        steps = List.copyOf(steps);
    }

    /**
     * One attempt.
     *
     * @param role what it is to the schedule
     * @param reply what the sender got
     */
    public record Step(Role role, DeliveryReply reply) {}

    /** What an attempt is to its schedule. */
    public enum Role {
        /** The first, undisturbed. */
        FIRST,
        /** One of several at the same time. */
        CONCURRENT,
        /** The one that fails, crashes or is left alone: its reply is the schedule's own doing. */
        DISTURBED,
        /** One after the operation was acknowledged: the duplicate. */
        DUPLICATE,
        /** One because the operation was not acknowledged yet. */
        RETRY
    }

    static ScheduleRun of(Schedule schedule, String detail, List<Step> steps, long effects) {
        return new ScheduleRun(
                schedule,
                detail,
                steps,
                OptionalLong.of(effects),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static ScheduleRun unseen(Schedule schedule, List<Step> steps, String why) {
        return new ScheduleRun(
                schedule, "", steps, OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
    }

    static ScheduleRun ofState(Schedule schedule, List<Step> steps, String expected, String actual) {
        return new ScheduleRun(
                schedule,
                "",
                steps,
                OptionalLong.empty(),
                Optional.of(expected),
                Optional.of(actual),
                Optional.empty());
    }

    ScheduleRun withDetail(String other) {
        return new ScheduleRun(schedule, other, steps, effects, expectedState, state, unseen);
    }

    /** {@return whether some attempt was acknowledged, so that a sender has stopped} */
    public boolean isAcknowledged() {
        return steps.stream().anyMatch(step -> step.reply().isAcknowledged());
    }

    /** {@return the attempts and their replies, for people} */
    public String shown() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(i + 1)
                    .append(": ")
                    .append(steps.get(i).reply().shown());
        }
        return text.toString();
    }
}
