package dev.launchready.net.loopback;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on loopback that receives no mail: it greets, answers EHLO and STARTTLS, and misbehaves as told. For
 * tests of checks that look at mail servers.
 */
public final class LoopbackSmtp implements AutoCloseable {
    private final ServerSocket server;
    private final @Nullable SSLContext tls;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile SmtpFault fault = SmtpFault.NONE;

    private LoopbackSmtp(ServerSocket server, @Nullable SSLContext tls) {
        this.server = server;
        this.tls = tls;
    }

    /**
     * Starts a server that does not offer STARTTLS.
     *
     * @return the server, listening on a port of its own
     */
    public static LoopbackSmtp start() {
        return listen(null);
    }

    /**
     * Starts a server that offers STARTTLS.
     *
     * @param tls its certificates, for example of {@link LoopbackCa#serverContext}
     * @return the server, listening on a port of its own
     */
    public static LoopbackSmtp startTls(SSLContext tls) {
        return listen(tls);
    }

    private static LoopbackSmtp listen(@Nullable SSLContext tls) {
        try {
            LoopbackSmtp smtp =
                    new LoopbackSmtp(new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), tls);
            smtp.daemon(smtp::accept);
            return smtp;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Misbehaves from the next connection on.
     *
     * @param other how
     */
    public void fail(SmtpFault other) {
        fault = other;
    }

    /** {@return its address} */
    public InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    /** {@return its address as {@code 127.0.0.1:port}} */
    public String hostPort() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** {@return the commands received so far, in order; those sent under TLS begin with {@code TLS }} */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** Stops listening and cuts every connection. */
    @Override
    public void close() {
        closeQuietly(server);
        open.forEach(LoopbackSmtp::closeQuietly);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                daemon(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            new Session(client, fault).run();
        } catch (IOException e) {
            // the client has gone, which is its right
        } finally {
            open.remove(client);
        }
    }

    private void daemon(Runnable task) {
        Thread thread = new Thread(task, "loopback-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // of no more use, however it ends
        }
    }

    /** One connection. */
    private final class Session {
        private final SmtpFault how;
        private Socket socket;
        private boolean secured;

        Session(Socket socket, SmtpFault how) {
            this.socket = socket;
            this.how = how;
        }

        void run() throws IOException {
            if (!greet()) {
                return;
            }
            BufferedReader in = reader();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add((secured ? "TLS " : "") + line);
                String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> {
                        if (how == SmtpFault.CLOSES_AFTER_EHLO) {
                            return;
                        }
                        send(ehlo());
                    }
                    case "STARTTLS" -> {
                        if (!upgrade()) {
                            return;
                        }
                        in = reader();
                    }
                    case "QUIT" -> {
                        send("221 bye\r\n");
                        return;
                    }
                    default -> send("502 not here\r\n");
                }
            }
        }

        private boolean greet() throws IOException {
            switch (how) {
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
            if (how == SmtpFault.NO_EHLO) {
                return "502 command not implemented\r\n";
            }
            return tls == null || secured
                    ? "250-mx.test\r\n250 8BITMIME\r\n"
                    : "250-mx.test\r\n250-STARTTLS\r\n250 8BITMIME\r\n";
        }

        private boolean upgrade() throws IOException {
            if (how == SmtpFault.TLS_UNAVAILABLE || tls == null) {
                send("454 TLS not available\r\n");
                return true;
            }
            send("220 go ahead\r\n" + (how == SmtpFault.INJECTS ? "250 injected\r\n" : ""));
            if (how == SmtpFault.SILENT_AFTER_STARTTLS) {
                hold();
            }
            if (how == SmtpFault.PLAIN_AFTER_STARTTLS) {
                hold("250 what now\r\n");
            }
            SSLSocket upgraded = (SSLSocket) tls.getSocketFactory()
                    .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
            upgraded.setUseClientMode(false);
            upgraded.startHandshake();
            socket = upgraded;
            secured = true;
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

        private BufferedReader reader() throws IOException {
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }
    }
}
