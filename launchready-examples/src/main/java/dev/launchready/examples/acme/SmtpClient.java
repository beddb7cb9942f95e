package dev.launchready.examples.acme;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The least of SMTP (RFC 5321) that sends one message over an open connection. */
final class SmtpClient {
    private final BufferedReader in;
    private final OutputStream out;

    private SmtpClient(Socket socket) throws IOException {
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        out = socket.getOutputStream();
    }

    static void send(Socket socket, String to, String subject) throws IOException {
        SmtpClient client = new SmtpClient(socket);
        client.expect(2);
        client.say("EHLO app.acme.test", 2);
        client.say("MAIL FROM:<hello@acme.test>", 2);
        client.say("RCPT TO:<" + to + ">", 2);
        client.say("DATA", 3);
        client.say(
                "From: Acme <hello@acme.test>\r\nTo: <" + to + ">\r\nSubject: " + subject
                        + "\r\n\r\nWelcome to Acme.\r\n.",
                2);
        client.write("QUIT");
    }

    private void say(String line, int wanted) throws IOException {
        write(line);
        expect(wanted);
    }

    private void write(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private void expect(int wanted) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null || line.isEmpty() || line.charAt(0) - '0' != wanted) {
            throw new IOException("the mail server said " + line);
        }
    }
}
