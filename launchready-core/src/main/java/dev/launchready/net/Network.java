package dev.launchready.net;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The door to the world, as one launch is to use it: which name servers to ask, where to connect instead, which extra
 * roots to trust. A value: its {@code with…} methods return a copy with a fresh DNS cache.
 *
 * <p>Nothing here touches the JVM's defaults: no system property, no default SSL context, no name service.
 */
public final class Network {
    private static final String USER_AGENT = "LaunchReady (launch readiness tests)";

    private final Settings settings;
    private final Dns dns;
    private final Tls tls;
    private final Connector connector;
    private final Http http;

    private Network(Settings settings) {
        this.settings = settings;
        this.dns = new Dns(settings);
        this.connector = new Connector(settings, dns);
        this.tls = new Tls(connector);
        this.http = new Http(settings, connector);
    }

    /** {@return the machine's own resolvers, the JDK's roots, and no detours} */
    public static Network system() {
        return new Network(
                new Settings(List.of(), Optional.empty(), Map.of(), List.of(), Clock.systemUTC(), USER_AGENT, false));
    }

    /**
     * Asks these name servers instead of the machine's own.
     *
     * @param servers addresses with ports, asked in order
     * @return a copy that asks them
     */
    public Network withNameServers(List<InetSocketAddress> servers) {
        return new Network(settings.nameServers(servers));
    }

    /**
     * Answers DNS questions from a function, for example a zone that is not published yet.
     *
     * @param lookup the function
     * @return a copy that asks nobody else
     */
    public Network withLookup(DnsLookup lookup) {
        return new Network(settings.lookup(lookup));
    }

    /**
     * Connects to another address wherever the launch names {@code target}; SNI, Host and the certificate check stay
     * those of the real name, and the name is not looked up.
     *
     * @param target a host and port of the launch, or {@code *} and a port for every host without a detour of its own
     * @param address where to connect instead
     * @return a copy with the detour
     */
    public Network withConnectTo(HostPort target, InetSocketAddress address) {
        return new Network(settings.connectTo(target, address));
    }

    /**
     * Trusts further roots beside the JDK's.
     *
     * @param roots certificates of authorities
     * @return a copy that trusts them
     */
    public Network withTrusted(List<X509Certificate> roots) {
        return new Network(settings.trusted(roots));
    }

    /**
     * Sets the clock by which certificates are judged.
     *
     * @param clock the clock
     * @return a copy with it
     */
    public Network withClock(Clock clock) {
        return new Network(settings.clock(clock));
    }

    /**
     * Refuses to connect to anything but loopback, name servers included: for test suites that must not leave the
     * machine.
     *
     * @return a copy that stays on the machine
     */
    public Network loopbackOnly() {
        return new Network(settings.loopback());
    }

    /** {@return a copy with the same settings, an empty DNS cache and an empty record of questions} */
    public Network fresh() {
        return new Network(settings);
    }

    /** {@return DNS questions} */
    public Dns dns() {
        return dns;
    }

    /** {@return HTTP exchanges} */
    public Http http() {
        return http;
    }

    /** {@return TLS handshakes} */
    public Tls tls() {
        return tls;
    }

    /** {@return conversations with mail servers} */
    public Smtp smtp() {
        return new Smtp(connector);
    }

    /**
     * Opens a TCP connection, for protocols that have no door of their own here.
     *
     * @param target a host and port of the launch; detours and the loopback rule apply
     * @param deadline bounds the connection from resolving the name to its end
     * @return the connection, to be closed
     * @throws WireException if none came about
     */
    public Wire connect(HostPort target, Deadline deadline) throws WireException {
        return connector.connect(target, deadline, new Stages());
    }

    /**
     * {@return where connections to a target go instead}
     *
     * @param target a host and port of the launch
     */
    public Optional<InetSocketAddress> detour(HostPort target) {
        return settings.detour(target);
    }

    /**
     * Tells whether a connection would stay on this machine, without asking DNS.
     *
     * @param target a host and port of the launch
     * @return whether it, or the detour for it, is loopback
     */
    public boolean staysHere(HostPort target) {
        return detour(target)
                .map(address -> new HostPort(address.getHostString(), address.getPort()))
                .orElse(target)
                .isLoopback();
    }

    /** What a network was told; shared by the doors of this package. */
    record Settings(
            List<InetSocketAddress> nameServers,
            Optional<DnsLookup> lookup,
            Map<HostPort, InetSocketAddress> connectTo,
            List<X509Certificate> trusted,
            Clock clock,
            String userAgent,
            boolean loopbackOnly) {
        Settings {
            nameServers = List.copyOf(nameServers);
            connectTo = Map.copyOf(connectTo);
            trusted = List.copyOf(trusted);
        }

        /** Where to connect instead: the detour of this host and port, or the one of every host on the port. */
        Optional<InetSocketAddress> detour(HostPort target) {
            return Optional.ofNullable(connectTo.get(target))
                    .or(() -> Optional.ofNullable(connectTo.get(new HostPort("*", target.port()))));
        }

        Settings nameServers(List<InetSocketAddress> servers) {
            return new Settings(servers, lookup, connectTo, trusted, clock, userAgent, loopbackOnly);
        }

        Settings lookup(DnsLookup other) {
            return new Settings(nameServers, Optional.of(other), connectTo, trusted, clock, userAgent, loopbackOnly);
        }

        Settings connectTo(HostPort target, InetSocketAddress address) {
            Map<HostPort, InetSocketAddress> more = new LinkedHashMap<>(connectTo);
            more.put(target, address);
            return new Settings(nameServers, lookup, more, trusted, clock, userAgent, loopbackOnly);
        }

        Settings trusted(List<X509Certificate> roots) {
            List<X509Certificate> more = new ArrayList<>(trusted);
            more.addAll(roots);
            return new Settings(nameServers, lookup, connectTo, more, clock, userAgent, loopbackOnly);
        }

        Settings clock(Clock other) {
            return new Settings(nameServers, lookup, connectTo, trusted, other, userAgent, loopbackOnly);
        }

        Settings loopback() {
            return new Settings(nameServers, lookup, connectTo, trusted, clock, userAgent, true);
        }
    }
}
