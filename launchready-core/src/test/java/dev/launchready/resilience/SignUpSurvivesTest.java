package dev.launchready.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Outcome;
import dev.launchready.net.fault.FaultTarget;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.LoopbackSmtp;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Email failure must not break sign-up: a real mail server that fails in each way, and products that bear it or do not. */
class SignUpSurvivesTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    static Stream<Arguments> seeded() {
        return Stream.of(
                Arguments.of(
                        "sign-up fails with the mail",
                        product(SignUps::failingWithTheMail),
                        ResilienceRule.EMAIL_BREAKS_SIGN_UP),
                Arguments.of(
                        "sign-up waits for the mail server for ever",
                        product(SignUps::waitingForTheMail),
                        ResilienceRule.EMAIL_BREAKS_SIGN_UP),
                Arguments.of(
                        "the account is not made and nobody says so",
                        product(SignUps::forgettingTheAccount),
                        ResilienceRule.SILENT_LOSS));
    }

    static Stream<Arguments> sound() {
        return Stream.of(
                Arguments.of("an outbox", product(SignUps::throughAnOutbox)),
                Arguments.of("a word that the mail comes later", product(SignUps::tellingThatTheMailComesLater)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seeded")
    void a_sign_up_that_depends_on_mail_is_found_and_named(
            String name, Function<SignUps, Handler> product, ResilienceRule rule) {
        CheckResult result = run(product, FailureLab.LIMIT, UnaryOperator.identity());

        assertThat(result.findings()).isNotEmpty().extracting(Finding::rule).containsOnly(rule.id());
        assertThat(result.findings().get(0).message())
                .startsWith("sign up while mail fails (")
                .contains("expected success within " + FailureLab.LIMIT.toMillis() + " ms all the same, but ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sound")
    void a_sign_up_that_survives_gives_no_finding(String name, Function<SignUps, Handler> product) {
        CheckResult result = run(product, FailureLab.AMPLE, action -> action.degradedWhen("mail delayed"));

        assertThat(result.findings()).isEmpty();
        assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void a_mail_that_is_caught_logged_and_forgotten_is_a_silent_loss() {
        try (LoopbackSmtp smtp = LoopbackSmtp.start();
                SignUps signUps = new SignUps(smtp);
                LoopbackHttp app = LoopbackHttp.start(signUps.forgettingTheMail())) {
            CheckResult result = check(smtp)
                    .during(signUp(app).withEffect("a mail", () -> smtp.mails().size(), SHORT))
                    .answersWithin(FailureLab.AMPLE)
                    .run(FailureLab.LAUNCH);

            assertThat(result.findings()).isNotEmpty().extracting(Finding::rule).containsOnly("resilience.silent-loss");
            assertThat(result.findings().get(0).message())
                    .endsWith("but the user was told of success and its effect never came, not even after the fault"
                            + " had ended.");
        }
    }

    @Test
    void a_mail_in_an_outbox_arrives_after_the_fault() {
        try (LoopbackSmtp smtp = LoopbackSmtp.start();
                SignUps signUps = new SignUps(smtp);
                LoopbackHttp app = LoopbackHttp.start(signUps.throughAnOutbox())) {
            CheckResult result = check(smtp)
                    .during(signUp(app).withEffect("a mail", () -> smtp.mails().size(), FailureLab.AMPLE))
                    .answersWithin(FailureLab.AMPLE)
                    .run(FailureLab.LAUNCH);

            assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
        }
    }

    private static CheckResult run(
            Function<SignUps, Handler> product, Duration limit, UnaryOperator<UserAction> change) {
        try (LoopbackSmtp smtp = LoopbackSmtp.start();
                SignUps signUps = new SignUps(smtp);
                LoopbackHttp app = LoopbackHttp.start(product.apply(signUps))) {
            UserAction signUp = signUp(app).withEffect("an account", signUps::accounts, SHORT);
            return check(smtp).during(change.apply(signUp)).answersWithin(limit).run(FailureLab.LAUNCH);
        }
    }

    private static Resilience.During check(LoopbackSmtp smtp) {
        return Resilience.signUpSurvives(Dependency.of(FaultTarget.of("mail", smtp)));
    }

    private static UserAction signUp(LoopbackHttp app) {
        return UserAction.post(
                        "http://127.0.0.1:" + app.port() + "/signup",
                        "application/json",
                        "{\"email\":\"user{n}@acme.test\"}")
                .named("sign up");
    }

    private static Function<SignUps, Handler> product(Function<SignUps, Handler> product) {
        return product;
    }
}
