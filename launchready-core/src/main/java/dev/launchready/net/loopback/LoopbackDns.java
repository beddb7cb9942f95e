package dev.launchready.net.loopback;

import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * An authoritative name server on an ephemeral port of 127.0.0.1, the same for UDP and TCP. It serves fixtures, breaks
 * as it is told while it runs, and remembers every question. For a second name server start a second one.
 *
 * <pre>{@code
 * try (LoopbackDns dns = LoopbackDns.serving(zone)) {
 *     dns.fail("www.acme.test", RecordType.A, DnsFault.of(Kind.SERVFAIL));
 *     Launch launch = Launch.at("acme.test").withNameServers(dns.hostPort());
 * }
 * }</pre>
 */
public final class LoopbackDns implements AutoCloseable {
    private static final int BIND_ATTEMPTS = 20;

    private final LoopbackDnsSockets sockets;
    private final List<DnsQuery> queries = new CopyOnWriteArrayList<>();
    private final List<Planned> faults = new CopyOnWriteArrayList<>();
    private volatile ZoneFixture zone;
    private volatile boolean authenticated;

    private LoopbackDns(ZoneFixture zone) throws IOException {
        this.zone = zone;
        this.sockets = bind();
    }

    /**
     * Starts a server.
     *
     * @param first a zone, or several in one fixture
     * @param more further zones
     * @return the running server
     * @throws IOException if no port can be had
     */
    public static LoopbackDns serving(ZoneFixture first, ZoneFixture... more) throws IOException {
        LoopbackDns server = new LoopbackDns(joined(first, more));
        server.sockets.start();
        return server;
    }

    private static ZoneFixture joined(ZoneFixture first, ZoneFixture... more) {
        ZoneFixture all = first;
        for (ZoneFixture zone : more) {
            all = all.and(zone);
        }
        return all;
    }

    // The port that TCP got may be taken on UDP: then another one
    private LoopbackDnsSockets bind() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        for (int attempt = 1; ; attempt++) {
            ServerSocket tcp = new ServerSocket(0, 50, loopback);
            try {
                DatagramSocket udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()));
                return new LoopbackDnsSockets(udp, tcp, this::plan);
            } catch (BindException e) {
                tcp.close();
                if (attempt == BIND_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** {@return where it listens} */
    public InetSocketAddress address() {
        return sockets.address();
    }

    /** {@return where it listens, as {@code 127.0.0.1:port}} */
    public String hostPort() {
        return "127.0.0.1:" + address().getPort();
    }

    /**
     * Serves other zones from now on.
     *
     * @param first a zone, or several in one fixture
     * @param more further zones
     */
    public void serve(ZoneFixture first, ZoneFixture... more) {
        zone = joined(first, more);
    }

    /**
     * Says from now on that answers were validated (AD), as a validating resolver does.
     *
     * @param value whether it says so
     */
    public void setAuthenticated(boolean value) {
        authenticated = value;
    }

    /**
     * Breaks every answer; a fault for a name comes before it.
     *
     * @param fault what to do
     */
    public void fail(DnsFault fault) {
        faults.add(new Planned("", "", fault));
    }

    /**
     * Breaks the answers about a name.
     *
     * @param name the full name
     * @param fault what to do
     */
    public void fail(String name, DnsFault fault) {
        faults.add(new Planned(canonical(name), "", fault));
    }

    /**
     * Breaks the answers about a name and a type.
     *
     * @param name the full name
     * @param type the type
     * @param fault what to do
     */
    public void fail(String name, RecordType type, DnsFault fault) {
        faults.add(new Planned(canonical(name), type.name(), fault));
    }

    /**
     * Takes back one fault, for whatever it was set.
     *
     * @param fault the same object that was given to {@code fail}
     */
    @SuppressWarnings("ReferenceEquality") // the same fault may have been set by somebody else as well
    public void mend(DnsFault fault) {
        faults.removeIf(planned -> planned.fault == fault);
    }

    /** Works again. */
    public void heal() {
        faults.clear();
    }

    /** {@return every question that came, in order, repeated ones included} */
    public List<DnsQuery> queries() {
        return List.copyOf(queries);
    }

    /**
     * How often one thing was asked.
     *
     * @param name the full name
     * @param type the type
     * @return the questions about it in order
     */
    public List<DnsQuery> queries(String name, RecordType type) {
        String wanted = canonical(name);
        return queries.stream()
                .filter(q -> q.name().equals(wanted) && q.type().equals(type.name()))
                .toList();
    }

    /** Stops listening and closes every connection. */
    @Override
    public void close() {
        sockets.close();
    }

    private LoopbackDnsReply plan(byte[] query, DnsTransport transport) {
        Message asked;
        try {
            asked = new Message(query);
        } catch (IOException e) {
            return LoopbackDnsReply.plain(zone.respond(query), transport);
        }
        Record question = asked.getQuestion();
        if (question == null) {
            return LoopbackDnsReply.plain(zone.respond(query), transport);
        }
        String name = canonical(question.getName().toString());
        String type = Type.string(question.getType());
        boolean checkingDisabled = asked.getHeader().getFlag(Flags.CD);
        queries.add(new DnsQuery(name, type, transport, checkingDisabled, Instant.now()));
        return LoopbackDnsReply.of(asked, zone.respond(query), transport, authenticated, fault(name, type, transport));
    }

    private Optional<DnsFault> fault(String name, String type, DnsTransport transport) {
        List<Planned> fitting = new ArrayList<>(faults);
        fitting.removeIf(planned ->
                !planned.fits(name, type) || !planned.fault.transports().contains(transport));
        // What was said of the type comes before what was said of the name, and that before what was said of all
        fitting.sort((a, b) -> Integer.compare(b.precision(), a.precision()));
        return fitting.stream()
                .filter(planned -> planned.used.getAndIncrement() < planned.fault.times())
                .map(planned -> planned.fault)
                .findFirst();
    }

    private static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.length() > 1 && lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static final class Planned {
        private final String name;
        private final String type;
        private final DnsFault fault;
        private final AtomicInteger used = new AtomicInteger();

        Planned(String name, String type, DnsFault fault) {
            this.name = name;
            this.type = type;
            this.fault = fault;
        }

        boolean fits(String askedName, String askedType) {
            return (name.isEmpty() || name.equals(askedName)) && (type.isEmpty() || type.equals(askedType));
        }

        int precision() {
            return (name.isEmpty() ? 0 : 1) + (type.isEmpty() ? 0 : 1);
        }
    }
}
