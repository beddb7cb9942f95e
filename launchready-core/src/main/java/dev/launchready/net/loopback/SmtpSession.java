package dev.launchready.net.loopback;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One connection to a {@link LoopbackSmtp} (RFC 5321, STARTTLS of RFC 3207, AUTH of RFC 4954 with any credentials). */
final class SmtpSession {
    private static final int LARGEST_MAIL = 16 << 20;

    private final @Nullable SSLContext tls;
    private final Supplier<SmtpFault> how;
    private final Consumer<String> commands;
    private final Consumer<ReceivedMail> mails;
    private final List<String> recipients = new ArrayList<>();
    private Socket socket;
    private BufferedReader in;
    private @Nullable String from;
    private boolean secured;

    /**
     * A connection.
     *
     * @param tls for STARTTLS; null not to offer it
     * @param how the fault at the moment; asked at each step
     */
    SmtpSession(
            Socket socket,
            @Nullable SSLContext tls,
            Supplier<SmtpFault> how,
            Consumer<String> commands,
            Consumer<ReceivedMail> mails)
            throws IOException {
        this.socket = socket;
        this.in = reader(socket);
        this.tls = tls;
        this.how = how;
        this.commands = commands;
        this.mails = mails;
    }

    void run() throws IOException {
        if (!greet()) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            commands.accept((secured ? "TLS " : "") + (verb.equals("AUTH") ? withoutCredentials(line) : line));
            if (!answer(verb, line)) {
                return;
            }
        }
    }

    /** {@return whether the connection goes on} */
    private boolean answer(String verb, String line) throws IOException {
        switch (verb) {
            case "EHLO", "HELO" -> {
                if (how.get() == SmtpFault.CLOSES_AFTER_EHLO) {
                    return false;
                }
                reset();
                send(verb.equals("HELO") ? "250 mx.test\r\n" : ehlo());
            }
            case "STARTTLS" -> {
                return upgrade();
            }
            case "AUTH" -> authenticate(line);
            case "MAIL" -> {
                reset();
                from = path(line);
                send("250 sender ok\r\n");
            }
            case "RCPT" -> send(recipient(line));
            case "DATA" -> {
                return data();
            }
            case "RSET" -> {
                reset();
                send("250 ok\r\n");
            }
            case "NOOP" -> send("250 ok\r\n");
            case "QUIT" -> {
                send("221 bye\r\n");
                return false;
            }
            default -> send("502 not here\r\n");
        }
        return true;
    }

    private boolean greet() throws IOException {
        switch (how.get()) {
            case SILENT -> hold();
            case CLOSES -> {
                return false;
            }
            case UNAVAILABLE -> send("421 come back later\r\n");
            case REFUSES -> send("554 no service for you\r\n");
            case GARBAGE -> send("SSH-2.0-OpenSSH_9.6\r\n");
            case ENDLESS_LINE -> endless("220 " + "x".repeat(1000));
            case ENDLESS_REPLY -> endless("220-and so on\r\n");
            case MIXED_CODES -> send("220-mx\r\n221 mx\r\n");
            case BARE_LF -> send("220-mx.test\n220 ready\n");
            default -> send("220 mx.test ESMTP\r\n");
        }
        return true;
    }

    private String ehlo() {
        if (how.get() == SmtpFault.NO_EHLO) {
            return "502 command not implemented\r\n";
        }
        return tls == null || secured
                ? "250-mx.test\r\n250 8BITMIME\r\n"
                : "250-mx.test\r\n250-STARTTLS\r\n250 8BITMIME\r\n";
    }

    private String recipient(String line) {
        if (from == null) {
            return "503 MAIL first\r\n";
        }
        return switch (how.get()) {
            case MAILBOX_BUSY -> "450 4.2.1 mailbox busy, try again later\r\n";
            case NO_SUCH_MAILBOX -> "550 5.1.1 no such mailbox\r\n";
            default -> {
                recipients.add(path(line));
                yield "250 recipient ok\r\n";
            }
        };
    }

    private boolean data() throws IOException {
        String sender = from;
        if (sender == null || recipients.isEmpty()) {
            send("503 MAIL and RCPT first\r\n");
            return true;
        }
        send("354 end with a dot\r\n");
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                return false;
            }
            if (data.length() <= LARGEST_MAIL) {
                data.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
        }
        boolean tooLarge = data.length() > LARGEST_MAIL;
        ReceivedMail mail = new ReceivedMail(sender, recipients, tooLarge ? "" : data.toString(), secured);
        reset();
        return tooLarge ? refuse("552 5.3.4 more than 16 MiB\r\n") : take(mail);
    }

    private boolean take(ReceivedMail mail) throws IOException {
        switch (how.get()) {
            case LOCAL_ERROR -> {
                return refuse("451 4.3.0 local error, try again later\r\n");
            }
            case MAILBOX_FULL -> {
                return refuse("552 5.2.2 mailbox full\r\n");
            }
            case REPLY_LOST -> {
                mails.accept(mail);
                return false;
            }
            case SILENT_AFTER_DATA -> {
                mails.accept(mail);
                hold();
                return false;
            }
            default -> {
                mails.accept(mail);
                send("250 2.0.0 taken\r\n");
                return true;
            }
        }
    }

    private boolean refuse(String reply) throws IOException {
        send(reply);
        return true;
    }

    private void authenticate(String line) throws IOException {
        String[] words = line.strip().split(" +", -1);
        String mechanism = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "";
        int asked = mechanism.equals("LOGIN") ? 2 : 1;
        for (int i = words.length > 2 ? 1 : 0; i < asked; i++) {
            send("334 \r\n");
            String unused = in.readLine(); // credentials are neither kept nor checked
        }
        send("235 2.7.0 welcome\r\n");
    }

    private static String withoutCredentials(String line) {
        String[] words = line.split(" +", 3);
        return words.length < 3 ? line : words[0] + " " + words[1] + " ***";
    }

    private static String path(String line) {
        int open = line.indexOf('<');
        int close = line.indexOf('>', open + 1);
        return open < 0 || close < 0 ? line.substring(line.indexOf(':') + 1).strip() : line.substring(open + 1, close);
    }

    private void reset() {
        from = null;
        recipients.clear();
    }

    private boolean upgrade() throws IOException {
        SSLContext context = tls;
        SmtpFault fault = how.get();
        if (fault == SmtpFault.TLS_UNAVAILABLE || context == null) {
            send("454 TLS not available\r\n");
            return true;
        }
        send("220 go ahead\r\n" + (fault == SmtpFault.INJECTS ? "250 injected\r\n" : ""));
        if (fault == SmtpFault.SILENT_AFTER_STARTTLS) {
            hold();
            return false;
        }
        if (fault == SmtpFault.PLAIN_AFTER_STARTTLS) {
            hold("250 what now\r\n");
            return false;
        }
        SSLSocket upgraded = (SSLSocket) context.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        upgraded.setUseClientMode(false);
        upgraded.startHandshake();
        socket = upgraded;
        in = reader(upgraded);
        secured = true;
        reset();
        return true;
    }

    private void hold() throws IOException {
        // reads and says nothing until the client goes
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** Waits for the first octet of the handshake, so that the answer does not come before it is asked for. */
    private void hold(String answer) throws IOException {
        int first = socket.getInputStream().read();
        if (first >= 0) {
            send(answer);
            hold();
        }
    }

    private void endless(String text) throws IOException {
        while (!socket.isClosed()) {
            send(text);
        }
    }

    private void send(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }
}
