package dev.launchready.net.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** One of the two sockets of a connection. */
final class Peer implements Loop.Ready {
    private final Connection connection;
    private final Loop loop;
    private final ArrayDeque<InetSocketAddress> addresses = new ArrayDeque<>();
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private boolean connected;

    Peer(Connection connection, Loop loop) {
        this.connection = connection;
        this.loop = loop;
    }

    /** Takes on a socket that a client has opened. */
    void accepted(SocketChannel socket) throws IOException {
        channel = socket;
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = loop.register(socket, 0, this);
        connected = true;
    }

    /** Connects to the first of the addresses that answers. */
    void connect(Collection<InetSocketAddress> candidates) {
        addresses.addAll(candidates);
        connectNext();
    }

    boolean isConnected() {
        return connected;
    }

    boolean isClosed() {
        return channel == null || !channel.isOpen();
    }

    void interest(int operation, boolean on) {
        SelectionKey registered = key;
        if (registered != null && registered.isValid()) {
            int before = registered.interestOps();
            int after = on ? before | operation : before & ~operation;
            if (after != before) {
                registered.interestOps(after);
            }
        }
    }

    int read(ByteBuffer into) throws IOException {
        return channel == null ? -1 : channel.read(into);
    }

    int write(ByteBuffer data) throws IOException {
        return channel == null ? 0 : channel.write(data);
    }

    void shutdownOutput() {
        try {
            if (channel != null && connected) {
                channel.shutdownOutput();
            }
        } catch (IOException ignored) {
            // the peer has gone already
        }
    }

    void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            // it is being thrown away
        }
    }

    void reset() {
        try {
            if (channel != null && channel.isOpen()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException ignored) {
            // the peer has gone already
        }
        close();
    }

    @Override
    public void ready(int operations) {
        if ((operations & SelectionKey.OP_CONNECT) != 0) {
            finishConnect();
            return;
        }
        if ((operations & SelectionKey.OP_READ) != 0) {
            connection.readable(this);
        }
        if ((operations & SelectionKey.OP_WRITE) != 0 && !isClosed()) {
            connection.writable(this);
        }
    }

    @Override
    public void broken(RuntimeException e) {
        connection.broken(e);
    }

    private void connectNext() {
        for (InetSocketAddress next = addresses.poll(); next != null; next = addresses.poll()) {
            try {
                close();
                SocketChannel socket = SocketChannel.open();
                channel = socket;
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                key = loop.register(socket, 0, this);
                if (socket.connect(next)) {
                    connected();
                } else {
                    interest(SelectionKey.OP_CONNECT, true);
                }
                return;
            } catch (IOException e) {
                // the next address may answer
            }
        }
        connection.unreachable();
    }

    private void finishConnect() {
        try {
            if (channel != null && channel.finishConnect()) {
                interest(SelectionKey.OP_CONNECT, false);
                connected();
            }
        } catch (IOException e) {
            connectNext();
        }
    }

    private void connected() {
        connected = true;
        connection.connected();
    }
}
