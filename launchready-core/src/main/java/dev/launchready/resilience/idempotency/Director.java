package dev.launchready.resilience.idempotency;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.resilience.idempotency.Counting.Uncounted;
import dev.launchready.resilience.idempotency.ScheduleRun.Role;
import dev.launchready.resilience.idempotency.ScheduleRun.Step;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Plays the schedules of one check, one after the other, each with an operation of its own. */
final class Director {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_RETRIES = 4;
    private static final Duration LEFT_ALONE = Duration.ofMillis(500);

    private final Plan plan;
    private final Launch launch;
    private final Deadline deadline;
    private final Transport transport;
    private final Counting counting;
    private final String run = Long.toString(RANDOM.nextLong() & Long.MAX_VALUE, 36);
    private final List<ScheduleRun> runs = new ArrayList<>();
    private int number;

    Director(Plan plan, Delivery delivery, Effect effect, Launch launch, Deadline deadline) {
        this.plan = plan;
        this.launch = launch;
        this.deadline = deadline;
        this.transport = Transport.of(delivery, launch);
        this.counting = new Counting(effect, plan.settles(), deadline);
    }

    /** The part of a schedule that differs. */
    private interface Scene {
        void play(Operation operation, long before, List<Step> steps) throws Exception;
    }

    /** Without this nothing else means anything; the message says what is missing. */
    private static final class NotShown extends Exception {
        private static final long serialVersionUID = 1;

        NotShown(String message) {
            super(message);
        }
    }

    List<ScheduleRun> play() {
        runs.add(play(Schedule.TWICE_IN_SEQUENCE, "", this::twice));
        if (runs.get(0).unseen().isPresent()) {
            return runs;
        }
        runs.add(play(Schedule.NEW_TIMESTAMP, "", (operation, before, steps) -> {
            first(operation, steps);
            Operation later = operation.againAt(operation.at().plusSeconds(1));
            steps.add(new Step(Role.DUPLICATE, transport.send(later, deadline)));
        }));
        runs.add(play(Schedule.RESPONSE_LOST, "", (operation, before, steps) -> {
            steps.add(new Step(Role.DISTURBED, transport.sendAndLeave(operation, deadline)));
            long ignored = counting.await(operation.id(), before, LEFT_ALONE);
            retry(operation, steps);
        }));
        plan.failing().ifPresent(this::failing);
        plan.restart().ifPresent(this::restarting);
        plan.checkpoints().ifPresent(this::withCheckpoints);
        atOnce();
        return runs;
    }

    private void twice(Operation operation, long before, List<Step> steps) throws Exception {
        DeliveryReply reply = transport.send(operation, deadline);
        steps.add(new Step(Role.FIRST, reply));
        if (!reply.isAcknowledged()) {
            throw new NotShown("the first, undisturbed delivery was not acknowledged (" + reply.shown()
                    + "), so that nothing about a second one can be said; see whether it is what the receiver accepts");
        }
        if (counting.since(operation.id(), before) < 1) {
            throw new NotShown("the first, undisturbed delivery was acknowledged (" + reply.shown()
                    + ") and the count of effects did not rise; count with effect(…) what it brings about, and where that"
                    + " comes later than the answer say so with settlesWithin(…)");
        }
        steps.add(new Step(Role.DUPLICATE, transport.send(operation.again(), deadline)));
    }

    private void first(Operation operation, List<Step> steps) {
        steps.add(new Step(Role.FIRST, transport.send(operation, deadline)));
        if (!steps.get(0).reply().isAcknowledged()) {
            retry(operation, steps);
        }
    }

    /** What a sender does: it tries again until it is told that the operation has arrived. */
    private void retry(Operation operation, List<Step> steps) {
        Operation attempt = operation;
        for (int tries = 0; tries < MOST_RETRIES && !deadline.hasExpired(); tries++) {
            if (tries > 0 && !deadline.pause(Duration.ofMillis(25L << tries))) {
                return;
            }
            attempt = attempt.againAt(attempt.at().plusSeconds(1));
            DeliveryReply reply = transport.send(attempt, deadline);
            steps.add(new Step(Role.RETRY, reply));
            if (reply.isAcknowledged()) {
                return;
            }
        }
    }

    private void failing(Callable<? extends AutoCloseable> failing) {
        runs.add(play(Schedule.FAILED_FIRST, "", (operation, before, steps) -> {
            AutoCloseable failure = Bounded.begin(failing, deadline);
            try {
                steps.add(new Step(Role.DISTURBED, transport.send(operation, deadline)));
            } finally {
                Bounded.end(failure, deadline);
            }
            retryUnlessAcknowledged(operation, steps);
        }));
    }

    private void restarting(Runnable restart) {
        runs.add(play(Schedule.AFTER_RESTART, "", (operation, before, steps) -> {
            first(operation, steps);
            Bounded.run("the restart", restart, deadline);
            Operation later = operation.againAt(operation.at().plusSeconds(1));
            steps.add(new Step(Role.DUPLICATE, transport.send(later, deadline)));
        }));
    }

    private void withCheckpoints(Interleaving checkpoints) {
        boolean reached = false;
        for (Checkpoint point : Checkpoint.values()) {
            reached |= failAt(checkpoints, Schedule.FAILED_FIRST, point, false);
            reached |= failAt(checkpoints, Schedule.CRASHED, point, true);
        }
        if (!reached) {
            runs.add(ScheduleRun.unseen(
                    Schedule.INTERLEAVED,
                    List.of(),
                    "the application called no checkpoint with the operation's id; let its handler call"
                            + " checkpoints.reached(Checkpoint.CHECK, id) and so on, on the thread that takes the"
                            + " delivery"));
            return;
        }
        Explorer explorer = new Explorer(checkpoints, transport, deadline);
        runs.add(play(
                Schedule.FIRST_STILL_RUNNING,
                "",
                (operation, before, steps) -> concurrent(
                        explorer.play(operation, (choice, one, other) -> one == Checkpoint.CHECK ? 0 : 1),
                        operation,
                        steps)));
        explore(explorer);
    }

    private boolean failAt(Interleaving checkpoints, Schedule schedule, Checkpoint point, boolean crash) {
        boolean[] reached = {false};
        ScheduleRun played = play(schedule, "before " + point, (operation, before, steps) -> {
            checkpoints.failAt(operation.id(), point, crash);
            try {
                steps.add(new Step(Role.DISTURBED, transport.send(operation, deadline)));
            } finally {
                reached[0] = checkpoints.hasFailed();
                checkpoints.end();
            }
            if (crash && plan.restart().isPresent()) {
                Bounded.run("the restart", plan.restart().get(), deadline);
            }
            retryUnlessAcknowledged(operation, steps);
        });
        if (reached[0] || played.unseen().isPresent()) {
            runs.add(played);
        }
        return reached[0];
    }

    private void retryUnlessAcknowledged(Operation operation, List<Step> steps) {
        if (!steps.get(0).reply().isAcknowledged()) {
            retry(operation, steps);
        }
    }

    private void concurrent(Explorer.Played played, Operation operation, List<Step> steps) {
        played.replies().forEach(reply -> steps.add(new Step(Role.CONCURRENT, reply)));
        if (played.replies().stream().noneMatch(DeliveryReply::isAcknowledged)) {
            retry(operation.again(), steps);
        }
    }

    /** Every order of the two deliveries' steps: depth first, by playing again with another choice each time. */
    private void explore(Explorer explorer) {
        Deque<List<Integer>> untried = new ArrayDeque<>(List.of(List.of()));
        Optional<ScheduleRun> last = Optional.empty();
        int orders = 0;
        while (!untried.isEmpty()) {
            if (deadline.hasExpired()) {
                runs.add(ScheduleRun.unseen(
                        Schedule.INTERLEAVED,
                        List.of(),
                        "the deadline of " + deadline.budget().toMillis() + " ms passed after " + orders
                                + " orders of steps; give the launch more time with within(…)"));
                return;
            }
            List<Integer> begun = untried.pop();
            List<Explorer.Played> all = new ArrayList<>();
            ScheduleRun seen = play(Schedule.INTERLEAVED, "", (operation, before, steps) -> {
                all.add(explorer.play(
                        operation, (choice, one, other) -> choice < begun.size() ? begun.get(choice) : 0));
                concurrent(all.get(0), operation, steps);
            });
            orders++;
            if (all.isEmpty() || isWrong(seen)) {
                runs.add(seen.withDetail(all.isEmpty() ? "" : all.get(0).trace()));
                return;
            }
            List<Integer> choices = all.get(0).choices();
            for (int i = begun.size(); i < choices.size(); i++) {
                List<Integer> other = new ArrayList<>(choices.subList(0, i));
                other.add(1 - choices.get(i));
                untried.push(other);
            }
            last = Optional.of(seen);
        }
        int count = orders;
        last.ifPresent(seen -> runs.add(seen.withDetail(count + " orders of steps, the last shown")));
    }

    private void atOnce() {
        Deadline share = deadline.orSooner(deadline.remaining().multipliedBy(4).dividedBy(5));
        Optional<ScheduleRun> worst = Optional.empty();
        int round = 0;
        while (round < plan.rounds() && !(round > 0 && share.hasExpired())) {
            round++;
            ScheduleRun seen = play(Schedule.AT_ONCE, "", this::burst);
            if (worst.isEmpty() || isWrong(seen)) {
                worst = Optional.of(seen.withDetail(isWrong(seen) ? "round " + round : round + " rounds"));
            }
            boolean over = seen.unseen().isPresent() || seen.effects().orElse(1) != 1;
            if (over) {
                break;
            }
        }
        int rounds = round;
        worst.ifPresent(seen -> runs.add(isWrong(seen) ? seen : seen.withDetail(rounds + " rounds, the first shown")));
    }

    private void burst(Operation operation, long before, List<Step> steps) {
        List<Operation> all = new ArrayList<>();
        Operation attempt = operation;
        for (int i = 0; i < plan.atOnce(); i++) {
            all.add(attempt);
            attempt = attempt.again();
        }
        List<DeliveryReply> replies = transport.sendAtOnce(all, deadline);
        replies.forEach(reply -> steps.add(new Step(Role.CONCURRENT, reply)));
        if (replies.stream().noneMatch(DeliveryReply::isAcknowledged)) {
            retry(attempt, steps);
        }
    }

    private static boolean isWrong(ScheduleRun seen) {
        return seen.unseen().isPresent()
                || seen.effects().orElse(1) != 1
                || seen.steps().stream().anyMatch(step -> step.reply().isError());
    }

    private ScheduleRun play(Schedule schedule, String detail, Scene scene) {
        List<Step> steps = new ArrayList<>();
        if (deadline.hasExpired()) {
            return ScheduleRun.unseen(
                    schedule,
                    steps,
                    "the deadline of " + deadline.budget().toMillis()
                            + " ms had passed; give the launch more time with within(…)");
        }
        Operation operation = Operation.first(
                "lr_" + run + "_" + number++ + "x", launch.clock().instant());
        try {
            long before = counting.now(operation.id());
            scene.play(operation, before, steps);
            return ScheduleRun.of(schedule, detail, steps, counting.since(operation.id(), before));
        } catch (Uncounted | NotShown | Bounded.Overdue e) {
            return ScheduleRun.unseen(schedule, steps, String.valueOf(e.getMessage()));
        } catch (Exception e) {
            return ScheduleRun.unseen(schedule, steps, "the schedule could not be played: " + e);
        }
    }
}
