package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS with clients, with upstreams and through the proxy, and what can go wrong in its handshake. */
class TlsThroughProxyTest {
    private static final String REQUEST = "GET /hi HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private final LoopbackCa ca = LoopbackCa.create();
    private final LoopbackHttp plain = LoopbackHttp.start(request -> Response.ok("text/plain", "hello"));
    private final LoopbackHttp secured = LoopbackHttp.startTls(
            ca.serverContext(ca.certificateFor("localhost", "127.0.0.1")),
            request -> Response.ok("text/plain", "hello over TLS"));

    @AfterEach
    void stop() {
        plain.close();
        secured.close();
    }

    @Test
    void clients_speak_tls_to_the_proxy_and_it_speaks_plain_to_the_upstream() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(URI.create("http://127.0.0.1:" + plain.port()))
                .withTls(ca, "api.acme.test")
                .start()) {
            assertThat(proxy.uri()).hasToString("https://127.0.0.1:" + proxy.port());
            assertThat(get(proxy, "localhost", 10_000)).endsWith("\r\n\r\nhello");
            assertThat(get(proxy, "api.acme.test", 10_000)).endsWith("\r\n\r\nhello");
            assertThat(proxy.requests())
                    .extracting(
                            ProxiedRequest::target, request -> request.status().orElse(0))
                    .containsExactly(tuple("/hi", 200), tuple("/hi", 200));
        }
    }

    @Test
    void tls_on_both_sides_carries_the_faults_of_http() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(URI.create("https://localhost:" + secured.port()))
                .trusting(trusting(ca))
                .withTls(ca.serverContext(ca.certificateFor("localhost")))
                .start()) {
            String good = get(proxy, "localhost", 10_000);
            proxy.inject(Fault.status(503));

            assertThat(good).endsWith("hello over TLS");
            assertThat(get(proxy, "localhost", 10_000)).startsWith("HTTP/1.1 503 ");
            assertThat(secured.requests()).hasSize(2);
        }
    }

    @Test
    void an_upstream_that_is_not_trusted_is_not_spoken_to() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(URI.create("https://localhost:" + secured.port()))
                .trusting(trusting(LoopbackCa.create()))
                .start()) {
            Transfer seen =
                    Transfer.through(proxy, REQUEST.getBytes(StandardCharsets.US_ASCII), false, Duration.ofSeconds(20));

            assertThat(seen.ending()).isEqualTo(Transfer.Ending.RESET);
            assertThat(proxy.connections().get(0).end()).isEqualTo(ConnectionEnd.TLS_FAILED);
            assertThat(secured.requests()).isEmpty();
        }
    }

    record Refusal(Fault fault, String why) {
        @Override
        public String toString() {
            return fault.title();
        }
    }

    static Stream<Refusal> certificates() {
        return Stream.of(
                new Refusal(Fault.expiredCertificate(), "NotAfter"),
                new Refusal(Fault.wrongHostCertificate(), "localhost"),
                new Refusal(Fault.untrustedCertificate(), "Path does not chain with any of the trust anchors"));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void a_client_refuses_a_bad_certificate_for_its_one_defect(Refusal refusal) throws Exception {
        try (FaultProxy proxy = FaultProxy.to(URI.create("http://127.0.0.1:" + plain.port()))
                .withTls(ca)
                .start()) {
            ActiveFault bad = proxy.inject(refusal.fault());

            assertThatThrownBy(() -> get(proxy, "localhost", 10_000))
                    .isInstanceOf(SSLException.class)
                    .rootCause()
                    .isInstanceOf(GeneralSecurityException.class)
                    .hasMessageContaining(refusal.why());
            assertThat(proxy.connections().get(0).faults())
                    .containsExactly(refusal.fault().id());
            assertThat(plain.requests()).isEmpty();

            bad.close();

            assertThat(get(proxy, "localhost", 10_000)).endsWith("hello");
        }
    }

    static Stream<Fault> hangs() {
        return Stream.of(Fault.hangAfterClientHello(), Fault.hangAfterServerHello());
    }

    @ParameterizedTest
    @MethodSource("hangs")
    void a_handshake_with_the_proxy_hangs(Fault fault) throws Exception {
        try (FaultProxy proxy = FaultProxy.to(URI.create("http://127.0.0.1:" + plain.port()))
                .withTls(ca)
                .start()) {
            hangsAndHeals(proxy, fault, "hello");
        }
    }

    @ParameterizedTest
    @MethodSource("hangs")
    void a_handshake_that_passes_through_hangs(Fault fault) throws Exception {
        try (FaultProxy proxy = FaultProxy.to("127.0.0.1:" + secured.port()).start()) {
            hangsAndHeals(proxy, fault, "hello over TLS");
        }
    }

    private void hangsAndHeals(FaultProxy proxy, Fault fault, String content) throws Exception {
        ActiveFault hang = proxy.inject(fault);

        assertThatThrownBy(() -> get(proxy, "localhost", 300)).isInstanceOf(SocketTimeoutException.class);

        hang.close();
        assertThat(get(proxy, "localhost", 10_000)).endsWith(content);
    }

    @Test
    void what_needs_an_authority_is_refused_without_one() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(URI.create("http://127.0.0.1:" + plain.port()))
                        .withTls(ca.serverContext(ca.certificateFor("localhost")))
                        .start();
                FaultProxy bare = FaultProxy.to(URI.create("http://127.0.0.1:" + plain.port()))
                        .start()) {
            assertThatThrownBy(() -> proxy.inject(Fault.expiredCertificate()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("withTls(ca, names) instead of withTls(context)");
            assertThat(proxy.canInject(Fault.untrustedCertificate())).isTrue();
            assertThatThrownBy(() -> bare.inject(Fault.hangAfterClientHello()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("which speaks plain HTTP");
        }
    }

    private String get(FaultProxy proxy, String host, int patienceMillis) throws IOException, GeneralSecurityException {
        try (Socket raw = new Socket()) {
            raw.connect(proxy.address(), patienceMillis);
            raw.setSoTimeout(patienceMillis);
            SSLSocket socket = (SSLSocket) trusting(ca).getSocketFactory().createSocket(raw, host, proxy.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static SSLContext trusting(LoopbackCa authority) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("root", authority.root());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
