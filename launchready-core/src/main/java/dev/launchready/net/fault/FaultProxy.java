package dev.launchready.net.fault;

import dev.launchready.net.HostPort;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackCa;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on 127.0.0.1 between the product under test and one of its dependencies. It passes everything on, makes the
 * dependency misbehave while a {@link Fault} is set, and keeps a record of what came.
 *
 * <pre>{@code
 * try (FaultProxy database = FaultProxy.to("localhost:5432").named("database").start()) {
 *     // the product's configuration gets jdbc:postgresql:// + database.hostPort()
 *     try (ActiveFault hang = database.inject(Fault.stallAfter(1000))) {
 *         …
 *     }
 * }
 * }</pre>
 *
 * <p>One daemon thread serves all connections. Closing the proxy closes them all, and ends every fault; the records stay
 * readable. Safe for use by several threads.
 */
public final class FaultProxy implements FaultTarget, AutoCloseable {
    private final Setup setup;
    private final Engine engine;

    private FaultProxy(Setup setup, Engine engine) {
        this.setup = setup;
        this.engine = engine;
    }

    /**
     * A proxy to a TCP server, whatever it speaks.
     *
     * @param hostPort for example {@code localhost:5432}
     * @return what can be set before it starts
     * @throws IllegalArgumentException if it is no host and port
     */
    public static Setup to(String hostPort) {
        return new Setup(Upstream.tcp(HostPort.of(hostPort)));
    }

    /**
     * A proxy to an HTTP server; requests are recorded, and faults of HTTP apply.
     *
     * @param upstream an absolute http or https address; TLS is spoken to https
     * @return what can be set before it starts
     * @throws IllegalArgumentException if it is no such address
     */
    public static Setup to(URI upstream) {
        return new Setup(Upstream.http(upstream));
    }

    /**
     * A proxy in front of a scripted responder; requests are recorded, and faults of HTTP apply.
     *
     * @param scripted answers instead of a real dependency
     * @return what can be set before it starts
     */
    public static Setup to(Handler scripted) {
        return new Setup(Upstream.scripted(scripted));
    }

    /** {@return the port listened on} */
    public int port() {
        return engine.port();
    }

    /** {@return the address listened on} */
    public InetSocketAddress address() {
        return new InetSocketAddress(Port.LOOPBACK, port());
    }

    /** {@return {@code 127.0.0.1:port}} */
    public String hostPort() {
        return "127.0.0.1:" + port();
    }

    /** {@return the proxy's base address: {@code https} when clients speak TLS to it, with the path of the upstream's address} */
    public URI uri() {
        return URI.create((setup.tls == null ? "http://" : "https://") + hostPort() + setup.upstream.path());
    }

    /** {@return its name} */
    @Override
    public String name() {
        return setup.name;
    }

    /** {@return TCP; TLS where clients speak TLS; HTTP where the upstream is an http or https address, or scripted} */
    @Override
    public Set<FaultLayer> layers() {
        Set<FaultLayer> layers = EnumSet.of(FaultLayer.TCP);
        if (setup.upstream.http()) {
            layers.add(FaultLayer.HTTP);
        }
        if (setup.tls != null || !setup.upstream.http()) {
            layers.add(FaultLayer.TLS);
        }
        return Set.copyOf(layers);
    }

    /**
     * Sets a fault, on connections that are open as well. When this returns, the fault acts.
     *
     * @param fault what goes wrong
     * @return ends the fault when closed
     * @throws IllegalArgumentException if the fault cannot apply to what passes through this proxy; says why
     * @throws IllegalStateException if the proxy is closed or the platform cannot do it; says which
     */
    @Override
    public ActiveFault inject(Fault fault) {
        return engine.inject(fault);
    }

    /**
     * {@return whether the fault can apply to what passes through this proxy}
     *
     * @param fault a fault
     */
    @Override
    public boolean canInject(Fault fault) {
        return engine.objection(fault).isEmpty();
    }

    /** Ends every fault. */
    public void heal() {
        engine.heal();
    }

    /** {@return the connections so far, open or not, in the order in which they were accepted} */
    @Override
    public List<ProxiedConnection> connections() {
        return engine.connections();
    }

    /** {@return the requests so far, in the order in which they were complete; none where HTTP is not understood} */
    @Override
    public List<ProxiedRequest> requests() {
        return engine.requests();
    }

    /** Forgets the requests and the connections that have ended. */
    public void forget() {
        engine.forget();
    }

    @Override
    public OptionalLong traffic() {
        long octets = connections().stream()
                .mapToLong(connection -> 1 + connection.bytesUp() + connection.bytesDown())
                .sum();
        return OptionalLong.of(octets + requests().size());
    }

    /** Ends every fault, closes every connection and the port. */
    @Override
    public void close() {
        engine.close();
    }

    @Override
    public String toString() {
        return name() + " (" + hostPort() + " to " + setup.upstream + ")";
    }

    /** What can be set before a proxy starts. Immutable: each verb returns a copy. */
    public static final class Setup {
        final Upstream upstream;
        final String name;
        final long seed;
        final int port;
        final @Nullable ServerTls tls;
        final @Nullable SSLContext trust;

        private Setup(Upstream upstream) {
            this(upstream, upstream.toString(), 1, 0, null, null);
        }

        private Setup(
                Upstream upstream,
                String name,
                long seed,
                int port,
                @Nullable ServerTls tls,
                @Nullable SSLContext trust) {
            this.upstream = upstream;
            this.name = name;
            this.seed = seed;
            this.port = port;
            this.tls = tls;
            this.trust = trust;
        }

        /**
         * {@return a copy with a name for reports}
         *
         * @param other for example {@code openai}
         */
        public Setup named(String other) {
            return new Setup(upstream, other, seed, port, tls, trust);
        }

        /**
         * {@return a copy whose jitter, slices and chances follow another seed; the same seed gives the same schedule}
         *
         * @param other any number; 1 unless set
         */
        public Setup withSeed(long other) {
            return new Setup(upstream, name, other, port, tls, trust);
        }

        /**
         * {@return a copy that listens on a certain port instead of any free one}
         *
         * @param other 1 to 65535
         */
        public Setup onPort(int other) {
            if (other < 1 || other > 65535) {
                throw new IllegalArgumentException(
                        "port " + other + " is not between 1 and 65535; leave out onPort for any free port");
            }
            return new Setup(upstream, name, seed, other, tls, trust);
        }

        /**
         * Clients speak TLS to the proxy.
         *
         * @param context has a key and a certificate that clients trust
         * @return a copy
         */
        public Setup withTls(SSLContext context) {
            return new Setup(upstream, name, seed, port, ServerTls.of(context), trust);
        }

        /**
         * Clients speak TLS to the proxy, with certificates that it is given by an authority which they trust; so a
         * certificate can be expired, or for another host, and good otherwise.
         *
         * @param ca clients trust its {@link LoopbackCa#root()}
         * @param names the names in the certificate, beside localhost and 127.0.0.1
         * @return a copy
         */
        public Setup withTls(LoopbackCa ca, String... names) {
            return new Setup(upstream, name, seed, port, ServerTls.of(ca, List.of(names)), trust);
        }

        /**
         * {@return a copy that trusts another authority for an https upstream}
         *
         * @param context has the trust managers
         */
        public Setup trusting(SSLContext context) {
            return new Setup(upstream, name, seed, port, tls, context);
        }

        /**
         * Starts the proxy. When this returns, it listens.
         *
         * @return the proxy, to be closed
         * @throws IllegalStateException if the port is taken or the upstream's own, or the upstream's name has no address;
         *     says what to do
         */
        public FaultProxy start() {
            return new FaultProxy(this, Engine.start(this));
        }
    }
}
