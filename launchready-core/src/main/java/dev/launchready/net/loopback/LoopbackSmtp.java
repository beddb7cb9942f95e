package dev.launchready.net.loopback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on loopback that takes every mail, passes none on, and misbehaves as told. For tests of checks that look
 * at mail servers, and of products that send mail.
 *
 * <pre>{@code
 * try (LoopbackSmtp smtp = LoopbackSmtp.start()) {
 *     // the product's configuration gets smtp.hostPort()
 *     smtp.fail(SmtpFault.MAILBOX_FULL);
 *     …
 *     assertThat(smtp.mails()).isEmpty();
 * }
 * }</pre>
 */
public final class LoopbackSmtp implements AutoCloseable {
    private final ServerSocket server;
    private final @Nullable SSLContext tls;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<ReceivedMail> mails = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
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
     * Misbehaves from now on, on open connections as well.
     *
     * @param other how
     */
    public void fail(SmtpFault other) {
        fault = other;
    }

    /** Works again. A client that waits for an answer which a fault withheld waits on. */
    public void heal() {
        fault = SmtpFault.NONE;
    }

    /** {@return its address} */
    public InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    /** {@return its address as {@code 127.0.0.1:port}} */
    public String hostPort() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** {@return the commands received so far, in order; those sent under TLS begin with {@code TLS }; without credentials} */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** {@return the mails taken so far, in order} */
    public List<ReceivedMail> mails() {
        return List.copyOf(mails);
    }

    /** {@return how many connections were made so far} */
    public int connections() {
        return connections.get();
    }

    /** Forgets the mails and the commands. */
    public void forget() {
        mails.clear();
        commands.clear();
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
                connections.incrementAndGet();
                open.add(client);
                daemon(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            new SmtpSession(client, tls, () -> fault, commands::add, mails::add).run();
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
}
