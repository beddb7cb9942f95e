package dev.launchready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaunchRunTest {
    private final Launch launch = Launch.at("acme.test").with(n -> n.loopbackOnly());

    @Test
    void results_come_in_the_order_of_the_checks_whichever_ends_first() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        Check slow = check("slow", () -> await(second));
        Check quick = check("quick", second::countDown);

        LaunchReport report = launch.run(slow, quick);

        assertThat(report.results()).extracting(CheckResult::check).containsExactly("slow", "quick");
        assertThat(report.verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void independent_checks_run_side_by_side() {
        CyclicBarrier together = new CyclicBarrier(3);
        Check check = check("waits for two others", () -> {
            try {
                together.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(launch.run(check, check, check).verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void a_check_that_runs_alone_has_the_launch_to_itself_behind_the_others_and_names_its_own_deadline() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger before = new AtomicInteger();
        Check other = check("other", before::incrementAndGet);
        Check alone = new Alone(check("alone", () -> {
            assertThat(before).hasValue(2);
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            running.decrementAndGet();
        }));

        LaunchReport report =
                launch.within(Duration.ofMillis(1)).run(alone, other, alone.withImpact(Impact.CLEANUP), other, alone);

        assertThat(most).hasValue(1);
        assertThat(report.results())
                .filteredOn(result -> result.check().equals("alone"))
                .hasSize(3)
                .allMatch(result -> result.outcome() instanceof Outcome.Passed);
    }

    /** A check that changes what others would see. */
    private record Alone(Check check) implements Check {
        @Override
        public String name() {
            return check.name();
        }

        @Override
        public Stage stage() {
            return check.stage();
        }

        @Override
        public List<? extends Rule> rules() {
            return check.rules();
        }

        @Override
        public Duration deadline(Launch launch) {
            return Duration.ofSeconds(20);
        }

        @Override
        public boolean runsAlone() {
            return true;
        }

        @Override
        public CheckResult run(Launch launch) {
            return check.run(launch);
        }
    }

    @Test
    void never_more_than_a_few_checks_run_at_once() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Check> checks = IntStream.range(0, 100)
                .mapToObj(i -> check("check " + i, () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    running.decrementAndGet();
                }))
                .toList();

        LaunchReport report = launch.run(checks);

        assertThat(report.results()).hasSize(100);
        assertThat(most.get()).isLessThanOrEqualTo(8);
    }

    @Test
    void a_check_that_hangs_is_unseen_and_holds_up_nobody() {
        CountDownLatch never = new CountDownLatch(1);
        List<Check> checks = IntStream.range(0, 10)
                .<Check>mapToObj(i -> check("hangs " + i, () -> await(never)))
                .toList();

        LaunchReport report = launch.within(Duration.ofMillis(50)).run(checks);

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_PROVEN);
        assertThat(report.unseen())
                .hasSize(10)
                .allSatisfy(u -> assertThat(u.reason()).isEqualTo("it did not end within its deadline of 50 ms"));
    }

    @Test
    void a_check_that_throws_is_unseen_and_takes_nobody_down() {
        Check broken = check("broken", () -> {
            throw new IllegalStateException("no such bean");
        });

        LaunchReport report = launch.run(broken, check("sound", () -> {}));

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_PROVEN);
        assertThat(report.unseen())
                .extracting(Unseen::reason)
                .containsExactly("the check itself failed:" + " java.lang.IllegalStateException: no such bean");
        assertThat(report.results().get(1).outcome()).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void the_threads_of_a_run_are_daemons() {
        Check check = new Fixtures.TestCheck(
                "runs on a daemon",
                l -> Outcome.of(
                        Thread.currentThread().isDaemon()
                                ? List.of()
                                : List.of(Fixtures.finding(Impact.LAUNCH_BLOCKER)),
                        List.of()));

        assertThat(launch.run(check).verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void waivers_of_the_launch_are_applied() {
        LocalDate tomorrow = LocalDate.now(launch.clock()).plusDays(1);
        Check failing = new Fixtures.TestCheck(
                "fails", l -> Outcome.of(List.of(Fixtures.finding(Impact.LAUNCH_BLOCKER)), List.of()));

        LaunchReport report = launch.waiving(new Waiver("test.blocks", "known", "ops@acme.test", tomorrow))
                .run(failing);

        assertThat(report.verdict()).isEqualTo(Verdict.READY);
        assertThat(report.waived()).hasSize(1);
    }

    @Test
    void an_impact_can_be_overridden_for_all_or_for_one_rule_and_a_reason_given() {
        Check failing = new Fixtures.TestCheck(
                "fails",
                l -> Outcome.of(
                        List.of(Fixtures.finding(Impact.LAUNCH_BLOCKER), Fixtures.finding(Impact.SUPPORT_RISK)),
                        List.of()));

        assertThat(launch.run(failing.withImpact(Impact.CLEANUP)).counts())
                .containsEntry(Impact.CLEANUP, 2L)
                .containsEntry(Impact.LAUNCH_BLOCKER, 0L);
        assertThat(launch.run(failing.withImpact(Fixtures.TestRule.BLOCKS, Impact.CLEANUP))
                        .counts())
                .containsEntry(Impact.CLEANUP, 1L)
                .containsEntry(Impact.SUPPORT_RISK, 1L);
        assertThat(launch.run(failing.because("the board looks")).findings())
                .allSatisfy(f -> assertThat(f.why()).isEqualTo("the board looks"));
    }

    @Test
    void overriding_the_impact_also_covers_what_was_not_seen() {
        Check blind = new Fixtures.TestCheck(
                "cannot look", l -> Outcome.of(List.of(), List.of(Fixtures.unseen(Impact.LAUNCH_BLOCKER))));

        assertThat(launch.run(blind.withImpact(Impact.CLEANUP)).verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void a_rule_that_the_check_does_not_have_is_refused() {
        Check check = check("has other rules", () -> {});

        assertThatThrownBy(() -> check.withImpact(WaiverRule.STALE, Impact.CLEANUP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"has other rules\" never finds waiver.stale; its rules are test.blocks, test.annoys,"
                        + " test.untidy");
    }

    private static Check check(String name, Runnable body) {
        return new Fixtures.TestCheck(name, launch -> {
            body.run();
            return new Outcome.Passed();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
