package dev.launchready.resilience.idempotency;

import dev.launchready.Check;
import dev.launchready.Launch;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A receiver that may get the same operation more than once: a webhook endpoint, a queue's listener, a service.
 *
 * <pre>{@code
 * Idempotency.of("payment webhook")
 *         .delivering(Webhooks.to(uri).sentBy(WebhookSender.stripe(secret)).with(event).deliveries())
 *         .effect(() -> charges.count())
 *         .hasExactlyOneEffect()
 * }</pre>
 *
 * <p>Each schedule uses an operation of its own, so it has to be pointed at a test instance. Immutable.
 */
public final class Idempotency {
    private final String name;
    private final Plan plan;

    private Idempotency(String name, Plan plan) {
        this.name = name;
        this.plan = plan;
    }

    /**
     * A receiver.
     *
     * @param name what it is called, for example {@code payment webhook}
     * @return the receiver
     * @throws IllegalArgumentException if the name is blank
     */
    public static Idempotency of(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a receiver needs a name, for example \"payment webhook\"");
        }
        return new Idempotency(name, Plan.EMPTY);
    }

    /**
     * Says how an operation is delivered.
     *
     * @param delivery by HTTP or a Java call
     * @return a copy that delivers so
     */
    public Idempotency delivering(Delivery delivery) {
        return new Idempotency(name, plan.with(delivery));
    }

    /**
     * Says which code takes an operation.
     *
     * @param code takes one attempt; called by several threads at once
     * @return a copy that delivers so
     */
    public Idempotency delivering(Delivery.Call code) {
        return delivering(Delivery.call(code));
    }

    /**
     * Says how an operation's effects are counted.
     *
     * @param effect counts those of the operation, or all
     * @return a copy that counts so
     */
    public Idempotency effect(Effect effect) {
        return new Idempotency(name, plan.with(effect));
    }

    /**
     * Says how effects are counted.
     *
     * @param count how many there have been so far; only the difference is looked at
     * @return a copy that counts so
     */
    public Idempotency effect(Callable<? extends Number> count) {
        return effect(operation -> count.call().longValue());
    }

    /**
     * Says that effects come later than the answer, as from a queue. Each schedule then waits this long, so give the
     * launch more time.
     *
     * @param time how long they may take
     * @return a copy that waits
     * @throws IllegalArgumentException if not more than zero
     */
    public Idempotency settlesWithin(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("effects cannot settle within " + time + "; give more than zero");
        }
        return new Idempotency(name, plan.settling(time));
    }

    /**
     * Sets the stress: how many deliveries are let go at once, and how often, each time with a new operation. Unless told
     * otherwise 8 deliveries up to 200 times, for as long as the launch's deadline leaves time.
     *
     * @param deliveries 2 to 64
     * @param rounds 1 or more
     * @return a copy that does so
     * @throws IllegalArgumentException if out of bounds
     */
    public Idempotency atOnce(int deliveries, int rounds) {
        if (deliveries < 2 || deliveries > 64 || rounds < 1) {
            throw new IllegalArgumentException(deliveries + " deliveries at once in " + rounds
                    + " rounds are no stress; give 2 to 64, and 1 or more");
        }
        return new Idempotency(name, plan.stress(deliveries, rounds));
    }

    /**
     * Expects each duplicate's answer to be the first's, status and content; otherwise it is enough that both are
     * acknowledged.
     *
     * @return a copy that expects it
     */
    public Idempotency answersAlike() {
        return new Idempotency(name, plan.alike());
    }

    /**
     * Takes the application's steps in hand: failures and crashes before each, and every order of two deliveries' steps.
     *
     * @param checkpoints what the application under test calls
     * @return a copy that uses them
     */
    public Idempotency withCheckpoints(Interleaving checkpoints) {
        return new Idempotency(name, plan.with(checkpoints));
    }

    /**
     * Says how the application is started anew, so that what it keeps in memory only is found; also after each crash.
     *
     * @param restart restarts it, or drops all that a restart would
     * @return a copy that restarts it
     */
    public Idempotency restarting(Runnable restart) {
        return new Idempotency(name, plan.restarting(restart));
    }

    /**
     * Says how the effect is made to fail, for example by a fault in front of the database.
     *
     * @param failure begins the failure; closing what it returns ends it
     * @return a copy that lets the first delivery of an operation fail
     */
    public Idempotency failing(Callable<? extends AutoCloseable> failure) {
        return new Idempotency(name, plan.failing(failure));
    }

    /**
     * Expects exactly one effect of each operation under every schedule, an acknowledgement in the end, and no error to
     * the sender of a duplicate.
     *
     * @return the check
     * @throws IllegalStateException if no delivery or no effect is given
     */
    public Check hasExactlyOneEffect() {
        return new ExactlyOnceCheck(name, plan, player());
    }

    /**
     * Plays the schedules, for assertions on what came of them.
     *
     * @param launch where and how to look; its clock dates the attempts
     * @return what came of each schedule
     * @throws IllegalStateException if no delivery or no effect is given
     */
    public ScheduleRuns play(Launch launch) {
        return player().apply(launch);
    }

    private Function<Launch, ScheduleRuns> player() {
        Delivery delivery = plan.delivery();
        Effect effect = plan.effect();
        if (delivery == null) {
            throw new IllegalStateException("no delivery given for the " + name
                    + "; add .delivering(operation -> …) with the call or request that delivers it");
        }
        if (effect == null) {
            throw new IllegalStateException("no effect given for the " + name
                    + ", and without one a second charge looks like the first; add .effect(() -> charges.count()) with"
                    + " what the operation brings about");
        }
        return launch -> ScheduleRuns.judged(
                name, new Director(plan, delivery, effect, launch, launch.startDeadline()).play(), plan.answersAlike());
    }

    /**
     * Expects that of two events of one thing the newer one decides, whichever comes last.
     *
     * @param older delivers the older event; {@link Operation#subject()} is the thing, {@link Operation#id()} the event
     * @param newer delivers the newer event of the same thing
     * @param state tells the state of the thing by the subject, without anything that differs from one to the next
     * @return the check
     */
    public Check keepsTheNewest(Delivery older, Delivery newer, State state) {
        return new NewestWinsCheck(name, older, newer, state);
    }

    /** Tells what state a thing is in. */
    @FunctionalInterface
    public interface State {

        /**
         * Looks. Called often; has to end by itself.
         *
         * @param subject the thing
         * @return its state, compared by its text; null where there is none
         * @throws Exception if it cannot be told, which leaves the check inconclusive
         */
        @Nullable Object of(String subject) throws Exception;
    }

    @Override
    public String toString() {
        return "idempotency of the " + name;
    }
}
