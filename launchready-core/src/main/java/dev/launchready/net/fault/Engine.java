package dev.launchready.net.fault;

import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one proxy: accepts, sets and ends faults, keeps the records. All state belongs to the loop's thread. */
final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final FaultProxy.Setup setup;
    private final @Nullable LoopbackHttp scripted;
    private final List<InetSocketAddress> upstream;
    private final Loop loop;
    private final Port port;
    private final RequestLog log = new RequestLog();
    private final List<ActiveFault> active = new ArrayList<>();
    private final Set<Connection> open = new LinkedHashSet<>();
    private final List<ProxiedConnection> ended = new ArrayList<>();
    private final long startNanos = System.nanoTime();
    private int connections;
    private int faults;
    private boolean closed;

    private Engine(FaultProxy.Setup setup, @Nullable LoopbackHttp scripted, List<InetSocketAddress> upstream) {
        this.setup = setup;
        this.scripted = scripted;
        this.upstream = upstream;
        this.loop = Loop.start("fault-proxy-" + setup.name);
        this.port = new Port(loop, this::accepted);
    }

    static Engine start(FaultProxy.Setup setup) {
        Handler handler = setup.upstream.scripted();
        LoopbackHttp scripted = handler == null ? null : LoopbackHttp.start(handler);
        Engine engine = new Engine(setup, scripted, scripted == null ? addresses(setup) : List.of(scripted.address()));
        try {
            engine.loop.ask(engine::listen);
            return engine;
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private Engine listen() {
        try {
            port.open(setup.port);
            if (isUpstream(port.number())) {
                if (setup.port != 0) {
                    throw new IllegalStateException(
                            "the proxy \"" + setup.name + "\" would connect to itself: its upstream"
                                    + " is port " + setup.port + " of 127.0.0.1 as well; leave out onPort(" + setup.port
                                    + ") to get a free port");
                }
                // an upstream that is down has left its port free; whoever takes it would be its own upstream
                port.openAnother();
            }
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(Port.taken(setup.port, setup.name, e), e);
        }
    }

    private boolean isUpstream(int number) {
        return upstream.stream()
                .anyMatch(other -> other.getPort() == number
                        && (other.getAddress().equals(Port.LOOPBACK)
                                || other.getAddress().isAnyLocalAddress()));
    }

    private static List<InetSocketAddress> addresses(FaultProxy.Setup setup) {
        String host = setup.upstream.address().host();
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(address -> new InetSocketAddress(
                            address, setup.upstream.address().port()))
                    .toList();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "the proxy \"" + setup.name + "\" finds no address for its upstream " + host
                            + "; check the name, or give an IP address",
                    e);
        }
    }

    int port() {
        return port.number();
    }

    List<InetSocketAddress> upstreamAddresses() {
        return upstream;
    }

    ActiveFault inject(Fault fault) {
        objection(fault).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        Optional<SSLContext> certificate = fault.spec() instanceof TlsFault bad && setup.tls != null
                ? bad.needsCertificate() ? setup.tls.bad(bad) : Optional.empty()
                : Optional.empty();
        ActiveFault set = loop.ask(() -> set(fault, certificate.orElse(null)));
        if (fault.spec() instanceof TcpFault.ConnectHang && !port.fill()) {
            set.close();
            throw new IllegalStateException("this platform answers connections beyond the queue of a port, so "
                    + fault.id() + " cannot be shown here; use blackhole() or refuse() instead");
        }
        return set;
    }

    /** Why a fault cannot apply here; empty when it can. */
    Optional<String> objection(Fault fault) {
        return Objection.to(fault, setup);
    }

    void heal() {
        for (ActiveFault fault : loop.ask(() -> List.copyOf(active))) {
            fault.close();
        }
    }

    List<ProxiedConnection> connections() {
        return loop.ask(() -> {
            List<ProxiedConnection> all = new ArrayList<>(ended);
            open.forEach(connection -> all.add(connection.record()));
            all.sort(Comparator.comparingInt(ProxiedConnection::number));
            return List.copyOf(all);
        });
    }

    List<ProxiedRequest> requests() {
        return log.all();
    }

    void forget() {
        loop.ask(() -> {
            ended.clear();
            log.forget();
            return true;
        });
    }

    void close() {
        loop.ask(() -> {
            closed = true;
            active.forEach(ActiveFault::ended);
            active.clear();
            port.close();
            List.copyOf(open).forEach(Connection::closeWithProxy);
            return true;
        });
        loop.stop();
        if (scripted != null) {
            scripted.close();
        }
    }

    void ended(Connection connection) {
        open.remove(connection);
        ended.add(connection.record());
    }

    void report(int connection, RuntimeException e) {
        LOG.warn("proxy {}: connection {} was given up", setup.name, connection, e);
    }

    private ActiveFault set(Fault fault, @Nullable SSLContext certificate) {
        if (closed) {
            throw new IllegalStateException(
                    "the proxy \"" + setup.name + "\" is closed; set " + fault.id() + " before");
        }
        ActiveFault[] self = new ActiveFault[1];
        ActiveFault set = new ActiveFault(fault, ++faults, certificate, () -> loop.ask(() -> end(self[0])));
        self[0] = set;
        active.add(set);
        port.become(portMode());
        for (Connection connection : List.copyOf(open)) {
            if (fault.spec().isMetWhenConnecting()) {
                connection.noteFault(fault.id());
                connection.closeByFault();
            } else if (fault.layer() == FaultLayer.TCP
                    && fault.selection().isEveryConnection()
                    && happens(set, -connection.number())) {
                apply(set, connection);
            }
        }
        return set;
    }

    private boolean end(@Nullable ActiveFault fault) {
        if (fault == null || !active.remove(fault)) {
            return false;
        }
        fault.ended();
        port.become(portMode());
        List.copyOf(open).forEach(connection -> connection.release(fault));
        return true;
    }

    /** What the port has to be for the faults that are set; of several, the last. */
    private Port.Mode portMode() {
        Port.Mode mode = Port.Mode.OPEN;
        for (ActiveFault fault : active) {
            FaultSpec spec = fault.fault().spec();
            if (spec instanceof TcpFault.Refuse) {
                mode = Port.Mode.REFUSING;
            } else if (spec instanceof TcpFault.ConnectHang) {
                mode = Port.Mode.FULL;
            } else if (spec instanceof TcpFault.AcceptNeverRead) {
                mode = Port.Mode.NARROW;
            }
        }
        return mode;
    }

    private void accepted(SocketChannel socket) {
        Connection connection = new Connection(++connections, this, loop);
        open.add(connection);
        try {
            connection.accepted(socket);
        } catch (IOException e) {
            connection.note(ConnectionEnd.RESET_BY_CLIENT);
            connection.reset();
            return;
        }
        SSLContext certificate = null;
        List<ActiveFault> hits = new ArrayList<>();
        for (ActiveFault fault : active) {
            if (fault.fault().layer() != FaultLayer.HTTP && hits(fault)) {
                hits.add(fault);
                certificate = fault.certificate() != null ? fault.certificate() : certificate;
            }
        }
        HttpConversation http = setup.upstream.http() ? new HttpConversation(new Lent(connection, setup, this)) : null;
        connection.speak(
                setup.tls == null
                        ? null
                        : TlsEnd.server(connection, certificate != null ? certificate : setup.tls.good()),
                setup.upstream.tls() ? TlsEnd.client(connection, setup.trust, setup.upstream.address()) : null,
                http);
        hits.forEach(fault -> apply(fault, connection));
        connection.start();
    }

    private boolean hits(ActiveFault fault) {
        int number = fault.nextConnection();
        return fault.fault().selection().hasConnection(number) && happens(fault, number);
    }

    private boolean happens(ActiveFault fault, int number) {
        return Chance.happens(
                setup.seed, fault.ordinal(), number, fault.fault().selection().probability());
    }

    private void apply(ActiveFault set, Connection connection) {
        FaultSpec spec = set.fault().spec();
        if (spec instanceof TcpFault.AcceptNeverRead) {
            connection.noteFault(spec.id());
            connection.park(set);
        } else {
            connection.apply(
                    set,
                    way -> Flows.of(
                            set,
                            Chance.random(
                                    setup.seed, set.ordinal(), connection.number(), way == Fault.Way.UP ? 0 : 1)));
        }
    }

    /** What the HTTP side of a connection is lent. */
    private record Lent(Connection of, FaultProxy.Setup setup, Engine engine) implements HttpContext {
        @Override
        public int connection() {
            return of.number();
        }

        @Override
        public List<ActiveFault> faults() {
            return engine.active.stream()
                    .filter(set -> set.fault().layer() == FaultLayer.HTTP)
                    .toList();
        }

        @Override
        public long seed() {
            return setup.seed;
        }

        @Override
        public String upstreamAuthority() {
            return setup.upstream.authority();
        }

        @Override
        public String proxyOrigin() {
            return (setup.tls == null ? "http" : "https") + "://127.0.0.1:" + engine.port();
        }

        @Override
        public long startNanos() {
            return engine.startNanos;
        }

        @Override
        public RequestLog log() {
            return engine.log;
        }

        @Override
        public void applied(String faultId) {
            of.noteFault(faultId);
        }
    }
}
