package dev.launchready.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * A proxy on loopback for one connection, by which the JDK's client goes where the launch sends it: the client asks it to
 * CONNECT, keeps the real name for SNI and verification, and never learns of detours. It serves one CONNECT to one
 * target, so that the client cannot try again unseen, and is cut at the deadline.
 */
final class Tunnel implements AutoCloseable {
    private static final int MOST_OF_A_HELLO = 1 << 14;
    private static final byte[] OPEN = "HTTP/1.1 200 Open\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BROKEN = "HTTP/1.1 502 Broken\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Connector connector;
    private final HostPort target;
    private final Deadline deadline;
    private final Stages stages;
    private final ServerSocket listening;
    private final Future<?> watch;
    private volatile Optional<Socket> client = Optional.empty();
    private volatile Optional<Wire> wire = Optional.empty();
    private volatile Optional<NetFailure> failure = Optional.empty();

    private Tunnel(Connector connector, HostPort target, Deadline deadline, Stages stages) throws IOException {
        this.connector = connector;
        this.target = target;
        this.deadline = deadline;
        this.stages = stages;
        this.listening = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        this.watch = connector.watchdog().at(deadline, this::cut);
        daemon(this::serve);
    }

    static Tunnel to(HostPort target, Connector connector, Deadline deadline, Stages stages) throws IOException {
        return new Tunnel(connector, target, deadline, stages);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    /** {@return the address of the target really connected to, once it is} */
    Optional<InetSocketAddress> connectedTo() {
        return wire.map(Wire::connectedTo);
    }

    /** {@return why the target could not be connected to} */
    Optional<NetFailure> failure() {
        return failure;
    }

    @Override
    public void close() {
        watch.cancel(false);
        cut();
    }

    private void cut() {
        try {
            listening.close();
        } catch (IOException ignored) {
            // nobody else will connect either way
        }
        client.ifPresent(Wire::abandon);
        wire.ifPresent(Wire::close);
    }

    private void serve() {
        try (Socket socket = listening.accept()) {
            client = Optional.of(socket);
            listening.close();
            socket.setTcpNoDelay(true);
            readHead(socket.getInputStream());
            try (Wire to = connector.connect(target, deadline, stages)) {
                wire = Optional.of(to);
                socket.getOutputStream().write(OPEN);
                // The JDK's client drops what comes in one packet with the answer to its CONNECT, and then waits for
                // it. A
                // server that speaks before it is spoken to is let wait.
                if (passFirst(socket.getInputStream(), to.out())) {
                    daemon(() -> pump(to.in(), socket));
                    socket.getInputStream().transferTo(to.out());
                }
            } catch (WireException e) {
                if (wire.isEmpty()) {
                    failure = Optional.of(e.failure());
                    socket.getOutputStream().write(BROKEN);
                }
            }
        } catch (IOException e) {
            // the client has gone, or the deadline passed: the client's own exception tells
        }
    }

    private static boolean passFirst(InputStream from, OutputStream to) throws IOException {
        byte[] hello = new byte[MOST_OF_A_HELLO];
        int length = from.read(hello);
        if (length > 0) {
            to.write(hello, 0, length);
        }
        return length > 0;
    }

    private static void pump(InputStream from, Socket to) {
        try (to) {
            OutputStream out = to.getOutputStream();
            from.transferTo(out);
        } catch (IOException e) {
            // closing the socket is how the client gets to know
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int matched = 0;
        while (matched < 4) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("no CONNECT came");
            }
            boolean expected = octet == (matched % 2 == 0 ? '\r' : '\n');
            matched = expected ? matched + 1 : octet == '\r' ? 1 : 0;
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "launchready-tunnel");
        thread.setDaemon(true);
        thread.start();
    }
}
