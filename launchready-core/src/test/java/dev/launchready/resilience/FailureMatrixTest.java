package dev.launchready.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.LaunchReport;
import dev.launchready.Outcome;
import dev.launchready.net.fault.Fault;
import dev.launchready.net.fault.FaultProxy;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import dev.launchready.report.HtmlReport;
import dev.launchready.report.MarkdownReport;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A product with a model, whose failure it handles, and a payment provider, whose failure it does not. */
class FailureMatrixTest {
    private final FaultProxy model =
            FaultProxy.to(FailureLab.vendor()).named("model").start();
    private final FaultProxy stripe =
            FaultProxy.to(FailureLab.vendor()).named("stripe").start();
    private final LoopbackHttp app = LoopbackHttp.start()
            .on("*", "/ask", Products.sound().apply(model.uri()))
            .on("*", "/pay", Products.bounded(Products::trace).apply(stripe.uri()))
            .on("*", "/", request -> Products.page(200, "<h1>Acme</h1><p>Ask it anything about launches.</p>"))
            .on("*", "/broken", request -> Response.status(500));
    private final Dependency aModel = Dependency.of(model);
    private final Dependency aStripe = Dependency.of(stripe);

    @AfterEach
    void close() {
        app.close();
        model.close();
        stripe.close();
    }

    @Test
    void each_red_cell_is_a_finding_with_its_evidence() {
        CheckResult result = matrix().run(FailureLab.LAUNCH);

        assertThat(result.findings())
                .extracting(Finding::rule)
                .containsExactly("resilience.stack-trace-shown", "resilience.stack-trace-shown");
        Finding finding = result.findings().get(0);
        assertThat(finding.message())
                .startsWith("pay while stripe fails (it answers 503): expected an answer within 4000 ms that succeeds"
                        + " or names the problem, but the user is shown a Java stack trace");
        assertThat(finding.evidence().get(0).text()).contains("HTTP/1.1 500", "java.io.IOException: vendor said 503");
        assertThat(result.unseen()).isEmpty();
    }

    @Test
    void the_exhibit_has_a_row_for_each_fault_and_a_column_for_each_action() {
        List<Exhibit> exhibits = matrix().run(FailureLab.LAUNCH).exhibits();

        Exhibit.Matrix paying = (Exhibit.Matrix) exhibits.get(2);
        assertThat(paying.title()).isEqualTo("Failure matrix of stripe");
        assertThat(paying.columnLabels()).containsExactly("pay");
        assertThat(paying.rowLabels())
                .containsExactly(
                        "status-503: it answers 503",
                        "malformed-json: " + Fault.malformedJson().title());
        assertThat(paying.cells().get(0).get(0).tone()).isEqualTo(Exhibit.Tone.BAD);
        assertThat(paying.cells().get(0).get(0).text()).matches("error without explanation, \\d+ ms");
        Exhibit.Matrix asking = (Exhibit.Matrix) exhibits.get(1);
        assertThat(asking.cells().get(0).get(0).text()).startsWith("clear state");
    }

    @Test
    void an_overview_counts_what_is_red() {
        Exhibit.Matrix overview =
                (Exhibit.Matrix) matrix().run(FailureLab.LAUNCH).exhibits().get(0);

        assertThat(overview.rowLabels()).containsExactly("model", "stripe");
        assertThat(overview.columnLabels()).containsExactly("ask", "pay");
        assertThat(overview.cells().get(0))
                .extracting(cell -> cell.tone() + " " + cell.text())
                .containsExactly("GOOD none of 2", "NEUTRAL not used");
        assertThat(overview.cells().get(1))
                .extracting(cell -> cell.tone() + " " + cell.text() + ": " + cell.detail())
                .endsWith("BAD 2 of 2: 2 error without explanation");
    }

    @Test
    void markdown_and_html_show_the_heat_map() {
        LaunchReport report = FailureLab.LAUNCH.run(matrix());

        assertThat(MarkdownReport.write(report))
                .contains("Failure matrix of stripe", "error without explanation", "clear state");
        assertThat(HtmlReport.write(report))
                .contains("Failure matrix of stripe", "error without explanation", "clear state");
    }

    @Test
    void a_page_that_needs_no_dependency_and_a_dependency_that_no_action_needs_are_told_apart() {
        UserAction home = UserAction.get(url("/")).named("look around");

        CheckResult result = FailureMatrix.of(aModel, aStripe)
                .during(home, ask())
                .letting(aModel, Fault.status(500))
                .letting(aStripe, Fault.status(500))
                .answersWithin(FailureLab.AMPLE)
                .run(FailureLab.LAUNCH);

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen())
                .extracting(unseen -> unseen.subject() + ": " + unseen.reason())
                .containsExactly("stripe: no action reached it without a fault; let the product's configuration lead"
                        + " through its proxy, or add an action that uses it");
    }

    @Test
    void an_action_that_is_broken_anyway_cannot_be_seen_to_fail_well() {
        UserAction broken = UserAction.get(url("/broken")).named("look at the broken page");

        CheckResult result = FailureMatrix.of(aModel).during(broken).run(FailureLab.LAUNCH);

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen().get(0).subject()).isEqualTo("look at the broken page without any fault");
        assertThat(result.unseen().get(0).reason())
                .startsWith("it has to succeed before it can be seen to fail well, and it did not: HTTP/1.1 500");
    }

    @Test
    void an_answer_from_a_cache_proves_nothing_about_the_fault() {
        AtomicReference<Response> kept = new AtomicReference<>();
        Handler cached = request -> {
            Response known = kept.get();
            if (known == null) {
                known = Products.sound().apply(model.uri()).handle(request);
                kept.set(known);
            }
            return known;
        };
        app.on("*", "/cached", cached);

        CheckResult result = FailureMatrix.of(aModel)
                .during(UserAction.get(url("/cached")).named("ask again"))
                .letting(aModel, Fault.status(500))
                .answersWithin(FailureLab.AMPLE)
                .run(FailureLab.LAUNCH);

        assertThat(result.findings()).isEmpty();
        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen())
                .extracting(unseen -> unseen.subject() + ": " + unseen.reason())
                .containsExactly("ask again while model fails (it answers 500): the product answered without turning to"
                        + " model, so that the fault met nobody; let the action ask for what no cache holds");
        Exhibit.Matrix drawn = (Exhibit.Matrix) result.exhibits().get(0);
        assertThat(drawn.cells().get(0).get(0).text()).isEqualTo("not reached");
    }

    @Test
    void what_one_action_sets_off_in_the_background_is_not_taken_for_the_next_one_s() {
        Handler vendor = Products.sound().apply(stripe.uri());
        app.on("*", "/order", request -> {
            Thread outbox = new Thread(() -> {
                for (int i = 0; i < 50; i++) {
                    vendor.handle(request);
                }
            });
            outbox.setDaemon(true);
            outbox.start();
            return Products.page(200, "<h1>Thank you</h1><p>Your order is on its way to you.</p>");
        });

        CheckResult result = FailureMatrix.of(aStripe, aModel)
                .during(UserAction.get(url("/order")).named("order"), ask())
                .letting(aStripe, Fault.status(500))
                .letting(aModel, Fault.status(500))
                .answersWithin(FailureLab.AMPLE)
                .run(FailureLab.LAUNCH);

        Exhibit.Matrix ofStripe = (Exhibit.Matrix) result.exhibits().stream()
                .filter(exhibit -> exhibit.title().equals("Failure matrix of stripe"))
                .findFirst()
                .orElseThrow();
        assertThat(ofStripe.columnLabels()).containsExactly("order");
    }

    @Test
    void when_time_is_over_the_rest_is_not_seen() {
        CheckResult result = FailureMatrix.of(aModel)
                .during(ask())
                .answersWithin(FailureLab.AMPLE)
                .within(FailureLab.AMPLE)
                .run(FailureLab.LAUNCH);

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen())
                .isNotEmpty()
                .allSatisfy(unseen -> assertThat(unseen.reason())
                        .isEqualTo("no time was left for it within 4 s; give more with within(…)"));
    }

    @Test
    void no_fault_outlives_the_matrix_not_even_when_the_user_s_own_code_throws() {
        UserAction action = ask().withEffect("an answer", new ThrowingLater()::count);

        CheckResult result = FailureMatrix.of(aModel)
                .during(action)
                .letting(aModel, Fault.status(500))
                .answersWithin(FailureLab.AMPLE)
                .run(FailureLab.LAUNCH);

        assertThat(result.unseen().get(0).reason())
                .isEqualTo("the fault could not be tried: \"an answer\", the effect of ask, could not be counted:"
                        + " java.lang.UnsupportedOperationException: no table");
        assertThat(ask().perform(FailureLab.LAUNCH, FailureLab.AMPLE).claimsSuccess())
                .isTrue();
    }

    /** Counts a first action, and fails from then on. */
    private static final class ThrowingLater {
        private int calls;

        long count() {
            calls++;
            if (calls > 2) {
                throw new UnsupportedOperationException("no table");
            }
            return calls;
        }
    }

    private FailureMatrix matrix() {
        return FailureMatrix.of(aModel, aStripe)
                .during(ask(), UserAction.get(url("/pay")).named("pay"))
                .letting(aModel, Fault.status(503), Fault.malformedJson())
                .letting(aStripe, Fault.status(503), Fault.malformedJson())
                .answersWithin(FailureLab.AMPLE);
    }

    private UserAction ask() {
        return UserAction.get(url("/ask")).named("ask");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + app.port() + path;
    }
}
