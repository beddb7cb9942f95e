package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A proxy without a fault is a wire: octets, ends and resets arrive as they would without it. */
class FaultProxyPassingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MANY = 16 * 1024 * 1024;

    @Test
    void large_transfers_in_both_directions_at_once_arrive_whole() {
        byte[] content = PlainServer.content(MANY);
        try (PlainServer upstream = PlainServer.echoing();
                FaultProxy proxy = FaultProxy.to(upstream.hostPort()).start()) {
            Transfer seen = Transfer.through(proxy, content, true, PATIENCE);

            assertThat(seen.bytes()).isEqualTo(content);
            assertThat(seen.ending()).isEqualTo(Transfer.Ending.END);
            assertThat(proxy.connections()).singleElement().satisfies(connection -> {
                assertThat(connection.bytesUp()).isEqualTo(MANY);
                assertThat(connection.bytesDown()).isEqualTo(MANY);
                assertThat(connection.end()).isEqualTo(ConnectionEnd.CLOSED_BY_CLIENT);
                assertThat(connection.faults()).isEmpty();
            });
        }
    }

    @Test
    void many_connections_do_not_mix() {
        try (PlainServer upstream = PlainServer.echoing();
                FaultProxy proxy = FaultProxy.to(upstream.hostPort()).start()) {
            List<Transfer> seen = IntStream.range(0, 64)
                    .parallel()
                    .mapToObj(i -> Transfer.through(proxy, PlainServer.content(50_000 + i), true, PATIENCE))
                    .toList();

            assertThat(IntStream.range(0, 64))
                    .allSatisfy(i -> assertThat(seen.get(i).bytes()).isEqualTo(PlainServer.content(50_000 + i)));
            assertThat(proxy.connections())
                    .extracting(ProxiedConnection::number)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 64).boxed().toList());
        }
    }

    @Test
    void the_client_may_end_its_side_and_still_be_answered() {
        BlockingQueue<String> heard = new ArrayBlockingQueue<>(1);
        PlainServer.Talk afterTheEnd = client -> {
            heard.add(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            client.getOutputStream().write("bye".getBytes(StandardCharsets.US_ASCII));
        };
        try (PlainServer upstream = new PlainServer(afterTheEnd);
                FaultProxy proxy = FaultProxy.to(upstream.hostPort()).start()) {
            Transfer seen = Transfer.through(proxy, new byte[] {'h', 'i'}, true, PATIENCE);

            assertThat(heard.poll()).isEqualTo("hi");
            assertThat(seen.octets()).isEqualTo("bye");
            assertThat(seen.ending()).isEqualTo(Transfer.Ending.END);
        }
    }

    @Test
    void the_upstream_may_end_its_side_and_still_be_told() throws Exception {
        BlockingQueue<String> heard = new ArrayBlockingQueue<>(1);
        PlainServer.Talk endFirst = client -> {
            client.shutdownOutput();
            heard.add(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        };
        try (PlainServer upstream = new PlainServer(endFirst);
                FaultProxy proxy = FaultProxy.to(upstream.hostPort()).start();
                Socket client = connect(proxy)) {
            int end = client.getInputStream().read();
            client.getOutputStream().write("late".getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();

            assertThat(end).isEqualTo(-1);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("late");
        }
    }

    @Test
    void a_reset_of_the_upstream_is_a_reset_for_the_client() {
        PlainServer.Talk reset = client -> {
            int unused = client.getInputStream().read();
            client.setSoLinger(true, 0);
        };
        try (PlainServer upstream = new PlainServer(reset);
                FaultProxy proxy = FaultProxy.to(upstream.hostPort()).start()) {
            Transfer seen = Transfer.through(proxy, PATIENCE);

            assertThat(seen.ending()).isEqualTo(Transfer.Ending.RESET);
            assertThat(proxy.connections().get(0).end()).isEqualTo(ConnectionEnd.RESET_BY_UPSTREAM);
        }
    }

    @Test
    void a_reset_of_the_client_is_a_reset_for_the_upstream() throws Exception {
        BlockingQueue<String> heard = new ArrayBlockingQueue<>(1);
        PlainServer.Talk listen = client -> {
            int unused = client.getInputStream().read();
            try {
                heard.add("read " + client.getInputStream().read());
            } catch (SocketException e) {
                heard.add("reset");
            }
        };
        try (PlainServer upstream = new PlainServer(listen);
                FaultProxy proxy = FaultProxy.to(upstream.hostPort()).start()) {
            Socket client = connect(proxy);
            client.getOutputStream().write('!');
            client.setSoLinger(true, 0);
            client.close();

            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("reset");
            assertThat(proxy.connections().get(0).end()).isEqualTo(ConnectionEnd.RESET_BY_CLIENT);
        }
    }

    @Test
    void an_upstream_that_refuses_is_a_reset_for_the_client() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            nobody = socket.getLocalPort();
        }
        try (FaultProxy proxy = FaultProxy.to("127.0.0.1:" + nobody).start()) {
            Transfer seen = Transfer.through(proxy, PATIENCE);

            assertThat(seen.ending()).isEqualTo(Transfer.Ending.RESET);
            assertThat(proxy.connections().get(0).end()).isEqualTo(ConnectionEnd.UPSTREAM_UNREACHABLE);
        }
    }

    @Test
    void a_client_that_does_not_read_stops_the_upstream() throws Exception {
        AtomicLong sent = new AtomicLong();
        CountDownLatch stuck = new CountDownLatch(1);
        PlainServer.Talk endless = client -> {
            byte[] chunk = new byte[64 * 1024];
            client.setSendBufferSize(64 * 1024);
            while (true) {
                client.getOutputStream().write(chunk);
                sent.addAndGet(chunk.length);
                if (sent.get() > 64L * 1024 * 1024) {
                    stuck.countDown();
                    return;
                }
            }
        };
        try (PlainServer upstream = new PlainServer(endless);
                FaultProxy proxy = FaultProxy.to(upstream.hostPort()).start();
                Socket client = connect(proxy);
                ActiveFault late = proxy.inject(Fault.latency(Duration.ofSeconds(60)))) {
            client.getOutputStream().write('!');

            boolean unbounded = stuck.await(1, TimeUnit.SECONDS);

            assertThat(late).hasToString("latency (everything comes 60 s late)");
            assertThat(unbounded).isFalse();
        }
    }

    @Test
    void closing_ends_connections_and_the_thread_and_keeps_the_records() throws Exception {
        FaultProxy proxy;
        try (PlainServer upstream = PlainServer.echoing()) {
            proxy = FaultProxy.to(upstream.hostPort()).named("to-be-closed").start();
            Socket client = connect(proxy);
            client.getOutputStream().write('!');
            int echoed = client.getInputStream().read();

            proxy.close();
            proxy.close();

            assertThat(echoed).isEqualTo('!');
            assertThat(ending(client.getInputStream())).isEqualTo("end");
            assertThat(proxy.connections())
                    .singleElement()
                    .satisfies(connection -> assertThat(connection.end()).isEqualTo(ConnectionEnd.CLOSED_WITH_PROXY));
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("fault-proxy-to-be-closed");
            assertThat(Transfer.through(proxy, PATIENCE).ending()).isEqualTo(Transfer.Ending.REFUSED);
        }
    }

    private static String ending(InputStream in) {
        try {
            return in.read() < 0 ? "end" : "octet";
        } catch (IOException e) {
            return "reset";
        }
    }

    private static Socket connect(FaultProxy proxy) throws IOException {
        Socket client = new Socket();
        client.connect(proxy.address(), 10_000);
        client.setSoTimeout(10_000);
        return client;
    }
}
