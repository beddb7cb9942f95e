package dev.launchready.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.launchready.CheckResult;
import dev.launchready.Outcome;
import dev.launchready.net.fault.ConnectionEnd;
import dev.launchready.net.fault.Fault;
import dev.launchready.net.fault.FaultProxy;
import dev.launchready.net.fault.ProxiedConnection;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Input that says nothing is refused with the remedy, and whatever happens, everything is closed. */
class ResilienceInputTest {
    private final FaultProxy model =
            FaultProxy.to(FailureLab.vendor()).named("model").start();
    private final LoopbackHttp app = LoopbackHttp.start(Products.sound().apply(model.uri()));
    private final FaultProxy database =
            FaultProxy.to("127.0.0.1:" + app.port()).named("database").start();
    private final Dependency aModel = Dependency.of(model);
    private final Dependency aDatabase = Dependency.of(database);

    @AfterEach
    void close() {
        database.close();
        app.close();
        model.close();
    }

    @Test
    void a_dependency_that_the_matrix_does_not_know_is_named_with_those_it_has() {
        FailureMatrix matrix = FailureMatrix.of(aModel).during(ask());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.letting(aDatabase, Fault.reset()))
                .withMessage("the matrix has no dependency database; it has model");
    }

    @Test
    void a_matrix_needs_dependencies_and_actions_that_can_be_told_apart() {
        assertThatIllegalArgumentException()
                .isThrownBy(FailureMatrix::of)
                .withMessageStartingWith("a failure matrix without a dependency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailureMatrix.of(aModel, aDatabase.named("model")))
                .withMessage("two dependencies are named \"model\"; give each a name of its own with named(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailureMatrix.of(aModel).during())
                .withMessageStartingWith("a failure matrix without an action");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailureMatrix.of(aModel).during(ask(), ask()))
                .withMessageStartingWith("two actions are named \"ask\"");
    }

    @Test
    void a_fault_that_cannot_apply_is_refused_with_what_can() {
        String message =
                "does not apply to database, which can suffer faults of TCP, TLS; choose another fault, or start"
                        + " its proxy so that it understands HTTP";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resilience.whenDependency(aDatabase).suffers(Fault.status(503)))
                .withMessageContaining(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailureMatrix.of(aDatabase).during(ask()).letting(aDatabase, Fault.malformedJson()))
                .withMessageContaining(message);
    }

    @Test
    void an_action_has_to_be_one() {
        assertThatIllegalArgumentException().isThrownBy(() -> UserAction.get("acme"));
        assertThatIllegalArgumentException().isThrownBy(() -> ask().named(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> ask().degradedWhen(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> ask().withHeader("X-A", "b\r\nc"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserAction.call("ask", () -> "yes").withHeader("X-A", "b"))
                .withMessage("\"ask\" is a Java call and has no header X-A; set it inside of the call");
        assertThatIllegalArgumentException().isThrownBy(() -> aModel.named(""));
    }

    @Test
    void a_time_of_nothing_is_refused() {
        DependencyCheck check = Resilience.whenDependency(aModel).hangs().during(ask());
        FailureMatrix matrix = FailureMatrix.of(aModel).during(ask());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.answersWithin(Duration.ZERO))
                .withMessage("a limit of PT0S is none; give more than zero");
        assertThatIllegalArgumentException().isThrownBy(() -> check.recoversWithin(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.answersWithin(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.recoversWithin(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.within(Duration.ZERO));
    }

    @Test
    void a_port_that_is_taken_is_refused_and_left_as_it_is() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        FaultProxy.to(FailureLab.vendor()).onPort(app.port()).start())
                .withMessageContaining(Integer.toString(app.port()));
        assertThat(ask().perform(FailureLab.LAUNCH, FailureLab.AMPLE).claimsSuccess())
                .isTrue();
    }

    @Test
    void an_app_that_never_answers_at_all_is_said_to_be_so_and_no_fault_is_set() {
        try (LoopbackHttp silent =
                LoopbackHttp.start(request -> Response.raw("").thenStall())) {
            CheckResult result = FailureLab.run(
                    Resilience.whenDependency(aModel).failsInAnyWay().during(ask(silent)), Duration.ofMillis(100));

            assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
            assertThat(result.unseen()).hasSize(1);
            assertThat(result.unseen().get(0).reason())
                    .startsWith("it has to succeed before it can be seen to fail well, and it did not: ");
            assertThat(model.connections()).isEmpty();
            assertThat(ask().perform(FailureLab.LAUNCH, FailureLab.AMPLE).claimsSuccess())
                    .isTrue();
        }
    }

    @Test
    void a_proxy_that_is_closed_already_is_not_seen() {
        model.close();

        CheckResult result =
                FailureLab.run(Resilience.whenDependency(aModel).hangs().during(ask()), FailureLab.AMPLE);

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(model.connections()).extracting(ProxiedConnection::end).doesNotContain(ConnectionEnd.OPEN);
    }

    @Test
    void a_java_call_that_hangs_is_interrupted_and_shows_where_it_stood() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        UserAction waits = UserAction.call("wait", () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return "";
        });

        UserSaw saw = waits.perform(FailureLab.LAUNCH, Duration.ofMillis(100));

        assertThat(saw).isInstanceOf(UserSaw.Hung.class);
        assertThat(((UserSaw.Hung) saw).where()).startsWith("at ");
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_java_call_shows_what_it_returns_or_throws() {
        UserSaw returned = UserAction.call("ask", () -> "yes").perform(FailureLab.LAUNCH, FailureLab.AMPLE);
        UserSaw threw = UserAction.call("ask", () -> {
                    throw new IllegalStateException("The model is away.");
                })
                .perform(FailureLab.LAUNCH, FailureLab.AMPLE);

        assertThat(((UserSaw.Returned) returned).text()).isEqualTo("yes");
        assertThat(((UserSaw.Threw) threw).type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(((UserSaw.Threw) threw).message()).isEqualTo("The model is away.");
    }

    private UserAction ask() {
        return ask(app);
    }

    private static UserAction ask(LoopbackHttp server) {
        return UserAction.get("http://127.0.0.1:" + server.port() + "/ask").named("ask");
    }
}
