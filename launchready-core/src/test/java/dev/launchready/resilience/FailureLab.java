package dev.launchready.resilience;

import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.net.Network;
import dev.launchready.net.fault.FaultProxy;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;

/** A product with one vendor: a real server, which reaches the vendor through a proxy. */
final class FailureLab implements AutoCloseable {
    static final Launch LAUNCH = Launch.at("acme.test").with(Network::loopbackOnly);
    /** Where nothing comes, which takes more than twice as long. */
    static final Duration LIMIT = Duration.ofMillis(1200);

    /** Where something comes, so that a busy machine makes no sound product late. */
    static final Duration AMPLE = Duration.ofSeconds(4);

    static final Duration TIMEOUT = Duration.ofMillis(300);

    private final FaultProxy proxy;
    private final LoopbackHttp app;

    FailureLab(Function<URI, Handler> product) {
        this(vendor(), product);
    }

    FailureLab(Handler vendor, Function<URI, Handler> product) {
        this.proxy = FaultProxy.to(vendor).named("model").start();
        this.app = LoopbackHttp.start(product.apply(proxy.uri()));
    }

    static Handler vendor() {
        return request -> Response.ok("application/json", "{\"answer\":\"forty-two is the answer to all of it\"}");
    }

    Dependency model() {
        return Dependency.of(proxy);
    }

    String url(String path) {
        return "http://127.0.0.1:" + app.port() + path;
    }

    UserAction ask() {
        return UserAction.get(url("/ask")).named("ask the model");
    }

    static CheckResult run(DependencyCheck check, Duration limit) {
        return check.answersWithin(limit).recoversWithin(Duration.ofMillis(600)).run(LAUNCH);
    }

    @Override
    public void close() {
        proxy.close();
        app.close();
    }
}
