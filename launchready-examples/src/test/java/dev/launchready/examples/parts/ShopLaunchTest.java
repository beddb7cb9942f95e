package dev.launchready.examples.parts;

import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.junit.LaunchNodes.checks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.junit.LaunchChecks;
import dev.launchready.junit.LaunchReady;
import dev.launchready.junit.LaunchTest;
import dev.launchready.net.fault.FaultProxy;
import dev.launchready.net.loopback.Response;
import dev.launchready.resilience.Dependency;
import dev.launchready.resilience.DependencyCheck;
import dev.launchready.resilience.Resilience;
import dev.launchready.resilience.UserAction;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** LaunchReady beside Spring: the application runs on a random port, which is where the launch connects to. */
@SpringBootTest(
        classes = Shop.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.main.banner-mode=off")
@LaunchReady(launch = "launch")
class ShopLaunchTest {
    private static final FaultProxy PRICES = FaultProxy.to(request -> Response.ok("application/json", "{\"euros\":20}"))
            .named("prices")
            .start();

    private static int port;

    static Launch launch() {
        return Launch.at("shop.test")
                .with(network -> network.loopbackOnly())
                .connectTo("shop.test:80", "127.0.0.1:" + port);
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("shop.prices", () -> PRICES.uri().toString());
    }

    @Autowired
    void listensOn(@LocalServerPort int local) {
        port = local;
    }

    @AfterAll
    static void stop() {
        PRICES.close();
    }

    @LaunchChecks
    Stream<DynamicNode> a_price_that_hangs_is_told_in_words() {
        return checks(whenPricesHang("/careful", Duration.ofSeconds(2)));
    }

    @LaunchTest(LAUNCH_BLOCKER)
    void a_client_without_timeouts_is_found_out(Launch launch) {
        assertThat(whenPricesHang("/careless", Duration.ofMillis(500))
                        .run(launch)
                        .findings())
                .extracting(Finding::rule)
                .contains("resilience.no-timeout");
    }

    private static DependencyCheck whenPricesHang(String path, Duration limit) {
        return Resilience.whenDependency(Dependency.of(PRICES))
                .hangs()
                .during(UserAction.get("http://shop.test" + path))
                .answersWithin(limit)
                .withClearState();
    }
}
