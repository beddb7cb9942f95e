package dev.launchready.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import dev.launchready.Launch;
import dev.launchready.net.Network;
import dev.launchready.net.fault.Fault;
import dev.launchready.net.fault.FaultProxy;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import dev.launchready.resilience.Dependency;
import dev.launchready.resilience.FailureMatrix;
import dev.launchready.resilience.UserAction;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ResilienceBaselineTest {

    @Test
    void a_class_that_names_its_dependencies_and_actions_has_a_node_for_each_dependency() {
        Lab.Outcomes outcomes = Lab.of(Acme.class).run();

        assertThat(outcomes.containerThrown()).isEmpty();
        assertThat(outcomes.tests())
                .containsOnlyKeys(
                        "every failure of model leaves ask, pay with a clear state",
                        "every failure of stripe leaves ask, pay with a clear state")
                .containsEntry("every failure of model leaves ask, pay with a clear state", SUCCESSFUL)
                .containsEntry("every failure of stripe leaves ask, pay with a clear state", FAILED);
    }

    /** Tells its users when the model fails, and passes on what its payment provider says. */
    @LaunchReady(launch = "local")
    static class Acme implements ResilienceBaseline {
        private static final Handler WELL = request -> Response.ok("application/json", "{\"answer\":\"well\"}");
        private static final FaultProxy MODEL =
                FaultProxy.to(WELL).named("model").start();
        private static final FaultProxy STRIPE =
                FaultProxy.to(WELL).named("stripe").start();
        private static final LoopbackHttp APP = LoopbackHttp.start();

        static Launch local() {
            return Launch.at("acme.test").with(Network::loopbackOnly);
        }

        @BeforeAll
        static void start() {
            String told = "{\"message\":\"The model does not answer; ask again in a minute.\"}";
            APP.on("*", "/ask", calling(MODEL.uri(), told));
            APP.on("*", "/pay", calling(STRIPE.uri(), ""));
        }

        @AfterAll
        static void stop() {
            APP.close();
            MODEL.close();
            STRIPE.close();
        }

        @Override
        public FailureMatrix failureMatrix() {
            String origin = "http://127.0.0.1:" + APP.port();
            Dependency model = Dependency.of(MODEL);
            Dependency stripe = Dependency.of(STRIPE);
            return FailureMatrix.of(model, stripe)
                    .during(
                            UserAction.get(origin + "/ask").named("ask"),
                            UserAction.get(origin + "/pay").named("pay"))
                    .letting(model, Fault.status(503))
                    .letting(stripe, Fault.status(503));
        }

        private static Handler calling(URI vendor, String told) {
            return request -> {
                try {
                    HttpURLConnection call = (HttpURLConnection) vendor.toURL().openConnection();
                    try (InputStream answer = call.getInputStream()) {
                        return Response.ok("application/json", new String(answer.readAllBytes(), UTF_8));
                    }
                } catch (IOException e) {
                    return Response.status(503).withBody("application/json", told);
                }
            };
        }
    }
}
