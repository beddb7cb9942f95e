package dev.launchready.examples.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.LaunchReport;
import dev.launchready.Verdict;
import dev.launchready.net.fault.Fault;
import dev.launchready.resilience.Dependency;
import dev.launchready.resilience.FailureMatrix;
import org.junit.jupiter.api.Test;

/** What Acme's prototype shows when its vendors fail, and what it takes for a payment; the ready one is in {@link AcmeLaunchTest}. */
class AcmeFailureTest {

    @Test
    void the_prototype_s_failure_matrix_is_red_where_it_should_be() {
        try (Acme acme = Acme.start(AcmeState.PROTOTYPE)) {
            LaunchReport report = acme.launch().run(chosen(acme));

            assertThat(report.findings())
                    .extracting(finding ->
                            finding.rule() + " of " + finding.subject().replaceAll(" \\(.*", ""))
                    .contains(
                            "resilience.no-timeout of ask the model while model fails",
                            "resilience.wrong-success of ask the model while search fails",
                            "resilience.blank of check out while payments fails",
                            "resilience.stack-trace-shown of sign up while mail fails",
                            "resilience.silent-loss of payment webhook while store fails");
            assertThat(report.exhibits()).extracting(Exhibit::title).anyMatch(title -> title.contains("matrix"));
        }
    }

    @Test
    void the_same_cells_are_green_when_it_is_launch_ready() {
        try (Acme acme = Acme.start(AcmeState.READY)) {
            LaunchReport report = acme.launch().run(chosen(acme));

            assertThat(report.findings()).isEmpty();
            assertThat(report.unseen()).isEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.READY);
        }
    }

    @Test
    void the_prototype_takes_forged_payments_and_charges_twice() {
        try (Acme acme = Acme.start(AcmeState.PROTOTYPE)) {
            AcmeFailures failures = new AcmeFailures(acme);

            LaunchReport report = acme.launch().run(failures.webhook().rejectsForgeries(), failures.paymentsOnce());

            assertThat(report.findings())
                    .extracting(Finding::rule)
                    .contains("webhook.not-verified", "webhook.stale-accepted", "idempotency.race");
        }
    }

    /** One or two faults for each dependency: the whole matrix is in the launch test. */
    private static FailureMatrix chosen(Acme acme) {
        AcmeFailures failures = new AcmeFailures(acme);
        FailureMatrix matrix = failures.matrix();
        for (Dependency dependency : failures.dependencies()) {
            matrix = dependency.canSuffer(Fault.status(503))
                    ? matrix.letting(dependency, Fault.stallAfterHeaders(), Fault.status(503))
                    : matrix.letting(dependency, Fault.reset());
        }
        return matrix;
    }
}
