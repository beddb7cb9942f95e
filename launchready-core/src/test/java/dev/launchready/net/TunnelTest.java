package dev.launchready.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The proxy through which the JDK's client is led, seen by a client that keeps everything it gets. */
class TunnelTest {
    private static final String OPEN = "HTTP/1.1 200 Open\r\n\r\n";

    /** The JDK's client loses what arrives together with the answer to CONNECT, and waits for it until its deadline. */
    @Test
    void a_server_that_speaks_first_is_heard_after_the_client_has_spoken() throws IOException {
        try (LoopbackHttp rash = LoopbackHttp.neverReading(Response.raw("hello").thenStall());
                Tunnel tunnel = to(rash);
                Socket client = new Socket(
                        tunnel.address().getAddress(), tunnel.address().getPort())) {
            client.getOutputStream().write("CONNECT www.acme.test:443 HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
            assertThat(text(client.getInputStream(), OPEN.length())).isEqualTo(OPEN);
            client.setSoTimeout(200);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            client.setSoTimeout(20_000);
            client.getOutputStream().write(1);

            assertThat(text(client.getInputStream(), 5)).isEqualTo("hello");
        }
    }

    private static Tunnel to(LoopbackHttp server) throws IOException {
        Network.Settings settings =
                new Network.Settings(List.of(), Optional.empty(), Map.of(), List.of(), Clock.systemUTC(), "test", true);
        return Tunnel.to(
                HostPort.of("127.0.0.1:" + server.port()),
                new Connector(settings, new Dns(settings)),
                Deadline.in(Duration.ofSeconds(30)),
                new Stages());
    }

    private static String text(InputStream in, int length) throws IOException {
        return new String(in.readNBytes(length), US_ASCII);
    }
}
