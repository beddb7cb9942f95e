package dev.launchready.net.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP server that does with each connection what a test tells it to, on a thread of its own. */
final class PlainServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Talk talk;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    interface Talk {
        void with(Socket client) throws IOException;
    }

    PlainServer(Talk talk) {
        this.talk = talk;
        try {
            listening = new ServerSocket(0, 200, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** Waits for an octet, sends so many, and closes. */
    static PlainServer sending(int length) {
        return new PlainServer(client -> {
            if (client.getInputStream().read() >= 0) {
                client.getOutputStream().write(content(length));
            }
        });
    }

    /** Sends back what it gets until the client has ended. */
    static PlainServer echoing() {
        return new PlainServer(client -> client.getInputStream().transferTo(client.getOutputStream()));
    }

    /** Octets that tell their places apart. */
    static byte[] content(int length) {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }

    String hostPort() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    @Override
    public void close() {
        quietly(listening);
        open.forEach(PlainServer::quietly);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                open.add(client);
                daemon(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            talk.with(client);
        } catch (IOException e) {
            // the client has gone
        } finally {
            open.remove(client);
        }
    }

    static void daemon(Runnable task) {
        Thread thread = new Thread(task, "plain-server");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // of no more use
        }
    }
}
