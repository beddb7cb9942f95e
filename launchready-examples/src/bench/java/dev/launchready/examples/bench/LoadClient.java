package dev.launchready.examples.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** A load loop on one thread: each connection asks, waits for its response, and asks again. */
final class LoadClient {
    private static final int MOST_SAMPLES = 1 << 21;

    private final long[] samples = new long[MOST_SAMPLES];
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
    private final ByteBuffer request =
            ByteBuffer.allocateDirect(LoadServer.REQUEST.length).put(LoadServer.REQUEST);
    private int count;

    private static final class Asking {
        private long since;
        private int got;
    }

    /**
     * What a run came to.
     *
     * @param perSecond requests a second
     * @param p50 microseconds
     * @param p99 microseconds
     */
    record Result(double perSecond, double p50, double p99) {}

    Result run(InetSocketAddress server, int connections, long millis) throws IOException {
        count = 0;
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                SocketChannel channel = SocketChannel.open(server);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                Asking asking = new Asking();
                channel.register(selector, SelectionKey.OP_READ, asking);
                ask(channel, asking);
            }
            long start = System.nanoTime();
            long until = start + millis * 1_000_000;
            while (System.nanoTime() < until) {
                selector.select(this::answered, 1000);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            long[] sorted = Arrays.copyOf(samples, Math.min(count, MOST_SAMPLES));
            Arrays.sort(sorted);
            return new Result(count / seconds, at(sorted, 0.5), at(sorted, 0.99));
        }
    }

    /** Reads so many octets on one connection as fast as they come; returns the seconds. */
    double bulk(InetSocketAddress server, long octets) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.write(ByteBuffer.wrap(LoadServer.BULK));
            ByteBuffer large = ByteBuffer.allocateDirect(256 * 1024);
            long start = System.nanoTime();
            for (long left = octets; left > 0; ) {
                left -= channel.read(large.clear());
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private void answered(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        Asking asking = (Asking) key.attachment();
        try {
            int read = channel.read(in.clear());
            if (read < 0) {
                throw new IOException("the server has closed");
            }
            asking.got += read;
            if (asking.got == LoadServer.RESPONSE.length) {
                samples[count++ % MOST_SAMPLES] = System.nanoTime() - asking.since;
                ask(channel, asking);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void ask(SocketChannel channel, Asking asking) throws IOException {
        asking.got = 0;
        asking.since = System.nanoTime();
        channel.write(request.clear());
    }

    private static double at(long[] sorted, double quantile) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) (quantile * (sorted.length - 1))] / 1000.0;
    }
}
