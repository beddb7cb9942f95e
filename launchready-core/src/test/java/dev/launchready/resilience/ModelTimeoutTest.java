package dev.launchready.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Outcome;
import dev.launchready.net.fault.Fault;
import dev.launchready.net.fault.FaultProxy;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.Response;
import java.io.IOException;
import java.net.URI;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A model that does not answer, or stops in the middle; and the timeouts that are really in force. */
class ModelTimeoutTest {
    private static final String STREAM = "text/event-stream";
    private static final String TOLD =
            "event: error\ndata: The model stopped in the middle of its answer; ask again.\n\n";

    @Test
    void a_model_s_timeout_is_handled_when_every_fault_leaves_a_clear_state() {
        try (FailureLab lab = new FailureLab(Products.sound())) {
            CheckResult result =
                    FailureLab.run(Resilience.modelTimeoutIsHandled(lab.model()).during(lab.ask()), FailureLab.AMPLE);

            assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
            assertThat(result.check())
                    .isEqualTo("a model that does not answer (model) is handled: ask the model answers within 4000 ms"
                            + " with a clear state");
        }
    }

    @Test
    void hanging_tells_the_timeout_that_is_in_force() {
        try (FailureLab lab = new FailureLab(Products.sound())) {
            CheckResult result = FailureLab.run(hangs(lab), FailureLab.AMPLE);

            assertThat(result.findings()).isEmpty();
            Exhibit.Table timeouts = (Exhibit.Table) result.exhibits().get(1);
            assertThat(timeouts.title()).isEqualTo("Timeouts in force, as the dependencies saw them");
            assertThat(timeouts.rows()).extracting(row -> row.get(1)).contains("blackhole", "stall-after-headers");
            assertThat(timeouts.rows())
                    .allSatisfy(row -> assertThat(row.get(3)).matches("its client gave up after \\d+ ms"));
        }
    }

    @Test
    void a_client_that_never_gives_up_is_named_with_how_long_it_was_watched() {
        Function<URI, Handler> product = Products.answering(VendorClient::withoutTimeout, e -> Products.told());
        try (FailureLab lab = new FailureLab(product)) {
            CheckResult result = FailureLab.run(
                    Resilience.whenDependency(lab.model())
                            .suffers(Fault.blackhole())
                            .during(lab.ask()),
                    FailureLab.LIMIT);

            Finding finding = result.findings().get(0);
            assertThat(finding.rule()).isEqualTo("resilience.no-timeout");
            assertThat(finding.actual())
                    .matches("(?s)nothing came for \\d+ ms: .*, and its client was still waiting after \\d+"
                            + " ms: its read timeout is infinite, or longer than that");
        }
    }

    @Test
    void a_stream_that_stops_without_its_end_is_no_success() {
        CheckResult result = streaming(UnaryOperator.identity());

        assertThat(result.findings()).extracting(Finding::rule).containsExactly("resilience.wrong-success");
    }

    @Test
    void a_stream_that_says_why_it_stops_is_clear() {
        CheckResult result = streaming(text -> text.contains("[DONE]") ? text : text + "\n\n" + TOLD);

        assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void a_model_behind_a_proxy_that_reads_no_http_is_refused() {
        try (FaultProxy tcp = FaultProxy.to("127.0.0.1:9").named("model").start()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Resilience.modelTimeoutIsHandled(Dependency.of(tcp)))
                    .withMessageStartingWith("model speaks no HTTP that its proxy could read; start the proxy with");
        }
    }

    private static DependencyCheck hangs(FailureLab lab) {
        return Resilience.whenDependency(lab.model()).hangs().during(lab.ask()).withClearState();
    }

    private static CheckResult streaming(UnaryOperator<String> product) {
        Handler model = request -> Response.ok(
                STREAM, "data: forty\n\ndata: two\n\ndata: is the answer\n\ndata: to all of it\n\ndata: [DONE]\n\n");
        Function<URI, Handler> app = vendor -> {
            VendorClient client = VendorClient.bounded(vendor, FailureLab.TIMEOUT);
            return request -> {
                try {
                    return Response.ok(
                            STREAM, product.apply(client.send(client.request()).body()));
                } catch (IOException e) {
                    return Response.ok(STREAM, TOLD);
                }
            };
        };
        try (FailureLab lab = new FailureLab(model, app)) {
            return FailureLab.run(
                    Resilience.whenDependency(lab.model())
                            .suffers(Fault.sseWithoutEnd())
                            .during(lab.ask())
                            .withClearState(),
                    FailureLab.AMPLE);
        }
    }
}
