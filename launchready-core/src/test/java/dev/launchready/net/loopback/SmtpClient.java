package dev.launchready.net.loopback;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Says lines of SMTP and hears replies, a line each. Public for the tests of other packages. */
public final class SmtpClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final BufferedReader in;

    /** Connects. */
    public SmtpClient(LoopbackSmtp server) {
        this(server.address());
    }

    /** Connects, to a proxy for example. */
    public SmtpClient(InetSocketAddress address) {
        try {
            socket = new Socket();
            socket.connect(address, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last line of the next reply; "closed" where there is none, "silence" where none comes in half a second. */
    public String hears() {
        try {
            String line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
            return line == null ? "closed" : line;
        } catch (SocketTimeoutException e) {
            return "silence";
        } catch (IOException e) {
            return "closed";
        }
    }

    /** Waits for nothing longer than this. */
    public SmtpClient patientFor(int millis) {
        try {
            socket.setSoTimeout(millis);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says a line, or several, and gives the code of the reply. */
    public String says(String line) {
        try {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return "closed";
        }
        return hears();
    }

    /** Sends a mail as clients do, and gives up at the first reply that is an error. */
    public List<String> mail(String text) {
        List<String> codes = new ArrayList<>();
        for (String line : List.of(
                "EHLO app.test", "MAIL FROM:<app@acme.test>", "RCPT TO:<ada@acme.test>", "DATA", text + "\r\n.")) {
            String reply = says(line);
            codes.add(reply.matches("\\d{3} .*") ? reply.substring(0, 3) : reply);
            if (!reply.matches("[23].*")) {
                break;
            }
        }
        return codes;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is being thrown away
        }
    }
}
