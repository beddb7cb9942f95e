package dev.launchready.net.loopback;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** The two sockets of the server, on daemon threads. */
final class LoopbackDnsSockets {
    private static final int LARGEST_MESSAGE = 65_535;
    private static final Duration DRIP_INTERVAL = Duration.ofMillis(50);

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final BiFunction<byte[], DnsTransport, LoopbackDnsReply> plan;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(LoopbackDnsSockets::daemon);

    LoopbackDnsSockets(DatagramSocket udp, ServerSocket tcp, BiFunction<byte[], DnsTransport, LoopbackDnsReply> plan) {
        this.udp = udp;
        this.tcp = tcp;
        this.plan = plan;
    }

    void start() {
        threads.execute(this::receive);
        threads.execute(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort());
    }

    void close() {
        closed.countDown();
        udp.close();
        closeQuietly(tcp);
        connections.forEach(LoopbackDnsSockets::closeQuietly);
        threads.shutdownNow();
    }

    private void receive() {
        byte[] buffer = new byte[LARGEST_MESSAGE];
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
                byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
                SocketAddress client = packet.getSocketAddress();
                LoopbackDnsReply reply = plan.apply(query, DnsTransport.UDP);
                if (reply.delay().isZero()) {
                    send(reply, client);
                } else {
                    // One late answer holds up no other
                    threads.execute(() -> sendLate(reply, client));
                }
            } catch (IOException | RejectedExecutionException e) {
                // A client that is gone, or our own closing: the loop's condition tells them apart
            }
        }
    }

    private void sendLate(LoopbackDnsReply reply, SocketAddress client) {
        if (open(reply.delay())) {
            try {
                send(reply, client);
            } catch (IOException e) {
                // The client did not wait
            }
        }
    }

    private void send(LoopbackDnsReply reply, SocketAddress client) throws IOException {
        if (reply.octets().length > 0) {
            udp.send(new DatagramPacket(reply.octets(), reply.octets().length, client));
        }
    }

    private void accept() {
        while (!tcp.isClosed()) {
            try {
                Socket connection = tcp.accept();
                connections.add(connection);
                threads.execute(() -> converse(connection));
            } catch (IOException | RejectedExecutionException e) {
                // As above
            }
        }
    }

    private void converse(Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            boolean more = true;
            while (more) {
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                LoopbackDnsReply reply = plan.apply(query, DnsTransport.TCP);
                more = !reply.close() && open(reply.delay()) && answer(reply, out);
            }
        } catch (IOException e) {
            // The client hung up, or we are closing
        } finally {
            connections.remove(connection);
        }
    }

    private boolean answer(LoopbackDnsReply reply, OutputStream out) throws IOException {
        int length = reply.octets().length;
        if (length == 0) {
            return true;
        }
        byte[] framed = new byte[length + 2];
        framed[0] = (byte) (length >> 8);
        framed[1] = (byte) length;
        System.arraycopy(reply.octets(), 0, framed, 2, length);
        if (!reply.drip()) {
            out.write(framed);
            out.flush();
            return true;
        }
        for (byte octet : framed) {
            out.write(octet);
            out.flush();
            if (!open(DRIP_INTERVAL)) {
                return false;
            }
        }
        return true;
    }

    // Waits, and tells whether the server is still open then
    private boolean open(Duration time) {
        try {
            return !closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // It is of no use any more either way
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "launchready-loopback-dns");
        thread.setDaemon(true);
        return thread;
    }
}
