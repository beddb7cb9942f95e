package dev.launchready.net.fault;

import dev.launchready.net.HostPort;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** TLS between the proxy and one of its peers: opens what comes from the peer, and seals what goes there. */
final class TlsEnd {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Connection connection;
    private final SSLEngine engine;
    private final ArrayDeque<ByteBuffer> early = new ArrayDeque<>();
    private ByteBuffer sealed;
    private ByteBuffer opened;
    private ByteBuffer outgoing;
    private @Nullable Receiver plain;
    private @Nullable Receiver cipher;
    private @Nullable Pipe outward;
    private boolean ready;
    private boolean failed;
    private boolean plainEnded;
    private boolean endWaits;
    private boolean cutWaits;

    private TlsEnd(Connection connection, SSLEngine engine) {
        this.connection = connection;
        this.engine = engine;
        this.sealed = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        this.opened = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        this.outgoing = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    }

    /** The server that a client speaks to. */
    static TlsEnd server(Connection connection, SSLContext context) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        return new TlsEnd(connection, engine);
    }

    /** The client that speaks to an upstream, and checks its certificate and name. */
    static TlsEnd client(Connection connection, @Nullable SSLContext trust, HostPort upstream) {
        try {
            SSLContext context = trust != null ? trust : SSLContext.getDefault();
            SSLEngine engine = context.createSSLEngine(upstream.host(), upstream.port());
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
            return new TlsEnd(connection, engine);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no TLS: " + e.getMessage(), e);
        }
    }

    /** Where what comes from the peer goes in; what was in it goes to {@code next}. */
    Receiver inbound(Receiver next) {
        plain = next;
        return new Receiver() {
            @Override
            public void data(ByteBuffer data, long now) {
                open(data, now);
            }

            @Override
            public void end(boolean cut, long now) {
                plainEnd(cut, now);
            }

            @Override
            public void broken(long now) {
                next.broken(now);
            }
        };
    }

    /** Where what the peer is to get goes in; sealed, it goes to {@code next}. */
    Receiver outbound(Pipe pipe, Receiver next) {
        cipher = next;
        outward = pipe;
        return new Receiver() {
            @Override
            public void data(ByteBuffer data, long now) {
                if (ready) {
                    seal(data, now);
                } else {
                    ByteBuffer copy =
                            ByteBuffer.allocate(data.remaining()).put(data).flip();
                    early.add(copy);
                    pipe.buffered(copy.remaining());
                }
            }

            @Override
            public void end(boolean cut, long now) {
                if (ready) {
                    close(cut, now);
                } else {
                    endWaits = true;
                    cutWaits = cut;
                }
            }

            @Override
            public void broken(long now) {
                next.broken(now);
            }
        };
    }

    /** Says ClientHello. */
    void begin(long now) {
        try {
            engine.beginHandshake();
            sealed.flip();
            proceed(now);
            sealed.compact();
        } catch (SSLException e) {
            fail(now);
        }
    }

    private void open(ByteBuffer data, long now) {
        if (failed) {
            data.position(data.limit());
            return;
        }
        try {
            while (data.hasRemaining() && !failed) {
                int part = Math.min(sealed.remaining(), data.remaining());
                sealed.put(data.slice(data.position(), part));
                data.position(data.position() + part);
                sealed.flip();
                proceed(now);
                sealed.compact();
                if (!sealed.hasRemaining()) {
                    sealed = ByteBuffer.allocate(2 * sealed.capacity()).put(sealed.flip());
                }
            }
        } catch (SSLException e) {
            fail(now);
        }
    }

    /** Opens what is there and says what the handshake wants said, until it waits for the peer. */
    private void proceed(long now) throws SSLException {
        boolean waiting = false;
        while (!waiting) {
            HandshakeStatus status = engine.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) {
                for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
            } else if (status == HandshakeStatus.NEED_WRAP) {
                waiting = wrap(NOTHING, now) == SSLEngineResult.Status.CLOSED;
            } else {
                waiting = unwrap(now);
            }
        }
    }

    /** Opens one record; whether there is none. */
    private boolean unwrap(long now) throws SSLException {
        if (!sealed.hasRemaining()) {
            return true;
        }
        SSLEngineResult result = engine.unwrap(sealed, opened.clear());
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            opened = ByteBuffer.allocate(2 * opened.capacity());
            return false;
        }
        if (opened.position() > 0 && plain != null) {
            plain.data(opened.flip(), now);
        }
        finishedBy(result, now);
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            sealed.position(sealed.limit());
            plainEnd(false, now);
            return engine.getHandshakeStatus() != HandshakeStatus.NEED_WRAP;
        }
        return result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW;
    }

    private void plainEnd(boolean cut, long now) {
        if (!plainEnded && plain != null) {
            plainEnded = true;
            plain.end(cut, now);
        }
    }

    private void seal(ByteBuffer data, long now) {
        try {
            while (data.hasRemaining()) {
                if (wrap(data, now) == SSLEngineResult.Status.CLOSED) {
                    data.position(data.limit());
                }
            }
        } catch (SSLException e) {
            fail(now);
        }
    }

    private SSLEngineResult.Status wrap(ByteBuffer data, long now) throws SSLException {
        SSLEngineResult result = engine.wrap(data, outgoing.clear());
        while (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            outgoing = ByteBuffer.allocate(2 * outgoing.capacity());
            result = engine.wrap(data, outgoing);
        }
        if (outgoing.position() > 0 && cipher != null) {
            cipher.data(outgoing.flip(), now);
        }
        finishedBy(result, now);
        return result.getStatus();
    }

    private void finishedBy(SSLEngineResult result, long now) {
        if (ready || result.getHandshakeStatus() != HandshakeStatus.FINISHED) {
            return;
        }
        ready = true;
        for (ByteBuffer data = early.poll(); data != null; data = early.poll()) {
            if (outward != null) {
                outward.buffered(-data.remaining());
            }
            seal(data, now);
        }
        if (endWaits) {
            close(cutWaits, now);
        }
    }

    /** Says close_notify (RFC 8446 section 6.1), then ends. */
    private void close(boolean cut, long now) {
        engine.closeOutbound();
        try {
            var unused = wrap(NOTHING, now);
        } catch (SSLException e) {
            // the end says enough
        }
        if (cipher != null) {
            cipher.end(cut, now);
        }
    }

    /** The handshake or a record was refused, here or there: the peer gets the alert that is due, then the end. */
    private void fail(long now) {
        if (failed) {
            return;
        }
        failed = true;
        connection.note(ConnectionEnd.TLS_FAILED);
        try {
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
                    && wrap(NOTHING, now) != SSLEngineResult.Status.CLOSED) {
                // the alert goes out
            }
        } catch (SSLException e) {
            // there is nothing to say
        }
        connection.tlsFailed(this, now);
    }
}
