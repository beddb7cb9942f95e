package dev.launchready.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** One DNS message over TCP (RFC 7766), ended by the deadline however slowly the octets drip. */
final class DnsTcp {
    private DnsTcp() {}

    /** The octets that came, with {@link DnsStatus#FOUND}; or why none did. */
    static final class Reply {
        private final DnsStatus status;
        private final byte[] octets;
        private final String detail;

        Reply(DnsStatus status, byte[] octets, String detail) {
            this.status = status;
            this.octets = octets;
            this.detail = detail;
        }

        DnsStatus status() {
            return status;
        }

        byte[] octets() {
            return octets;
        }

        String detail() {
            return detail;
        }
    }

    static Reply ask(InetSocketAddress address, byte[] query, Deadline deadline) {
        byte[] framed = new byte[query.length + 2];
        framed[0] = (byte) (query.length >> 8);
        framed[1] = (byte) query.length;
        System.arraycopy(query, 0, framed, 2, query.length);
        try (Socket socket = new Socket()) {
            socket.connect(address, millis(deadline));
            socket.getOutputStream().write(framed);
            byte[] length = read(socket, 2, deadline);
            int size = ((length[0] & 0xFF) << 8) | (length[1] & 0xFF);
            return new Reply(DnsStatus.FOUND, read(socket, size, deadline), "");
        } catch (SocketTimeoutException e) {
            long waited = deadline.budget().minus(deadline.remaining()).toMillis();
            return new Reply(DnsStatus.TIMEOUT, new byte[0], "no whole answer within " + waited + " ms");
        } catch (IOException | RuntimeException e) {
            return new Reply(DnsStatus.UNREACHABLE, new byte[0], inWords(e));
        }
    }

    static String inWords(Exception e) {
        if (e instanceof ConnectException || e instanceof PortUnreachableException) {
            return "the connection was refused";
        }
        return e instanceof EOFException ? "the connection was closed before the answer" : "it failed: " + e;
    }

    private static byte[] read(Socket socket, int length, Deadline deadline) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] octets = new byte[length];
        for (int filled = 0; filled < length; ) {
            socket.setSoTimeout(millis(deadline));
            int count = in.read(octets, filled, length - filled);
            if (count < 0) {
                throw new EOFException();
            }
            filled += count;
        }
        return octets;
    }

    // To a socket 0 means for ever
    private static int millis(Deadline deadline) throws SocketTimeoutException {
        int left = deadline.remainingMillis();
        if (left == 0) {
            throw new SocketTimeoutException();
        }
        return left;
    }
}
