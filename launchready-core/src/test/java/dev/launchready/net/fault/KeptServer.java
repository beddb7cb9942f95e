package dev.launchready.net.fault;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** An upstream that keeps its connections: it answers each request with the same octets. */
final class KeptServer implements AutoCloseable {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final byte[] answer;
    private final PlainServer server;

    KeptServer(String answer) {
        this.answer = answer.getBytes(StandardCharsets.ISO_8859_1);
        server = new PlainServer(this::serve);
    }

    URI uri() {
        return URI.create("http://" + server.hostPort());
    }

    /** The request lines in the order in which they were complete. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.close();
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int length = 0;
            for (String field = line(in); !field.isEmpty(); field = line(in)) {
                if (field.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(field.substring(15).strip());
                }
            }
            in.skipNBytes(length);
            requests.add(line);
            socket.getOutputStream().write(answer);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
