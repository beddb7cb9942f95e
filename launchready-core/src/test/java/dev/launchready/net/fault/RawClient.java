package dev.launchready.net.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One connection, octet by octet, one char each. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 150;

    private final Socket socket;

    RawClient(URI server) {
        try {
            socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawClient sends(String octets) {
        try {
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the octets end like this, or the connection does. */
    String readsUpTo(String end) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            while (!octets.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
                int octet = socket.getInputStream().read();
                if (octet < 0) {
                    break;
                }
                octets.write(octet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(octets.toString(StandardCharsets.ISO_8859_1) + " and then", e);
        }
        return octets.toString(StandardCharsets.ISO_8859_1);
    }

    /** Reads until the connection ends. */
    String readsAll() {
        return readsUpTo("\uffff");
    }

    /** Whether nothing comes for a while, no end either. */
    boolean hearsNothing() {
        try {
            socket.setSoTimeout(SILENCE_MILLIS);
            int unused = socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            patient();
        }
    }

    private void patient() {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            // it is closed
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // of no more use
        }
    }
}
