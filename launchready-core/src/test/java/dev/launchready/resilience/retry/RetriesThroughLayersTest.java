package dev.launchready.resilience.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.net.Network;
import dev.launchready.net.fault.Fault;
import dev.launchready.net.fault.FaultProxy;
import dev.launchready.net.fault.ProxiedRequest;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import dev.launchready.resilience.Dependency;
import dev.launchready.resilience.UserAction;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A shop calls a gateway, which calls the stock; a proxy stands before each. */
class RetriesThroughLayersTest {
    private static final Launch LAUNCH = Launch.at("acme.test").with(Network::loopbackOnly);

    private final FaultProxy stock = FaultProxy.to(request -> Response.ok("application/json", "{\"left\":7}"))
            .named("stock")
            .start();

    @AfterEach
    void close() {
        stock.close();
    }

    @Test
    void two_layers_that_retry_multiply_and_both_shares_are_named() {
        try (LoopbackHttp service = LoopbackHttp.start(RetryingProduct.getting(stock.uri(), 3));
                FaultProxy gateway = before(service);
                LoopbackHttp shop = LoopbackHttp.start(RetryingProduct.getting(gateway.uri(), 4))) {
            CheckResult result = layered(gateway, shop).run(LAUNCH);

            assertThat(result.findings()).extracting(Finding::rule).containsExactly("retry.amplification");
            assertThat(result.findings().get(0).message())
                    .isEqualTo("order while stock fails: expected 4 requests at stock for each usual one, at most, but"
                            + " 12 arrived (4 at gateway × 3 at stock).");
            assertThat(result.findings().get(0).evidence().get(0).text())
                    .isEqualTo("gateway: usually 1, failing 4\nstock: usually 1, failing 12");
        }
    }

    @Test
    void when_one_layer_retries_and_the_others_pass_the_error_on_nothing_multiplies() {
        try (LoopbackHttp service = LoopbackHttp.start(RetryingProduct.getting(stock.uri(), 3));
                FaultProxy gateway = before(service);
                LoopbackHttp shop = LoopbackHttp.start(RetryingProduct.getting(gateway.uri(), 1))) {
            assertThat(layered(gateway, shop).run(LAUNCH).findings()).isEmpty();
        }
    }

    @Test
    void the_jdk_s_client_sends_get_again_by_itself_and_post_once() {
        try (LoopbackHttp getting = LoopbackHttp.start(RetryingProduct.getting(stock.uri(), 1));
                LoopbackHttp posting = LoopbackHttp.start(RetryingProduct.posting(stock.uri(), 1))) {
            CheckResult get = lost(getting).run(LAUNCH);
            stock.forget();
            CheckResult post = lost(posting).run(LAUNCH);

            assertThat(get.findings()).extracting(Finding::rule).containsExactly("retry.silent");
            Finding finding = get.findings().get(0);
            assertThat(finding.message())
                    .matches("order while stock fails \\(GET /v1/charges\\): expected only the retries that the product"
                            + " asks for, but the client library sent it again by itself after \\d+ ms, which no"
                            + " counter of the product sees\\.");
            assertThat(finding.evidence().get(1).text()).startsWith("Java-http-client/");
            assertThat(post.findings()).isEmpty();
            assertThat(stock.requests()).extracting(ProxiedRequest::method).containsExactly("POST", "POST");
        }
    }

    @Test
    void the_attempts_and_their_pauses_are_listed() {
        try (LoopbackHttp shop =
                LoopbackHttp.start(RetryingProduct.posting(stock.uri(), 3).withKey())) {
            Exhibit.Table table = (Exhibit.Table) Retries.of(aStock())
                    .during(order(shop))
                    .run(LAUNCH)
                    .exhibits()
                    .get(0);

            assertThat(table.title()).isEqualTo("Attempts at stock during order");
            assertThat(table.rows()).singleElement().satisfies(row -> {
                assertThat(row).element(1).isEqualTo("POST /v1/charges");
                assertThat(row.get(2)).isEqualTo("3");
                assertThat(row.get(3)).matches("\\d+, \\d+");
                assertThat(row.get(4)).isEqualTo("1");
            });
        }
    }

    @Test
    void an_action_that_fails_anyway_or_goes_elsewhere_is_not_judged() {
        try (LoopbackHttp elsewhere = LoopbackHttp.start(request -> Response.ok("text/plain", "no need of stock"));
                LoopbackHttp broken = LoopbackHttp.start(request -> Response.status(500))) {
            assertThat(reason(elsewhere))
                    .isEqualTo("it did not reach stock; let the product's configuration lead through its proxy");
            assertThat(reason(broken))
                    .startsWith("it has to succeed before its retries can be judged, and it did not: HTTP/1.1 500");
        }
    }

    @Test
    void input_that_says_nothing_is_refused_with_the_remedy() {
        try (LoopbackHttp shop = LoopbackHttp.start();
                FaultProxy database = FaultProxy.to("127.0.0.1:" + shop.port())
                        .named("database")
                        .start()) {
            Retries retries = Retries.of(aStock()).during(order(shop));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Retries.of(Dependency.of(database)))
                    .withMessageStartingWith("database speaks no HTTP that its proxy reads");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Retries.of(aStock()).behind(Dependency.of(database)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> retries.when(Fault.hangAfterClientHello()))
                    .withMessage("hang-after-client-hello does not apply to stock");
            assertThatIllegalArgumentException().isThrownBy(() -> retries.hasAtMost(0));
            assertThatIllegalArgumentException().isThrownBy(() -> retries.amplifiesAtMost(0));
            assertThatIllegalArgumentException().isThrownBy(() -> retries.spendsAtMost(0.2, 9));
            assertThatIllegalArgumentException().isThrownBy(() -> retries.spendsAtMost(Double.NaN, 10));
            assertThatIllegalArgumentException().isThrownBy(() -> retries.within(Duration.ZERO));
        }
    }

    private String reason(LoopbackHttp app) {
        return Retries.of(aStock())
                .during(order(app))
                .run(LAUNCH)
                .unseen()
                .get(0)
                .reason();
    }

    private Retries layered(FaultProxy gateway, LoopbackHttp shop) {
        return Retries.of(aStock())
                .behind(Dependency.of(gateway))
                .during(order(shop))
                .hasAtMost(12)
                .amplifiesAtMost(4);
    }

    private Retries lost(LoopbackHttp shop) {
        return Retries.of(aStock()).during(order(shop)).when(Fault.closeBeforeResponse());
    }

    private Dependency aStock() {
        return Dependency.of(stock);
    }

    private static FaultProxy before(LoopbackHttp service) {
        return FaultProxy.to(URI.create("http://127.0.0.1:" + service.port()))
                .named("gateway")
                .start();
    }

    private static UserAction order(LoopbackHttp shop) {
        return UserAction.post("http://127.0.0.1:" + shop.port() + "/order", "application/json", "{}")
                .named("order");
    }
}
