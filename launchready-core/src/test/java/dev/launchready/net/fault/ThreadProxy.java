package dev.launchready.net.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The simplest thing that drives the flows of HTTP between real sockets: threads that wait. HTTP faults only. */
final class ThreadProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final URI upstream;
    private final RequestLog log = new RequestLog();
    private final long start = System.nanoTime();
    private final List<ActiveFault> faults = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<ActiveFault, CountDownLatch> ends = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();

    ThreadProxy(URI upstream) {
        this.upstream = upstream;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    List<ProxiedRequest> requests() {
        return log.all();
    }

    ActiveFault inject(Fault fault) {
        ActiveFault[] self = new ActiveFault[1];
        CountDownLatch ended = new CountDownLatch(1);
        self[0] = new ActiveFault(fault, faults.size() + 1, () -> {
            faults.remove(self[0]);
            ended.countDown();
        });
        ends.put(self[0], ended);
        faults.add(self[0]);
        return self[0];
    }

    @Override
    public void close() {
        quietly(listening);
        open.forEach(ThreadProxy::quietly);
        ends.values().forEach(CountDownLatch::countDown);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getByName(upstream.getHost()), upstream.getPort());
                open.add(client);
                open.add(server);
                HttpConversation talk = new HttpConversation(new Context(connections.incrementAndGet()));
                daemon(() -> pump(client, talk.requests(), new Line(client, server), talk));
                daemon(() -> pump(server, talk.responses(), new Line(server, client), talk));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void pump(Socket from, Flow flow, Line to, HttpConversation talk) {
        byte[] buffer = new byte[4096];
        try {
            for (int count = from.getInputStream().read(buffer);
                    count >= 0;
                    count = from.getInputStream().read(buffer)) {
                synchronized (talk) {
                    flow.bytes(ByteBuffer.wrap(buffer, 0, count), System.nanoTime(), to);
                }
            }
        } catch (IOException e) {
            // as good as an end
        }
        synchronized (talk) {
            to.sourceEnded = true;
            flow.end(System.nanoTime(), to);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "thread-proxy");
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

    /** What is to be done to a line, in its turn. */
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private record Item(long at, Step step) {}

    private final class Line implements Out {
        private final Socket from;
        private final Socket to;
        private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
        private volatile boolean sourceEnded;

        Line(Socket from, Socket to) {
            this.from = from;
            this.to = to;
            daemon(this::work);
        }

        private void work() {
            try {
                while (true) {
                    Item item = items.take();
                    TimeUnit.NANOSECONDS.sleep(item.at - System.nanoTime());
                    item.step.run();
                }
            } catch (IOException | InterruptedException e) {
                quietly(to);
            }
        }

        private void end() throws IOException {
            to.shutdownOutput();
            if (!sourceEnded) {
                to.close();
                from.close();
            }
        }

        @Override
        public void send(ByteBuffer data, long atNanos) {
            byte[] copy = new byte[data.remaining()];
            data.get(copy);
            items.add(new Item(atNanos, () -> to.getOutputStream().write(copy)));
        }

        @Override
        public void finish(long atNanos) {
            items.add(new Item(atNanos, this::end));
        }

        @Override
        public void reset(long atNanos) {
            throw new UnsupportedOperationException("no fault of HTTP resets");
        }

        @Override
        public void hold(ActiveFault by) {
            CountDownLatch ended = ends.getOrDefault(by, new CountDownLatch(0));
            items.add(new Item(System.nanoTime(), ended::await));
        }
    }

    private final class Context implements HttpContext {
        private final int connection;

        Context(int connection) {
            this.connection = connection;
        }

        @Override
        public int connection() {
            return connection;
        }

        @Override
        public List<ActiveFault> faults() {
            return faults;
        }

        @Override
        public long seed() {
            return 1;
        }

        @Override
        public String upstreamAuthority() {
            return upstream.getAuthority();
        }

        @Override
        public String proxyOrigin() {
            return uri().toString();
        }

        @Override
        public long startNanos() {
            return start;
        }

        @Override
        public RequestLog log() {
            return log;
        }

        @Override
        public void applied(String faultId) {}
    }
}
