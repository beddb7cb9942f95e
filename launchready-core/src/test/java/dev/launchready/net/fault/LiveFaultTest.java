package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults that are set and ended while connections are open, on ports and on some connections only. */
class LiveFaultTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofHours(1);

    private final PlainServer upstream = PlainServer.echoing();
    private final FaultProxy proxy =
            FaultProxy.to(upstream.hostPort()).named("echo").start();

    @AfterEach
    void stop() {
        proxy.close();
        upstream.close();
    }

    @Test
    void a_stall_begins_in_the_middle_of_a_connection_and_loses_nothing() {
        try (RawClient client = client()) {
            String before = client.sends("one").readsUpTo("one");
            ActiveFault stall = proxy.inject(Fault.stallAfter(2));
            String within = client.sends("two").readsUpTo("tw");
            boolean silent = client.hearsNothing();

            stall.close();
            stall.close();

            assertThat(before + within).isEqualTo("onetw");
            assertThat(silent).isTrue();
            assertThat(client.sends("three").readsUpTo("three")).isEqualTo("othree");
        }
    }

    @Test
    void what_a_hole_swallowed_arrives_when_it_ends_with_the_upstreams_end_behind_it() {
        try (PlainServer sending = PlainServer.sending(1000);
                FaultProxy hole = FaultProxy.to(sending.hostPort()).start();
                RawClient client = new RawClient(URI.create("http://" + hole.hostPort()))) {
            ActiveFault fault = hole.inject(Fault.blackhole());
            boolean silent = client.sends("!").hearsNothing();

            fault.close();

            assertThat(silent).isTrue();
            assertThat(client.readsAll()).hasSize(1000);
        }
    }

    @Test
    void what_is_late_comes_at_once_when_the_latency_ends() {
        try (RawClient client = client()) {
            ActiveFault late = proxy.inject(Fault.latency(LONG));
            boolean silent = client.sends("hello").hearsNothing();

            late.close();

            assertThat(silent).isTrue();
            assertThat(client.readsUpTo("hello")).isEqualTo("hello");
        }
    }

    @Test
    void several_faults_act_together_and_end_one_by_one() {
        try (RawClient client = client()) {
            ActiveFault late = proxy.inject(Fault.latency(LONG));
            ActiveFault alsoLate = proxy.inject(Fault.latency(LONG).upstream());
            boolean silent = client.sends("hello").hearsNothing();
            alsoLate.close();
            boolean stillSilent = client.hearsNothing();

            late.close();

            assertThat(silent && stillSilent).isTrue();
            assertThat(client.readsUpTo("hello")).isEqualTo("hello");
            assertThat(proxy.connections().get(0).faults()).containsExactly("latency");
        }
    }

    @Test
    void a_refusal_closes_what_is_open_and_keeps_the_port() throws IOException {
        try (RawClient client = client()) {
            client.sends("a").readsUpTo("a");
            ActiveFault down = proxy.inject(Fault.refuse());

            assertThat(client.readsAll()).isEmpty();
            assertThat(Transfer.through(proxy, PATIENCE).ending()).isEqualTo(Transfer.Ending.REFUSED);
            assertThat(proxy.connections().get(0))
                    .returns(ConnectionEnd.CLOSED_BY_FAULT, ProxiedConnection::end)
                    .returns(List.of("refuse"), ProxiedConnection::faults);
            assertThat(isFree(proxy)).isFalse();

            down.close();

            assertThat(Transfer.through(proxy, new byte[] {'b'}, true, PATIENCE).octets())
                    .isEqualTo("b");
        }
    }

    @Test
    void a_client_that_waits_for_a_connection_gets_it_when_the_hang_ends() throws Exception {
        ActiveFault hang = proxy.inject(Fault.connectHang());
        CompletableFuture<Transfer> waiting = CompletableFuture.supplyAsync(
                () -> Transfer.through(proxy, new byte[] {'x'}, true, PATIENCE), PlainServer::daemon);
        boolean hung = false;
        try {
            var unused = waiting.get(300, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            hung = true;
        }

        hang.close();

        assertThat(hung).isTrue();
        assertThat(waiting.get(20, TimeUnit.SECONDS).octets()).isEqualTo("x");
    }

    @Test
    void a_peer_that_never_reads_makes_a_write_hang() throws Exception {
        ActiveFault deaf = proxy.inject(Fault.acceptNeverRead());
        try (Socket socket = new Socket()) {
            socket.connect(proxy.address(), 10_000);
            CompletableFuture<Boolean> writing =
                    CompletableFuture.supplyAsync(() -> writes(socket, 16 << 20), PlainServer::daemon);

            assertThatThrownBy(() -> writing.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            deaf.close();
            // the echo has to be read, or it would stop the write once more
            var unused = CompletableFuture.supplyAsync(() -> reads(socket), PlainServer::daemon);
            assertThat(writing.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void the_first_two_connections_suffer_and_the_third_works() {
        proxy.inject(Fault.reset().onConnections(1, 2));

        List<Transfer.Ending> endings = List.of(ending(), ending(), ending(), ending());

        assertThat(endings)
                .containsExactly(
                        Transfer.Ending.RESET, Transfer.Ending.RESET, Transfer.Ending.END, Transfer.Ending.END);
    }

    @Test
    void chance_follows_from_the_seed() {
        List<Boolean> first = resets(7);
        List<Boolean> again = resets(7);
        List<Boolean> other = resets(8);

        assertThat(first).isEqualTo(again).isNotEqualTo(other).contains(true, false);
    }

    @Test
    void a_taken_port_is_named_with_what_to_do() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, loopback())) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> FaultProxy.to(upstream.hostPort())
                            .named("db")
                            .onPort(port)
                            .start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("port " + port + " of 127.0.0.1 is taken, so the proxy \"db\" cannot listen there;"
                            + " leave out onPort(" + port + ") to get a free port, or stop what listens on it (ss -ltnp"
                            + " shows it)");
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("fault-proxy-db");
        }
    }

    @Test
    void a_proxy_is_not_its_own_upstream() throws IOException {
        int free;
        try (ServerSocket closed = new ServerSocket(0, 1, loopback())) {
            free = closed.getLocalPort();
        }

        assertThatThrownBy(() -> FaultProxy.to("127.0.0.1:" + free)
                        .named("db")
                        .onPort(free)
                        .start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the proxy \"db\" would connect to itself: its upstream is port " + free
                        + " of 127.0.0.1 as well; leave out onPort(" + free + ") to get a free port");
    }

    @Test
    void a_port_that_chance_gave_can_be_left_for_another() throws IOException {
        Loop loop = Loop.start("ports");
        try {
            Port port = new Port(loop, client -> {});
            int first = listens(loop, port, () -> port.open(0));

            assertThat(listens(loop, port, port::openAnother)).isNotEqualTo(first);
            try (ServerSocket again = new ServerSocket(first, 1, loopback())) {
                assertThat(again.getLocalPort()).isEqualTo(first);
            }
            listens(loop, port, port::close);
        } finally {
            loop.stop();
        }
    }

    private interface Listening {
        void begin() throws IOException;
    }

    private static int listens(Loop loop, Port port, Listening how) {
        return loop.ask(() -> {
            try {
                how.begin();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return port.number();
        });
    }

    @Test
    void a_fault_for_another_protocol_is_refused_with_the_remedy() {
        assertThatThrownBy(() -> proxy.inject(Fault.status(503)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("status-503 acts on HTTP, which the proxy \"echo\" does not look into")
                .hasMessageContaining("FaultProxy.to(URI.create(\"http://" + upstream.hostPort() + "\"))");
        assertThatThrownBy(() -> proxy.inject(Fault.expiredCertificate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("withTls(ca, names)");
        assertThat(proxy.canInject(Fault.hangAfterServerHello())).isTrue();
        proxy.close();
        assertThatThrownBy(() -> proxy.inject(Fault.reset()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"echo\" is closed");
    }

    @Test
    void healing_ends_all_and_forgetting_drops_what_has_ended() {
        proxy.inject(Fault.reset());
        proxy.inject(Fault.refuse());

        proxy.heal();
        Transfer.Ending ending = ending();
        proxy.forget();

        assertThat(ending).isEqualTo(Transfer.Ending.END);
        assertThat(proxy.connections()).isEmpty();
    }

    private RawClient client() {
        return new RawClient(URI.create("http://" + proxy.hostPort()));
    }

    private Transfer.Ending ending() {
        return Transfer.through(proxy, new byte[] {'x'}, true, PATIENCE).ending();
    }

    private List<Boolean> resets(long seed) {
        try (FaultProxy seeded =
                FaultProxy.to(upstream.hostPort()).withSeed(seed).start()) {
            seeded.inject(Fault.reset().withProbability(0.5));
            return IntStream.range(0, 12)
                    .mapToObj(i -> Transfer.through(seeded, new byte[] {'x'}, true, PATIENCE)
                            .ending())
                    .map(Transfer.Ending.RESET::equals)
                    .toList();
        }
    }

    /** Whether someone who wants a port of their own, as with port 0, may get this one. */
    private static boolean isFree(FaultProxy proxy) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(false);
            socket.bind(proxy.address());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean writes(Socket socket, int octets) {
        try {
            socket.getOutputStream().write(new byte[octets]);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static long reads(Socket socket) {
        try {
            return socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            return -1;
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
