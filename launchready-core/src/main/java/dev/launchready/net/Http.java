package dev.launchready.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** HTTP exchanges: never follows a redirect, never tries again, keeps what was on the wire. */
public final class Http {
    private final Network.Settings settings;
    private final Connector connector;

    Http(Network.Settings settings, Connector connector) {
        this.settings = settings;
        this.connector = connector;
    }

    /**
     * Makes one exchange over a connection of its own.
     *
     * @param call the request
     * @param deadline bounds everything from name resolution to the end of the content
     * @return what was on the wire
     */
    public HttpExchange exchange(HttpCall call, Deadline deadline) {
        if (call.offersHttp2() && Http2.canSay(call)) {
            return new Http2(settings, connector, call, deadline).exchange();
        }
        Stages stages = new Stages();
        Wire wire;
        try {
            wire = connector.connect(call.url().hostPort(), deadline, stages);
        } catch (WireException e) {
            return nothing(call, Optional.empty(), Optional.empty(), e.failure(), stages);
        }
        try (wire) {
            Optional<InetSocketAddress> address = Optional.of(wire.connectedTo());
            Optional<TlsSession> tls = Optional.empty();
            if (call.url().isHttps()) {
                try {
                    tls = Optional.of(wire.startTls(List.of("http/1.1")));
                    stages.tlsTook(tls.get().elapsed().toNanos());
                } catch (WireException e) {
                    return nothing(call, address, tls, e.failure(), stages);
                }
            }
            AnswerReader.Answer answer = answer(wire, call, stages);
            return new HttpExchange(
                    call, address, tls, answer.reply(), answer.defects(), answer.failure(), stages.timings());
        }
    }

    /**
     * Sends a request up to its last octet, over HTTP/1.1 and a connection of its own: so that several can be let go at
     * once, or one be left without reading its answer.
     *
     * @param call the request
     * @param deadline bounds everything from name resolution to the end of the answer's content
     * @return the request, to be let go and to be closed
     */
    public HeldRequest hold(HttpCall call, Deadline deadline) {
        Stages stages = new Stages();
        byte[] octets = RequestOctets.of(call, settings.userAgent());
        Wire wire;
        try {
            wire = connector.connect(call.url().hostPort(), deadline, stages);
        } catch (WireException e) {
            return new HeldRequest(call, octets, stages, Optional.empty(), null, Optional.of(e.failure()));
        }
        if (!call.url().isHttps()) {
            return new HeldRequest(call, octets, stages, Optional.empty(), wire, Optional.empty());
        }
        try {
            TlsSession tls = wire.startTls(List.of("http/1.1"));
            stages.tlsTook(tls.elapsed().toNanos());
            return new HeldRequest(call, octets, stages, Optional.of(tls), wire, Optional.empty());
        } catch (WireException e) {
            wire.close();
            return new HeldRequest(call, octets, stages, Optional.empty(), null, Optional.of(e.failure()));
        }
    }

    private AnswerReader.Answer answer(Wire wire, HttpCall call, Stages stages) {
        Optional<NetFailure> unsent = send(wire, call);
        long sent = System.nanoTime();
        OctetReader in = new OctetReader(wire.in());
        try {
            in.await();
            stages.firstByteAfter(System.nanoTime() - sent);
        } catch (IOException e) {
            // said by the reader, who meets it again
        }
        AnswerReader.Answer answer = new AnswerReader(call, in).read();
        // a peer may answer before it has read everything, and close; only without an answer the sending is the news
        boolean silent = answer.reply().isEmpty() && wire.received() == 0;
        return silent && unsent.isPresent()
                ? new AnswerReader.Answer(Optional.empty(), answer.defects(), unsent)
                : answer;
    }

    private Optional<NetFailure> send(Wire wire, HttpCall call) {
        try {
            RequestOctets.write(call, settings.userAgent(), wire.out());
            return Optional.empty();
        } catch (WireException e) {
            return Optional.of(e.failure());
        } catch (IOException e) {
            return Optional.of(new NetFailure(NetFailure.Kind.RESET, String.valueOf(e.getMessage())));
        }
    }

    private static HttpExchange nothing(
            HttpCall call,
            Optional<InetSocketAddress> address,
            Optional<TlsSession> tls,
            NetFailure failure,
            Stages stages) {
        return new HttpExchange(
                call, address, tls, Optional.empty(), List.of(), Optional.of(failure), stages.timings());
    }
}
