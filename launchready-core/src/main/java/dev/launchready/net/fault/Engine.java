package dev.launchready.net.fault;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Runs one proxy. */
final class Engine {
    static final InetAddress LOOPBACK = loopback();

    private final RequestLog log = new RequestLog();
    private final FaultProxy.Setup setup;

    private Engine(FaultProxy.Setup setup) {
        this.setup = setup;
    }

    static Engine start(FaultProxy.Setup setup) {
        return new Engine(setup);
    }

    int port() {
        return setup.port;
    }

    ActiveFault inject(Fault fault) {
        return new ActiveFault(fault, 1, () -> {});
    }

    Optional<String> objection(Fault fault) {
        return fault.layer() == FaultLayer.HTTP ? Optional.of("to come") : Optional.empty();
    }

    void heal() {}

    List<ProxiedConnection> connections() {
        return List.of();
    }

    List<ProxiedRequest> requests() {
        return log.all();
    }

    void forget() {
        log.forget();
    }

    void close() {}

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets are no address", e);
        }
    }
}
