package dev.launchready.net;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Future;

/**
 * One TCP connection to a host of the launch, opened by {@link Network#connect}. Whatever the peer does, reading and
 * writing end at the deadline that the connection was opened with: the connection is then cut.
 *
 * <p>For one thread at a time.
 */
public final class Wire implements AutoCloseable {
    private final HostPort target;
    private final Socket raw;
    private final Network.Settings settings;
    private final Deadline deadline;
    private final Future<?> watch;
    private final InetSocketAddress connectedTo;
    private InputStream in;
    private OutputStream out;
    private long received;

    private Wire(HostPort target, Socket raw, Network.Settings settings, Deadline deadline, Future<?> watch)
            throws IOException {
        this.target = target;
        this.raw = raw;
        this.settings = settings;
        this.deadline = deadline;
        this.watch = watch;
        this.connectedTo = new InetSocketAddress(raw.getInetAddress(), raw.getPort());
        this.in = new Incoming(raw.getInputStream());
        this.out = new Outgoing(raw.getOutputStream());
    }

    /** Takes over a connected socket that {@code watch} closes at the deadline. */
    static Wire over(HostPort target, Socket raw, Network.Settings settings, Deadline deadline, Future<?> watch)
            throws WireException {
        try {
            raw.setTcpNoDelay(true);
            return new Wire(target, raw, settings, deadline, watch);
        } catch (IOException e) {
            watch.cancel(false);
            abandon(raw);
            throw new WireException(new NetFailure(NetFailure.Kind.RESET, target + " closed at once"), e);
        }
    }

    /** {@return the host and port of the launch, before any detour} */
    public HostPort target() {
        return target;
    }

    /** {@return the address really connected to} */
    public InetSocketAddress connectedTo() {
        return connectedTo;
    }

    /** {@return the deadline that bounds the connection} */
    public Deadline deadline() {
        return deadline;
    }

    /** {@return what the peer sends; its methods throw {@link WireException}} */
    public InputStream in() {
        return in;
    }

    /** {@return what goes to the peer, unbuffered; its methods throw {@link WireException}} */
    public OutputStream out() {
        return out;
    }

    /** {@return how many octets have been received so far} */
    public long received() {
        return received;
    }

    /**
     * Puts TLS on the connection, with SNI and judgement for the target's name. Completes with any chain: look at
     * {@link TlsSession#distrust()}. Afterwards {@link #in()} and {@link #out()} are others, and {@link #received()}
     * counts from 0 again.
     *
     * @param alpn the application protocols to offer (RFC 7301), or empty
     * @return the session
     * @throws WireException if the handshake fails
     */
    public TlsSession startTls(List<String> alpn) throws WireException {
        try {
            TlsLayer.Upgraded upgraded = TlsLayer.upgrade(raw, target.host(), target.port(), alpn, settings);
            in = new Incoming(upgraded.socket().getInputStream());
            out = new Outgoing(upgraded.socket().getOutputStream());
            received = 0;
            return upgraded.session();
        } catch (IOException e) {
            throw new WireException(TlsFailure.of(e, target, deadline), e);
        }
    }

    /** Ends the connection; never throws and never waits. */
    @Override
    public void close() {
        watch.cancel(false);
        abandon(raw);
    }

    static void abandon(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // the connection is of no more use, however it ends
        }
    }

    private WireException explain(IOException cause) {
        if (cause instanceof WireException known) {
            return known;
        }
        if (deadline.hasExpired()) {
            NetFailure.Kind kind = received == 0 ? NetFailure.Kind.NO_ANSWER : NetFailure.Kind.STALLED;
            String what = received == 0 ? "sent nothing" : "stopped after " + received + " octets";
            return new WireException(
                    new NetFailure(
                            kind,
                            peer() + " " + what + " within " + deadline.budget().toMillis() + " ms"),
                    cause);
        }
        return new WireException(
                new NetFailure(
                        NetFailure.Kind.RESET,
                        peer() + " reset the connection after " + received + " octets (" + cause.getMessage() + ")"),
                cause);
    }

    private String peer() {
        return target + " at " + Connector.describe(connectedTo);
    }

    /** Counts, and says in our own words why reading ended. */
    private final class Incoming extends FilterInputStream {
        Incoming(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int count = super.read(buffer, offset, length);
                received += Math.max(0, count);
                if (count < 0 && deadline.hasExpired()) {
                    throw new IOException("cut at the deadline");
                }
                return count;
            } catch (IOException e) {
                throw explain(e);
            }
        }
    }

    private final class Outgoing extends FilterOutputStream {
        Outgoing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            try {
                out.write(octets, offset, length);
            } catch (IOException e) {
                throw explain(e);
            }
        }
    }
}
