package dev.launchready.net;

import java.io.IOException;
import java.io.InputStream;

/** Buffers what comes from a peer and counts what was taken from it. */
final class OctetReader {
    private static final int BUFFER = 8192;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private long taken;

    OctetReader(InputStream in) {
        this.in = in;
    }

    /** {@return the next octet, or -1 at the end} */
    int read() throws IOException {
        if (!await()) {
            return -1;
        }
        taken++;
        return buffer[next++] & 0xFF;
    }

    /** Reads one octet at least unless at the end, which is -1. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!await()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        taken += count;
        return count;
    }

    /** {@return whether there is an octet; waits for it and does not take it} */
    boolean await() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, in.read(buffer, 0, BUFFER));
        }
        return next < end;
    }

    /** {@return the octet that comes next, or -1 at the end} */
    int peek() throws IOException {
        return await() ? buffer[next] & 0xFF : -1;
    }

    /** {@return up to {@code most} octets that are there already, without taking them} */
    byte[] ready(int most) {
        try {
            if (next == end && in.available() > 0) {
                await();
            }
        } catch (IOException e) {
            return new byte[0]; // the connection is over, so nothing is there
        }
        byte[] octets = new byte[Math.min(most, end - next)];
        System.arraycopy(buffer, next, octets, 0, octets.length);
        return octets;
    }

    /** {@return how many octets were taken so far} */
    long taken() {
        return taken;
    }
}
