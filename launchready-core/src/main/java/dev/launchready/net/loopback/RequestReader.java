package dev.launchready.net.loopback;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;

/** Reads one request from a client that is expected to be a good one. */
final class RequestReader {
    private static final int LONGEST_LINE = 1 << 20;

    private final InputStream in;

    private RequestReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads a request.
     *
     * @param socket the connection
     * @return the request; empty when the client closed before it was complete, or did not send one
     * @throws IOException if the connection breaks
     */
    static Optional<Request> read(Socket socket) throws IOException {
        return new RequestReader(new BufferedInputStream(socket.getInputStream())).request(serverName(socket));
    }

    private Optional<Request> request(String serverName) throws IOException {
        String[] first = line().split(" ", 3);
        if (first.length < 3) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            lines.add(line);
        }
        Request head = new Request(first[0], first[1], lines, "", serverName);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (head.header("Transfer-Encoding").isPresent()) {
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                body.writeBytes(in.readNBytes(size));
                line();
            }
            line();
        } else {
            int length = head.header("Content-Length").map(Integer::parseInt).orElse(0);
            body.writeBytes(in.readNBytes(length));
        }
        return Optional.of(
                new Request(first[0], first[1], lines, body.toString(StandardCharsets.ISO_8859_1), serverName));
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n' && octet >= 0 && line.size() < LONGEST_LINE; octet = in.read()) {
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static String serverName(Socket socket) {
        if (socket instanceof SSLSocket secured && secured.getSession() instanceof ExtendedSSLSession session) {
            return session.getRequestedServerNames().stream()
                    .filter(SNIHostName.class::isInstance)
                    .map(name -> ((SNIHostName) name).getAsciiName())
                    .findFirst()
                    .orElse("");
        }
        return "";
    }
}
