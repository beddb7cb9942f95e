package dev.launchready.net.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The port that clients connect to, and the ways in which it can be unwilling. */
final class Port implements Loop.Ready {
    static final InetAddress LOOPBACK = loopback();

    private static final int BACKLOG = 512;
    private static final int SMALL_BUFFER = 4096;
    private static final int CANARY_MILLIS = 120;
    private static final int MOST_FILLERS = 16;

    /** What the port does with a client that connects. */
    enum Mode {
        /** Accepts it. */
        OPEN,
        /** Accepts it, with a receive buffer as small as the platform allows. */
        NARROW,
        /** Refuses it. */
        REFUSING,
        /** Does not answer it. */
        FULL
    }

    private final Loop loop;
    private final Consumer<SocketChannel> clients;
    private final List<Socket> fillers = new ArrayList<>();
    private Mode mode = Mode.OPEN;
    private int number;
    private @Nullable ServerSocketChannel listening;
    /** Keeps the port ours while nobody listens on it: bound, and never listening. */
    private @Nullable SocketChannel reserving;

    Port(Loop loop, Consumer<SocketChannel> clients) {
        this.loop = loop;
        this.clients = clients;
    }

    int number() {
        return number;
    }

    /** Begins to listen; 0 stands for any free port. */
    void open(int wanted) throws IOException {
        number = wanted;
        listen(BACKLOG, false);
    }

    /** Listens on another free port instead. The first is kept until then, or it would be given once more. */
    void openAnother() throws IOException {
        ServerSocketChannel first = listening;
        open(0);
        if (first != null) {
            first.close();
            loop.forgetClosed();
        }
    }

    /** Changes what it does. On the loop's thread. */
    void become(Mode other) {
        if (other == mode) {
            return;
        }
        try {
            closeListening();
            mode = other;
            switch (other) {
                case OPEN -> listen(BACKLOG, false);
                case NARROW -> listen(BACKLOG, true);
                case FULL -> listen(1, false);
                case REFUSING -> reserve();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("port " + number + " cannot be changed to " + other, e);
        }
    }

    /**
     * Fills the queue of a full port until a canary's connection gets no answer. Not on the loop's thread: it waits.
     *
     * @return whether the platform lets connections hang
     */
    boolean fill() {
        for (int i = 0; i < MOST_FILLERS; i++) {
            Socket canary = new Socket();
            try {
                canary.connect(new InetSocketAddress(LOOPBACK, number), CANARY_MILLIS);
                loop.ask(() -> fillers.add(canary));
            } catch (SocketTimeoutException e) {
                close(canary);
                return true;
            } catch (IOException e) {
                close(canary);
                return false;
            }
        }
        return false;
    }

    void close() {
        try {
            closeListening();
            if (reserving != null) {
                reserving.close();
            }
        } catch (IOException ignored) {
            // it is being thrown away
        }
    }

    @Override
    public void ready(int operations) {
        try {
            ServerSocketChannel server = listening;
            for (SocketChannel next = accept(server); next != null; next = accept(server)) {
                clients.accept(next);
            }
        } catch (IOException ignored) {
            // the client has gone before it was accepted, or there are no descriptors left; the next may do better
        }
    }

    @Override
    public void broken(RuntimeException e) {
        // one client could not be served; the port goes on
    }

    private static @Nullable SocketChannel accept(@Nullable ServerSocketChannel server) throws IOException {
        return server == null ? null : server.accept();
    }

    private void listen(int backlog, boolean narrow) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            if (narrow) {
                server.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
            }
            server.bind(new InetSocketAddress(LOOPBACK, number), backlog);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        number = server.socket().getLocalPort();
        listening = server;
        if (mode != Mode.FULL) {
            var unused = loop.register(server, SelectionKey.OP_ACCEPT, this);
        }
        if (reserving != null) {
            reserving.close();
            reserving = null;
        }
    }

    private void reserve() throws IOException {
        SocketChannel bound = SocketChannel.open();
        bound.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        bound.bind(new InetSocketAddress(LOOPBACK, number));
        reserving = bound;
    }

    private void closeListening() throws IOException {
        fillers.forEach(Port::close);
        fillers.clear();
        if (listening != null) {
            listening.close();
            listening = null;
            loop.forgetClosed();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // it is being thrown away
        }
    }

    /** What to say to someone who wants a port that is taken. */
    static String taken(int port, String name, IOException cause) {
        return cause instanceof BindException
                ? "port " + port + " of 127.0.0.1 is taken, so the proxy \"" + name
                        + "\" cannot listen there; leave out" + " onPort(" + port
                        + ") to get a free port, or stop what listens on it (ss -ltnp shows it)"
                : "the proxy \"" + name + "\" cannot listen on port " + port + " of 127.0.0.1: " + cause.getMessage();
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets are no address", e);
        }
    }
}
