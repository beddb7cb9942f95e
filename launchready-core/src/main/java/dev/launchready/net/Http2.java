package dev.launchready.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * One exchange with the JDK's client, which speaks HTTP/2 where the server agrees and HTTP/1.1 otherwise. It is led
 * through a {@link Tunnel}, so that detours apply and everything ends at the deadline.
 */
final class Http2 {
    /** The JDK's client sets these itself and refuses them from others. */
    private static final Set<String> ITS_OWN = Set.of("connection", "content-length", "expect", "upgrade");

    private final Network.Settings settings;
    private final Connector connector;
    private final HttpCall call;
    private final Deadline deadline;
    private final Stages stages = new Stages();
    private final TlsLayer.Recorder recorder = new TlsLayer.Recorder();

    Http2(Network.Settings settings, Connector connector, HttpCall call, Deadline deadline) {
        this.settings = settings;
        this.connector = connector;
        this.call = call;
        this.deadline = deadline;
    }

    /** {@return whether the JDK's client can make the request as it is meant} */
    static boolean canSay(HttpCall call) {
        if (!call.url().isHttps() || call.headers().stream().anyMatch(field -> field.isNamed("Host"))) {
            return false;
        }
        try {
            return URI.create(call.url().toString()).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    HttpExchange exchange() {
        try (Tunnel tunnel = Tunnel.to(call.url().hostPort(), connector, deadline, stages)) {
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_2)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(ProxySelector.of(tunnel.address()))
                    .sslContext(TlsLayer.context(recorder))
                    .build();
            long sent = System.nanoTime();
            CompletableFuture<HttpResponse<InputStream>> answer =
                    client.sendAsync(request(), HttpResponse.BodyHandlers.ofInputStream());
            try {
                HttpResponse<InputStream> response = answer.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
                stages.firstByteAfter(System.nanoTime() - sent);
                return read(response, tunnel);
            } catch (ExecutionException e) {
                return failed(tunnel, explain(Objects.requireNonNullElse(e.getCause(), e), tunnel));
            } catch (TimeoutException e) {
                return failed(tunnel, explain(e, tunnel));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failed(tunnel, new NetFailure(NetFailure.Kind.NO_ANSWER, "the thread was interrupted"));
            } finally {
                answer.cancel(true);
            }
        } catch (IOException e) {
            NetFailure failure =
                    new NetFailure(NetFailure.Kind.UNREACHABLE, "no port of this machine is free: " + e.getMessage());
            return new HttpExchange(
                    call,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.of(failure),
                    stages.timings());
        }
    }

    private HttpRequest request() {
        HttpRequest.BodyPublisher body = call.hasContent()
                ? HttpRequest.BodyPublishers.ofByteArray(call.content())
                : HttpRequest.BodyPublishers.noBody();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(call.url().toString()))
                .method(call.method(), body)
                .setHeader("User-Agent", settings.userAgent())
                .setHeader("Accept-Encoding", "gzip, deflate, br");
        for (HttpHeader field : call.headers()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (name.equals("user-agent") || name.equals("accept-encoding")) {
                request.setHeader(field.name(), field.value());
            } else if (!ITS_OWN.contains(name)) {
                request.header(field.name(), field.value());
            }
        }
        return request.build();
    }

    private HttpExchange read(HttpResponse<InputStream> response, Tunnel tunnel) throws IOException {
        List<HttpHeader> headers = new ArrayList<>();
        response.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":")) {
                values.forEach(value -> headers.add(HttpHeader.of(name, value)));
            }
        });
        boolean second = response.version() == HttpClient.Version.HTTP_2;
        String version = second ? "HTTP/2" : "HTTP/1.1";
        HttpReply head = new HttpReply(version, response.statusCode(), "", headers, HttpBody.empty());
        Defects defects = new Defects();
        try (InputStream body = new Bounded(response.body(), tunnel)) {
            BodyReader reader = new BodyReader(new Content.UntilClose(new OctetReader(body)), defects);
            HttpBody content = reader.read(
                    AnswerReader.tokens(head.headers("Content-Encoding")),
                    call.bodyLimit(),
                    BodyReader.charset(head.header("Content-Type").orElse("")));
            return new HttpExchange(
                    call,
                    tunnel.connectedTo(),
                    response.sslSession().map(session -> tls(session, second ? "h2" : "")),
                    Optional.of(new HttpReply(version, response.statusCode(), "", headers, content)),
                    defects.seen(),
                    reader.failure(),
                    stages.timings());
        }
    }

    /** The JDK's client does not tell how long the handshake took, nor that HTTP/1.1 was agreed on by ALPN. */
    private TlsSession tls(SSLSession session, String alpn) {
        return TlsLayer.judged(
                session, alpn, recorder.chain(), call.url().hostPort().host(), settings, Duration.ZERO);
    }

    private HttpExchange failed(Tunnel tunnel, NetFailure failure) {
        return new HttpExchange(
                call,
                tunnel.connectedTo(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(failure),
                stages.timings());
    }

    private NetFailure explain(Throwable cause, Tunnel tunnel) {
        HostPort target = call.url().hostPort();
        if (tunnel.failure().isPresent()) {
            return tunnel.failure().get();
        }
        boolean secured = !recorder.chain().isEmpty();
        if (deadline.hasExpired()) {
            NetFailure.Kind kind = secured
                    ? NetFailure.Kind.NO_ANSWER
                    : tunnel.connectedTo().isPresent() ? NetFailure.Kind.TLS_TIMEOUT : NetFailure.Kind.CONNECT_TIMEOUT;
            return new NetFailure(
                    kind, target + " gave no answer within " + deadline.budget().toMillis() + " ms");
        }
        if (cause instanceof SSLException || (!secured && cause instanceof IOException)) {
            return TlsFailure.of((IOException) cause, target, deadline);
        }
        return new NetFailure(NetFailure.Kind.MALFORMED, target + " gave no readable answer: " + cause.getMessage());
    }

    /** Says of the content's end what the JDK's client does not: whether it is the deadline's or the peer's doing. */
    private final class Bounded extends FilterInputStream {
        private final Tunnel tunnel;

        Bounded(InputStream in, Tunnel tunnel) {
            super(in);
            this.tunnel = tunnel;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                String where = call.url().hostPort() + " at "
                        + tunnel.connectedTo().map(Connector::describe).orElse("?");
                throw new WireException(
                        deadline.hasExpired()
                                ? new NetFailure(
                                        NetFailure.Kind.STALLED,
                                        where + " stopped in its content within "
                                                + deadline.budget().toMillis() + " ms")
                                : new NetFailure(
                                        NetFailure.Kind.CLOSED_EARLY,
                                        where + " broke off its content (" + e.getMessage() + ")"),
                        e);
            }
        }
    }
}
