package dev.launchready.net;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS over a connection that is already there. The handshake is completed with any chain, so that the chain can be
 * looked at; whether it is to be trusted is judged afterwards and told with the session.
 *
 * <p>What the JDK still refuses by itself: servers that speak nothing above TLS 1.1, cipher suites that it has disabled,
 * more than ten certificates, and a server key below 512 bits. Such a handshake fails, and says why.
 */
final class TlsLayer {
    private TlsLayer() {}

    /**
     * A connection with TLS on it.
     *
     * @param socket the socket; closing it closes the connection below
     * @param session what was agreed on, and why it is not to be trusted
     */
    record Upgraded(SSLSocket socket, TlsSession session) {}

    /**
     * Makes the handshake. Bounded by nothing but the socket's own timeout: whoever calls closes {@code connected} when
     * the deadline passes.
     *
     * @param connected a connected socket
     * @param host the name for SNI (none for an IP address) and for the judgement
     * @param port the port of the launch
     * @param alpn application protocols to offer, or empty
     * @param settings the roots beside the JDK's, and the clock
     * @return the connection
     * @throws IOException if the handshake fails; {@link TlsFailure#of} puts it into words
     */
    static Upgraded upgrade(Socket connected, String host, int port, List<String> alpn, Network.Settings settings)
            throws IOException {
        long start = System.nanoTime();
        Recorder recorder = new Recorder();
        SSLSocket socket = (SSLSocket) context(recorder).getSocketFactory().createSocket(connected, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(serverNames(host));
        parameters.setApplicationProtocols(alpn.toArray(String[]::new));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        SSLSession agreed = socket.getSession();
        String application = socket.getApplicationProtocol();
        return new Upgraded(
                socket,
                judged(agreed, application == null ? "" : application, recorder.chain(), host, settings, elapsed));
    }

    /** The facts of a handshake with the judgement of its chain. */
    static TlsSession judged(
            SSLSession agreed,
            String alpn,
            List<X509Certificate> chain,
            String host,
            Network.Settings settings,
            Duration elapsed) {
        Roots roots = Roots.ofJdk().plus(settings.trusted());
        return new TlsSession(
                agreed.getProtocol(),
                agreed.getCipherSuite(),
                alpn,
                chain,
                ChainJudge.judge(chain, host, settings.clock().instant(), roots),
                elapsed);
    }

    private static List<SNIServerName> serverNames(String host) {
        if (CertificateNames.address(host).isPresent()) {
            return List.of();
        }
        try {
            return List.of(new SNIHostName(host));
        } catch (IllegalArgumentException e) {
            return List.of(new OctetName(host));
        }
    }

    /** A name that the JDK's class refuses and that browsers ask for all the same, with an underscore for example. */
    private static final class OctetName extends SNIServerName {
        OctetName(String host) {
            super(StandardConstants.SNI_HOST_NAME, host.getBytes(StandardCharsets.US_ASCII));
        }
    }

    // A context of its own for every connection: a resumed session would not show its chain again
    static SSLContext context(Recorder recorder) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {recorder}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS: " + e.getMessage(), e);
        }
    }

    /**
     * Keeps the chain of one connection and refuses none. It extends the extended trust manager because the JDK checks
     * the algorithms and the name itself for any other, and would hide the chain behind its own exception.
     */
    static final class Recorder extends X509ExtendedTrustManager {
        private volatile List<X509Certificate> chain = List.of();

        List<X509Certificate> chain() {
            return chain;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] sent, String authType) {
            chain = List.of(sent);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] sent, String authType, Socket socket) {
            chain = List.of(sent);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] sent, String authType, SSLEngine engine) {
            chain = List.of(sent);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] sent, String authType) {
            throw new IllegalStateException("no server here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] sent, String authType, Socket socket) {
            throw new IllegalStateException("no server here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] sent, String authType, SSLEngine engine) {
            throw new IllegalStateException("no server here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
