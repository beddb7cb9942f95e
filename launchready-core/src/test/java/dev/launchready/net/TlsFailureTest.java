package dev.launchready.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.launchready.net.loopback.LoopbackCa;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Peers that do not finish a handshake. */
class TlsFailureTest {
    private static final String HOST = "www.acme.test";
    private static final LoopbackCa CA = LoopbackCa.create();

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(
                        "plain HTTP", part("HTTP/1.1 400 Bad Request\r\n\r\n"), "does not speak TLS: the first octets"),
                arguments("an SSH banner", part("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"), "does not speak TLS"),
                arguments("alert 70", alert(70), "protocol_version: it speaks none of TLS 1.2 and TLS 1.3"),
                arguments("alert 40", alert(40), "handshake_failure: no cipher suite or parameter in common"),
                arguments("alert 71", alert(71), "insufficient_security: it wants stronger ciphers"),
                arguments("alert 80", alert(80), "internal_error: its own configuration"),
                arguments("alert 112", alert(112), "unrecognized_name: it has no certificate for this name"),
                arguments("alert 120", alert(120), "no_application_protocol"),
                arguments("an end at once", (TlsPeer.Part) TlsFailureTest::hello, "closed the connection during"),
                arguments("half a record", bytes(22, 3, 3, 0, 100, 2), "closed the connection during"),
                arguments("TLS 1.0 chosen", bytes(serverHello(1)), "outdated protocol only: "));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("failures")
    void is_told_by_what_the_peer_did(String what, TlsPeer.Part part, String detail) throws IOException {
        try (TlsPeer peer = TlsPeer.doing(part)) {
            TlsExchange exchange = handshake(peer, Duration.ofSeconds(10));

            assertThat(exchange.session()).isEmpty();
            NetFailure failure = exchange.failure().orElseThrow();
            assertThat(failure.kind()).isEqualTo(NetFailure.Kind.TLS);
            assertThat(failure.detail()).startsWith("www.acme.test:443 ").contains(detail);
            assertThat(exchange.connectedTo()).contains(peer.address());
        }
    }

    @Test
    void a_warning_that_browsers_pass_over_proves_nothing() throws IOException {
        try (TlsPeer peer = TlsPeer.doing(bytes(21, 3, 3, 0, 2, 1, 112))) {
            NetFailure failure =
                    handshake(peer, Duration.ofSeconds(10)).failure().orElseThrow();

            assertThat(failure.kind()).isEqualTo(NetFailure.Kind.TLS_UNSUPPORTED);
            assertThat(failure.kind().isConclusive()).isFalse();
            assertThat(failure.detail()).contains("unrecognized_name").contains("ServerAlias");
        }
    }

    @Test
    void more_certificates_than_java_takes_prove_nothing() throws IOException {
        X509Certificate[] many = Collections.nCopies(12, CA.root()).toArray(X509Certificate[]::new);
        try (TlsPeer peer = TlsPeer.showing(CA, CA.certificateFor(HOST).sendingAlso(many))) {
            NetFailure failure =
                    handshake(peer, Duration.ofSeconds(10)).failure().orElseThrow();

            assertThat(failure.kind()).isEqualTo(NetFailure.Kind.TLS_UNSUPPORTED);
            assertThat(failure.detail()).contains("more certificates than Java takes");
        }
    }

    @Test
    void a_reset_is_a_reset() throws IOException {
        TlsPeer.Part reset = socket -> {
            hello(socket);
            socket.setSoLinger(true, 0);
        };
        try (TlsPeer peer = TlsPeer.doing(reset)) {
            assertThat(handshake(peer, Duration.ofSeconds(10))
                            .failure()
                            .orElseThrow()
                            .kind())
                    .isEqualTo(NetFailure.Kind.RESET);
        }
    }

    @Test
    void silence_ends_at_the_deadline() throws IOException {
        try (TlsPeer peer = TlsPeer.doing(socket -> Thread.sleep(60_000))) {
            assertThat(handshake(peer, Duration.ofMillis(200)).failure())
                    .contains(new NetFailure(
                            NetFailure.Kind.TLS_TIMEOUT,
                            "www.acme.test:443 did not finish the TLS handshake within 200 ms"));
        }
    }

    @Test
    void an_answer_octet_by_octet_ends_at_the_deadline_all_the_same() throws IOException {
        TlsPeer.Part drip = socket -> {
            OutputStream out = socket.getOutputStream();
            out.write(new byte[] {22, 3, 3, 64, 0});
            while (true) {
                out.write(0);
                Thread.sleep(20);
            }
        };
        try (TlsPeer peer = TlsPeer.doing(drip)) {
            long start = System.nanoTime();
            TlsExchange exchange = handshake(peer, Duration.ofMillis(200));

            assertThat(exchange.failure().orElseThrow().kind()).isEqualTo(NetFailure.Kind.TLS_TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_server_that_knows_no_such_name_says_so_by_its_alert() throws IOException {
        try (TlsPeer peer = TlsPeer.showing(
                CA,
                parameters -> parameters.setSNIMatchers(List.of(SNIHostName.createSNIMatcher("other\\.test"))),
                CA.certificateFor(HOST))) {
            assertThat(handshake(peer, Duration.ofSeconds(10))
                            .failure()
                            .orElseThrow()
                            .detail())
                    .contains("unrecognized_name");
        }
    }

    @Test
    void a_server_that_wants_a_client_certificate_still_shows_its_own() throws IOException {
        try (TlsPeer peer =
                TlsPeer.showing(CA, parameters -> parameters.setNeedClientAuth(true), CA.certificateFor(HOST))) {
            TlsExchange exchange = handshake(peer, Duration.ofSeconds(10));

            assertThat(exchange.session().orElseThrow().isTrusted()).isTrue();
        }
    }

    @Test
    void an_address_is_checked_against_the_certificate_without_sni() throws IOException {
        try (TlsPeer peer = TlsPeer.showing(CA, CA.certificateFor("127.0.0.1"), CA.certificateFor(HOST))) {
            TlsExchange exchange = Network.system()
                    .withTrusted(List.of(CA.root()))
                    .tls()
                    .handshake("127.0.0.1", peer.port(), Deadline.in(Duration.ofSeconds(10)));

            assertThat(exchange.session().orElseThrow().isTrusted()).isTrue();
        }
    }

    @Test
    void a_name_that_java_refuses_as_a_host_is_asked_for_by_sni_all_the_same() throws Exception {
        CompletableFuture<String> asked = new CompletableFuture<>();
        try (TlsPeer peer = TlsPeer.doing(socket -> asked.complete(new String(hello(socket), US_ASCII)))) {
            Network.system()
                    .withConnectTo(new HostPort("my_app.acme.test", 443), peer.address())
                    .tls()
                    .handshake("my_app.acme.test", 443, Deadline.in(Duration.ofSeconds(10)));

            assertThat(asked.get(10, TimeUnit.SECONDS)).contains("my_app.acme.test");
        }
    }

    @Test
    void an_address_is_not_asked_for_by_sni() throws Exception {
        CompletableFuture<String> asked = new CompletableFuture<>();
        try (TlsPeer peer = TlsPeer.doing(socket -> asked.complete(new String(hello(socket), US_ASCII)))) {
            Network.system().tls().handshake("127.0.0.1", peer.port(), Deadline.in(Duration.ofSeconds(10)));

            assertThat(asked.get(10, TimeUnit.SECONDS)).doesNotContain("127.0.0.1");
        }
    }

    @Test
    void the_default_context_of_the_jvm_is_left_alone() throws Exception {
        SSLContext before = SSLContext.getDefault();
        try (TlsPeer peer = TlsPeer.showing(CA, CA.certificateFor(HOST))) {
            handshake(peer, Duration.ofSeconds(10));
        }

        assertThat(SSLContext.getDefault()).isSameAs(before);
    }

    private static TlsExchange handshake(TlsPeer peer, Duration time) {
        return Network.system()
                .withTrusted(List.of(CA.root()))
                .withConnectTo(new HostPort(HOST, 443), peer.address())
                .tls()
                .handshake(HOST, 443, Deadline.in(time));
    }

    private static TlsPeer.Part part(String text) {
        return socket -> {
            hello(socket);
            socket.getOutputStream().write(text.getBytes(US_ASCII));
        };
    }

    private static TlsPeer.Part alert(int code) {
        return bytes(21, 3, 3, 0, 2, 2, code);
    }

    private static TlsPeer.Part bytes(int... octets) {
        byte[] out = new byte[octets.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) octets[i];
        }
        return socket -> {
            hello(socket);
            socket.getOutputStream().write(out);
        };
    }

    /** Reads the ClientHello, so that closing does not reset the connection over unread octets. */
    private static byte[] hello(Socket socket) throws IOException {
        byte[] head = socket.getInputStream().readNBytes(5);
        if (head.length < 5) {
            return head;
        }
        return socket.getInputStream().readNBytes(((head[3] & 0xFF) << 8) | (head[4] & 0xFF));
    }

    /** A ServerHello of TLS 1.{@code minor - 1} with a cipher suite of that time. */
    private static int[] serverHello(int minor) {
        int[] hello = new int[5 + 4 + 38];
        int[] head = {22, 3, minor, 0, 42, 2, 0, 0, 38, 3, minor};
        System.arraycopy(head, 0, hello, 0, head.length);
        // 32 octets of random, no session id, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, no compression
        hello[44] = 0xC0;
        hello[45] = 0x13;
        return hello;
    }
}
