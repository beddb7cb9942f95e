package dev.launchready.net.fault;

import java.nio.ByteBuffer;

/**
 * Holds a TLS server's side of the handshake: all of it, or what follows the ServerHello (RFC 8446 section 4.1.3; in a
 * record, section 5.1). What comes before the handshake passes, so that STARTTLS and PostgreSQL's SSLRequest work; what
 * is no TLS passes too.
 */
final class HelloFlow implements Flow {
    private static final int HANDSHAKE = 22;
    private static final int MAJOR_VERSION = 3;
    /** A record's type, version and length, then the message's type and length. */
    private static final int HEADERS = 5 + 4;

    private static final int MESSAGE_LENGTH_AT = 6;

    private final ActiveFault by;
    private final boolean serverHelloPasses;
    private boolean begun;
    private int seen;
    private int messageLength;

    HelloFlow(ActiveFault by, boolean serverHelloPasses) {
        this.by = by;
        this.serverHelloPasses = serverHelloPasses;
    }

    @Override
    public void bytes(ByteBuffer data, long nowNanos, Out out) {
        if (!begun && isHandshake(data)) {
            begun = true;
            if (!serverHelloPasses) {
                out.hold(by);
            }
        }
        if (begun && serverHelloPasses) {
            int length = helloPart(data);
            if (length > 0) {
                ByteBuffer part = data.slice(data.position(), length);
                data.position(data.position() + length);
                out.send(part, nowNanos);
            }
            if (data.hasRemaining()) {
                out.hold(by);
            }
        }
        out.send(data, nowNanos);
    }

    @Override
    public void end(long nowNanos, Out out) {
        out.finish(nowNanos);
    }

    private static boolean isHandshake(ByteBuffer data) {
        int at = data.position();
        return data.get(at) == HANDSHAKE && (data.remaining() == 1 || data.get(at + 1) == MAJOR_VERSION);
    }

    /** How many of the octets at hand belong to the ServerHello or the headers before it. */
    private int helloPart(ByteBuffer data) {
        int length = 0;
        while (length < data.remaining() && (seen < HEADERS || seen < HEADERS + messageLength)) {
            if (seen >= MESSAGE_LENGTH_AT && seen < HEADERS) {
                messageLength = (messageLength << 8) | (data.get(data.position() + length) & 0xff);
            }
            seen++;
            length++;
        }
        return length;
    }
}
