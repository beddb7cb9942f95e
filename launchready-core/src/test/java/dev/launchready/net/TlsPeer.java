package dev.launchready.net;

import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A server on loopback that does one thing with every connection; all of them end when it is closed. */
public final class TlsPeer implements AutoCloseable {
    /** What it does with a connection. */
    public interface Part {
        void play(Socket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private TlsPeer(Part part) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException("no port on loopback", e);
        }
        daemon(() -> accept(part));
    }

    /** Speaks TLS with these certificates, then waits until the client goes. */
    public static TlsPeer showing(LoopbackCa ca, LoopbackCertificate... certificates) {
        return showing(ca, parameters -> {}, certificates);
    }

    public static TlsPeer showing(LoopbackCa ca, Consumer<SSLParameters> change, LoopbackCertificate... certificates) {
        var factory = ca.serverContext(certificates).getSocketFactory();
        return new TlsPeer(raw -> {
            SSLSocket tls = (SSLSocket) factory.createSocket(raw, null, true);
            SSLParameters parameters = tls.getSSLParameters();
            change.accept(parameters);
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            int ended = tls.getInputStream().read();
            tls.close();
            if (ended > 0) {
                throw new IOException("nobody was to send anything");
            }
        });
    }

    public static TlsPeer doing(Part part) {
        return new TlsPeer(part);
    }

    public int port() {
        return server.getLocalPort();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
    }

    private void accept(Part part) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                daemon(() -> play(part, socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void play(Part part, Socket socket) {
        try (socket) {
            part.play(socket);
        } catch (IOException e) {
            // the client did not like what it saw, which is what many tests are about
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "tls-peer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
