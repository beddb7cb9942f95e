package dev.launchready.examples.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A server on one thread that does next to nothing, so that what stands before it shows: each request whose first octet
 * is G gets a fixed HTTP response of two lines, and B gets a GiB's worth of octets until the client closes.
 */
final class LoadServer implements AutoCloseable {
    static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: acme.test\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    static final byte[] RESPONSE =
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello".getBytes(StandardCharsets.US_ASCII);
    static final byte[] BULK = "BULK / HTTP/1.1\r\nHost: acme.test\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listening = ServerSocketChannel.open();
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
    private final ByteBuffer response =
            ByteBuffer.allocateDirect(RESPONSE.length).put(RESPONSE);
    private final ByteBuffer bulk = ByteBuffer.allocateDirect(256 * 1024);

    LoadServer() throws IOException {
        listening.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
        Thread thread = new Thread(this::run, "load-server");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(
                listening.socket().getInetAddress(), listening.socket().getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listening.close();
        selector.close();
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select(this::serve);
            }
        } catch (IOException | java.nio.channels.ClosedSelectorException e) {
            // closed
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel client = listening.accept();
                if (client != null) {
                    client.configureBlocking(false);
                    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    client.register(selector, SelectionKey.OP_READ);
                }
                return;
            }
            SocketChannel client = (SocketChannel) key.channel();
            if (key.isReadable()) {
                read(key, client);
            }
            if (key.isValid() && key.isWritable()) {
                client.write(bulk.clear());
            }
        } catch (IOException e) {
            key.cancel();
            try {
                key.channel().close();
            } catch (IOException f) {
                throw new UncheckedIOException(f);
            }
        }
    }

    private void read(SelectionKey key, SocketChannel client) throws IOException {
        if (client.read(in.clear()) < 0) {
            client.close();
        } else if (in.get(0) == 'B') {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        } else {
            client.write(response.clear());
        }
    }
}
