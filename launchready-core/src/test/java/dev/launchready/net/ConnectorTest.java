package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opening connections: detours, DNS, one address after the other, and an end at the deadline whatever the peer does. */
class ConnectorTest {
    private static final InetAddress LOOPBACK = address(127, 0, 0, 1);
    private static final Duration SHORT = Duration.ofMillis(250);

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, LOOPBACK);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void a_detour_leads_a_name_elsewhere_without_asking_dns() throws IOException {
        Network network = asking(DnsStatus.SERVFAIL)
                .withConnectTo(HostPort.of("www.acme.test:443"), here())
                .loopbackOnly();

        try (Wire wire = network.connect(HostPort.of("WWW.acme.test:443"), Deadline.in(Duration.ofSeconds(5)))) {
            assertThat(wire.connectedTo()).isEqualTo(here());
            assertThat(wire.target()).isEqualTo(HostPort.of("www.acme.test:443"));
        }
    }

    @Test
    void a_detour_of_every_host_yields_to_the_one_of_a_single_host() throws IOException {
        Network network = asking(DnsStatus.SERVFAIL)
                .withConnectTo(HostPort.of("*:443"), here())
                .withConnectTo(HostPort.of("api.acme.test:443"), new InetSocketAddress(LOOPBACK, freePort()));

        try (Wire wire = network.connect(HostPort.of("docs.acme.test:443"), Deadline.in(Duration.ofSeconds(5)))) {
            assertThat(wire.connectedTo()).isEqualTo(here());
        }
        assertThat(failure(network, "api.acme.test:443", Duration.ofSeconds(5)).kind())
                .isEqualTo(NetFailure.Kind.REFUSED);
        assertThat(failure(network, "docs.acme.test:80", Duration.ofSeconds(5)).kind())
                .isEqualTo(NetFailure.Kind.DNS_UNAVAILABLE);
    }

    @Test
    void a_detour_to_a_name_is_resolved_by_the_launch_not_by_the_machine() throws IOException {
        Network network = resolving(LOOPBACK)
                .withConnectTo(
                        HostPort.of("www.acme.test:443"),
                        InetSocketAddress.createUnresolved("staging.acme.test", server.getLocalPort()));

        try (Wire wire = network.connect(HostPort.of("www.acme.test:443"), Deadline.in(Duration.ofSeconds(5)))) {
            assertThat(wire.connectedTo()).isEqualTo(here());
        }
    }

    @Test
    void the_next_address_is_tried_when_one_refuses() throws IOException {
        Network network = resolving(address(127, 0, 0, 2), LOOPBACK);

        try (Wire wire = network.connect(port("www.acme.test"), Deadline.in(Duration.ofSeconds(5)))) {
            assertThat(wire.connectedTo().getAddress()).isEqualTo(LOOPBACK);
        }
    }

    @Test
    void localhost_and_literal_addresses_are_not_asked_of_dns() throws IOException {
        Network network = asking(DnsStatus.SERVFAIL);

        for (String host : List.of("localhost", "app.localhost", "127.0.0.1")) {
            try (Wire wire = network.connect(port(host), Deadline.in(Duration.ofSeconds(5)))) {
                assertThat(wire.connectedTo()).isEqualTo(here());
            }
        }
    }

    @Test
    void a_loopback_only_run_connects_to_nothing_else() {
        Network network = resolving(address(192, 0, 2, 1)).loopbackOnly();

        NetFailure failure = failure(network, "www.acme.test:443", Duration.ofSeconds(5));

        assertThat(failure.kind()).isEqualTo(NetFailure.Kind.FORBIDDEN);
        assertThat(failure.detail())
                .isEqualTo(
                        "www.acme.test:443 is at 192.0.2.1:443, outside of this machine, where this launch must stay;"
                                + " send it elsewhere with connectTo(\"www.acme.test:443\", address)");
        assertThat(failure(network.fresh(), "192.0.2.1:443", Duration.ofSeconds(5))
                        .kind())
                .isEqualTo(NetFailure.Kind.FORBIDDEN);
    }

    @Test
    void a_name_without_address_is_told_apart_from_a_name_that_could_not_be_asked() {
        for (DnsStatus status : List.of(DnsStatus.NXDOMAIN, DnsStatus.NODATA, DnsStatus.ALIAS_LOOP)) {
            assertThat(failure(asking(status), "www.acme.test:443", Duration.ofSeconds(5))
                            .kind())
                    .isEqualTo(NetFailure.Kind.NO_ADDRESS);
        }
        for (DnsStatus status : List.of(DnsStatus.SERVFAIL, DnsStatus.TIMEOUT, DnsStatus.REFUSED)) {
            NetFailure failure = failure(asking(status), "www.acme.test:443", Duration.ofSeconds(5));
            assertThat(failure.kind()).isEqualTo(NetFailure.Kind.DNS_UNAVAILABLE);
            assertThat(failure.detail())
                    .isEqualTo("www.acme.test could not be resolved: www.acme.test A: " + status + " (as scripted)");
        }
    }

    @Test
    void a_refused_connection_names_host_and_address() throws IOException {
        int port = freePort();

        NetFailure failure = failure(resolving(LOOPBACK), "www.acme.test:" + port, Duration.ofSeconds(5));

        assertThat(failure.kind()).isEqualTo(NetFailure.Kind.REFUSED);
        assertThat(failure.detail())
                .isEqualTo("www.acme.test:" + port + " at 127.0.0.1:" + port + " refuses connections");
    }

    @Test
    void a_peer_that_does_not_accept_is_given_up_at_the_deadline() throws IOException {
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, LOOPBACK)) {
            fill(full, queue);

            NetFailure failure = Promise.within(
                    SHORT, () -> failure(resolving(LOOPBACK), "www.acme.test:" + full.getLocalPort(), SHORT));

            assertThat(failure.kind()).isEqualTo(NetFailure.Kind.CONNECT_TIMEOUT);
        } finally {
            for (Socket socket : queue) {
                socket.close();
            }
        }
    }

    @Test
    void reading_from_a_silent_peer_ends_at_the_deadline() {
        NetFailure failure = Promise.within(SHORT, () -> {
            try (Wire wire = resolving(LOOPBACK).connect(port("www.acme.test"), Deadline.in(SHORT))) {
                return thrown(() -> wire.in().read());
            }
        });

        assertThat(failure.kind()).isEqualTo(NetFailure.Kind.NO_ANSWER);
        assertThat(failure.detail()).endsWith("sent nothing within 250 ms");
    }

    @Test
    void writing_to_a_peer_that_never_reads_ends_at_the_deadline() {
        byte[] moreThanBuffersHold = new byte[16 << 20];

        NetFailure failure = Promise.within(SHORT, () -> {
            try (Wire wire = resolving(LOOPBACK).connect(port("www.acme.test"), Deadline.in(SHORT))) {
                return thrown(() -> wire.out().write(moreThanBuffersHold));
            }
        });

        assertThat(failure.kind()).isEqualTo(NetFailure.Kind.NO_ANSWER);
    }

    @Test
    void what_was_read_before_a_stall_is_counted() {
        NetFailure failure = Promise.within(SHORT, () -> {
            try (Wire wire = resolving(LOOPBACK).connect(port("www.acme.test"), Deadline.in(SHORT));
                    Socket peer = server.accept()) {
                peer.getOutputStream().write("220".getBytes(StandardCharsets.US_ASCII));
                assertThat(wire.in().readNBytes(3)).hasSize(3);
                assertThat(wire.received()).isEqualTo(3);
                return thrown(() -> wire.in().read());
            }
        });

        assertThat(failure.kind()).isEqualTo(NetFailure.Kind.STALLED);
        assertThat(failure.detail()).endsWith("stopped after 3 octets within 250 ms");
    }

    @Test
    void a_reset_is_told_apart_from_an_end() throws IOException {
        try (Wire wire = resolving(LOOPBACK).connect(port("www.acme.test"), Deadline.in(Duration.ofSeconds(5)))) {
            Socket peer = server.accept();
            peer.setSoLinger(true, 0);
            peer.close();

            assertThat(thrown(() -> wire.in().read()).kind()).isEqualTo(NetFailure.Kind.RESET);
        }
        try (Wire wire = resolving(LOOPBACK).connect(port("www.acme.test"), Deadline.in(Duration.ofSeconds(5)))) {
            server.accept().close();

            assertThat(wire.in().read()).isEqualTo(-1);
        }
    }

    @Test
    void an_expired_deadline_connects_to_nobody() {
        assertThat(failure(resolving(LOOPBACK), "www.acme.test:443", Duration.ZERO)
                        .kind())
                .isEqualTo(NetFailure.Kind.CONNECT_TIMEOUT);
    }

    private HostPort port(String host) {
        return new HostPort(host, server.getLocalPort());
    }

    private InetSocketAddress here() {
        return new InetSocketAddress(LOOPBACK, server.getLocalPort());
    }

    private static Network resolving(InetAddress... addresses) {
        return Network.system()
                .withLookup((name, type) -> type == RecordType.A
                        ? DnsAnswer.of(
                                name,
                                type,
                                Arrays.stream(addresses)
                                        .map(a -> new DnsRecord.Address(name, 60, a))
                                        .toList())
                        : DnsAnswer.of(name, type, List.of()));
    }

    private static Network asking(DnsStatus status) {
        return Network.system().withLookup((name, type) -> DnsAnswer.of(name, type, status, "as scripted"));
    }

    private static NetFailure failure(Network network, String target, Duration budget) {
        return thrown(
                () -> network.connect(HostPort.of(target), Deadline.in(budget)).close());
    }

    private static NetFailure thrown(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        WireException[] caught = new WireException[1];
        assertThatExceptionOfType(WireException.class).isThrownBy(call).satisfies(e -> caught[0] = e);
        return caught[0].failure();
    }

    private static void fill(ServerSocket full, List<Socket> queue) throws IOException {
        while (true) {
            Socket socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(new InetSocketAddress(LOOPBACK, full.getLocalPort()), 100);
            } catch (IOException e) {
                return;
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            return taken.getLocalPort();
        }
    }

    private static InetAddress address(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
