package dev.launchready.net;

import dev.launchready.net.loopback.LoopbackCa;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** As much of an HTTP/2 server (RFC 9113) as it takes to answer one request with status 200. */
final class H2Server implements AutoCloseable {
    private static final int PREFACE = 24;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int ACK = 1;

    private final SSLServerSocket listening;
    private final List<SSLSocket> open = new CopyOnWriteArrayList<>();
    private final List<String> serverNames = new CopyOnWriteArrayList<>();
    private final Map<String, String> fields;
    private final String content;
    private final boolean ends;

    /** Answers with these fields and content; leaves the stream open unless {@code ends}. */
    H2Server(LoopbackCa ca, String name, Map<String, String> fields, String content, boolean ends) {
        this.fields = fields;
        this.content = content;
        this.ends = ends;
        try {
            listening = (SSLServerSocket) ca.serverContext(ca.certificateFor(name))
                    .getServerSocketFactory()
                    .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SSLParameters parameters = listening.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        listening.setSSLParameters(parameters);
        daemon(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    List<String> serverNames() {
        return List.copyOf(serverNames);
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (SSLSocket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "h2-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                SSLSocket socket = (SSLSocket) listening.accept();
                open.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private void serve(SSLSocket connection) {
        try (SSLSocket socket = connection) {
            socket.startHandshake();
            ((ExtendedSSLSession) socket.getSession())
                    .getRequestedServerNames()
                    .forEach(name -> serverNames.add(new String(name.getEncoded(), StandardCharsets.US_ASCII)));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.readFully(new byte[PREFACE]);
            frame(socket.getOutputStream(), SETTINGS, 0, 0, new byte[0]);
            while (true) {
                int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int stream = in.readInt();
                in.readFully(new byte[length]);
                if (type == SETTINGS && (flags & ACK) == 0) {
                    frame(socket.getOutputStream(), SETTINGS, ACK, 0, new byte[0]);
                } else if (type == HEADERS) {
                    frame(socket.getOutputStream(), HEADERS, END_HEADERS, stream, block());
                    byte[] octets = content.getBytes(StandardCharsets.ISO_8859_1);
                    frame(socket.getOutputStream(), DATA, ends ? END_STREAM : 0, stream, octets);
                }
            }
        } catch (IOException e) {
            // the client has gone, or the test is over
        }
    }

    /** RFC 7541: index 8 is status 200, the others are literals without indexing. */
    private byte[] block() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x88);
        fields.forEach((name, value) -> {
            block.write(0);
            for (String text : List.of(name, value)) {
                block.write(text.length());
                block.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            }
        });
        return block.toByteArray();
    }

    private static void frame(OutputStream out, int type, int flags, int stream, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {
            (byte) (payload.length >> 16),
            (byte) (payload.length >> 8),
            (byte) payload.length,
            (byte) type,
            (byte) flags
        });
        frame.writeBytes(
                new byte[] {(byte) (stream >> 24), (byte) (stream >> 16), (byte) (stream >> 8), (byte) stream});
        frame.writeBytes(payload);
        out.write(frame.toByteArray());
        out.flush();
    }
}
