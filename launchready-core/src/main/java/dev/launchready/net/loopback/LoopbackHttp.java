package dev.launchready.net.loopback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on an ephemeral port of 127.0.0.1 that says what it is told to, also what no good server would.
 *
 * <pre>{@code
 * try (LoopbackHttp edge = LoopbackHttp.start(request -> Response.redirect(301, "https://www.acme.test/"))) {
 *     Launch launch = Launch.at("acme.test").connectTo("acme.test:80", "127.0.0.1:" + edge.port());
 * }
 * }</pre>
 *
 * <p>Each connection has a daemon thread of its own and carries one request. Closing the server ends all of them.
 */
public final class LoopbackHttp implements AutoCloseable {
    private static final long JOIN_MILLIS = 1000;

    private final ServerSocket listening;
    private final @Nullable SSLContext tls;
    private final Handler fallback;
    private final Map<String, Handler> routes = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Response blind;

    private LoopbackHttp(@Nullable SSLContext tls, Handler fallback) {
        this.tls = tls;
        this.fallback = fallback;
        try {
            this.listening = new ServerSocket(0, 200, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException("no port of 127.0.0.1 can be listened on", e);
        }
        daemon("accept", this::accept);
    }

    /** {@return a server for plain HTTP that answers 404 to all that is not routed} */
    public static LoopbackHttp start() {
        return start(request -> Response.status(404));
    }

    /**
     * Starts a server for plain HTTP.
     *
     * @param handler answers what is not routed
     * @return the server, to be closed
     */
    public static LoopbackHttp start(Handler handler) {
        return new LoopbackHttp(null, handler);
    }

    /**
     * Starts a server for HTTPS.
     *
     * @param tls has the server's key and certificates, for example from {@link LoopbackCa#serverContext}
     * @param handler answers what is not routed
     * @return the server, to be closed
     */
    public static LoopbackHttp startTls(SSLContext tls, Handler handler) {
        return new LoopbackHttp(tls, handler);
    }

    /**
     * Starts a server that runs a script on every connection without reading anything from it.
     *
     * @param script for example {@code Response.raw("").thenStall()}
     * @return the server, to be closed
     */
    public static LoopbackHttp neverReading(Response script) {
        LoopbackHttp server = new LoopbackHttp(null, request -> script);
        server.blind = script;
        return server;
    }

    /**
     * Answers a path of a host in a way of its own.
     *
     * @param host the host without port, or {@code *} for every host
     * @param path the path without query, or {@code *} for every path of the host
     * @param handler answers
     * @return this server
     */
    public LoopbackHttp on(String host, String path, Handler handler) {
        routes.put(host + " " + path, handler);
        return this;
    }

    /** {@return the port listened on} */
    public int port() {
        return listening.getLocalPort();
    }

    /** {@return the address listened on, for connect-to} */
    public InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), port());
    }

    /** {@return the requests received so far, in the order in which they were complete} */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Closes the port and all connections, and waits until their threads have ended. */
    @Override
    public void close() {
        closed.countDown();
        quietly(listening::close);
        open.forEach(socket -> quietly(socket::close));
        for (Thread thread : threads) {
            if (thread != Thread.currentThread()) {
                join(thread);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (closed.getCount() > 0) {
            Socket socket;
            try {
                socket = listening.accept();
            } catch (IOException e) {
                return;
            }
            open.add(socket);
            daemon("connection", () -> serve(socket));
            if (closed.getCount() == 0) {
                quietly(socket::close);
            }
        }
    }

    private void serve(Socket raw) {
        try (raw) {
            raw.setTcpNoDelay(true);
            SSLContext context = tls;
            Socket socket = raw;
            if (context != null) {
                SSLSocket secured = (SSLSocket) context.getSocketFactory()
                        .createSocket(raw, raw.getInetAddress().getHostAddress(), raw.getPort(), true);
                secured.setUseClientMode(false);
                secured.startHandshake();
                socket = secured;
            }
            Response script = blind;
            ScriptRun run = new ScriptRun(raw, socket, closed, script == null);
            if (script != null) {
                run.play(script.script("GET"));
                return;
            }
            Optional<Request> request = RequestReader.read(socket);
            if (request.isPresent()) {
                requests.add(request.get());
                run.play(handler(request.get())
                        .handle(request.get())
                        .script(request.get().method()));
                run.finish();
            }
        } catch (IOException e) {
            // the client has gone, or the server is closing: both end the script
        } finally {
            open.remove(raw);
        }
    }

    private Handler handler(Request request) {
        for (String key :
                List.of(request.host() + " " + request.path(), "* " + request.path(), request.host() + " *", "* *")) {
            Handler handler = routes.get(key);
            if (handler != null) {
                return handler;
            }
        }
        return fallback;
    }

    private void daemon(String what, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } finally {
                        threads.remove(Thread.currentThread());
                    }
                },
                "loopback-http-" + port() + "-" + what);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private static void quietly(Closing action) {
        try {
            action.close();
        } catch (IOException ignored) {
            // it is being thrown away
        }
    }

    private interface Closing {
        void close() throws IOException;
    }
}
