package dev.launchready.net.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The server itself, seen by clients that are not ours. */
class LoopbackHttpTest {

    @Test
    void a_common_client_understands_its_answers() throws IOException, InterruptedException {
        try (LoopbackHttp server = LoopbackHttp.start(request ->
                Response.ok("text/plain; charset=utf-8", request.method() + " " + request.text() + " \u00e9"))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/a?b"))
                    .POST(HttpRequest.BodyPublishers.ofString("\u00e4"))
                    .build();

            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("POST \u00e4 \u00e9");
            assertThat(server.requests().get(0).path()).isEqualTo("/a");
            assertThat(server.requests().get(0).query()).isEqualTo("b");
        }
    }

    @Test
    void the_nearest_route_answers() throws IOException {
        try (LoopbackHttp server = LoopbackHttp.start()
                .on("acme.test", "/a", request -> Response.status(201))
                .on("*", "/a", request -> Response.status(202))
                .on("acme.test", "*", request -> Response.status(203))) {
            assertThat(send(server, "GET /a?x HTTP/1.1\r\nHost: ACME.test:80\r\n\r\n"))
                    .startsWith("HTTP/1.1 201 ");
            assertThat(send(server, "GET /a HTTP/1.1\r\nHost: b.test\r\n\r\n")).startsWith("HTTP/1.1 202 ");
            assertThat(send(server, "GET /b HTTP/1.1\r\nHost: acme.test\r\n\r\n"))
                    .startsWith("HTTP/1.1 203 ");
            assertThat(send(server, "GET /b HTTP/1.1\r\nHost: b.test\r\n\r\n")).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void a_script_is_played_octet_for_octet() throws IOException {
        try (LoopbackHttp server = LoopbackHttp.start(
                request -> Response.raw("a\u00ff").thenSend("b").thenDrip("cd", Duration.ofMillis(1)))) {
            assertThat(send(server, "GET / HTTP/1.1\r\n\r\n")).isEqualTo("a\u00ffbcd");
        }
    }

    @Test
    void chunked_requests_are_joined_and_head_gets_no_content() throws IOException {
        try (LoopbackHttp server = LoopbackHttp.start(request -> Response.ok("text/plain", "hi"))) {
            send(server, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");
            String head = send(server, "HEAD / HTTP/1.1\r\n\r\n");

            assertThat(server.requests().get(0).body()).isEqualTo("abc");
            assertThat(head).contains("Content-Length: 2\r\n").endsWith("\r\n\r\n");
        }
    }

    @Test
    void closing_ends_connections_and_threads() throws IOException {
        LoopbackHttp server = LoopbackHttp.start(request -> Response.raw("x").thenStall());
        try (Socket client = connect(server, "GET / HTTP/1.1\r\n\r\n")) {
            assertThat(client.getInputStream().read()).isEqualTo('x');

            server.close();

            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("loopback-http-" + server.port() + "-"));
        }
    }

    @Test
    void a_raw_response_takes_no_header() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Response.raw("x").withHeader("A", "b"))
                .withMessageContaining("write it into raw");
    }

    private static String send(LoopbackHttp server, String request) throws IOException {
        try (Socket client = connect(server, request)) {
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Socket connect(LoopbackHttp server, String request) throws IOException {
        Socket client = new Socket(server.address().getAddress(), server.port());
        client.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return client;
    }
}
