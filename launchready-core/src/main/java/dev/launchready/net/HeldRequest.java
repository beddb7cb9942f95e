package dev.launchready.net;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 request of which all but the last octet has been sent, by {@link Http#hold}. Several of them let go one
 * after the other reach a server within microseconds of each other, whatever connecting took; one that is closed after
 * {@link #letGo()} is a client that left before it read the answer.
 *
 * <p>For one thread at a time. Nothing is thrown: what went wrong on the way is the failure of {@link #answer()}.
 */
public final class HeldRequest implements AutoCloseable {
    private final HttpCall call;
    private final byte[] octets;
    private final Stages stages;
    private final Optional<TlsSession> tls;
    private final @Nullable Wire wire;
    private Optional<NetFailure> failure;
    private long sent;

    HeldRequest(
            HttpCall call,
            byte[] octets,
            Stages stages,
            Optional<TlsSession> tls,
            @Nullable Wire wire,
            Optional<NetFailure> failure) {
        this.call = call;
        this.octets = octets;
        this.stages = stages;
        this.tls = tls;
        this.wire = wire;
        this.failure = failure;
        write(0, octets.length - 1);
    }

    /** {@return why the request could not be brought this far, or empty} */
    public Optional<NetFailure> failure() {
        return failure;
    }

    /** Sends the last octet: from here on the server has the whole request. */
    public void letGo() {
        write(octets.length - 1, 1);
        sent = System.nanoTime();
    }

    /**
     * Waits for the answer to a request that was {@linkplain #letGo() let go}.
     *
     * @return what was on the wire, until the deadline of the request
     */
    public HttpExchange answer() {
        Wire open = wire;
        Optional<InetSocketAddress> address = Optional.ofNullable(open).map(Wire::connectedTo);
        if (open == null) {
            return new HttpExchange(call, address, tls, Optional.empty(), List.of(), failure, stages.timings());
        }
        OctetReader in = new OctetReader(open.in());
        try {
            in.await();
            stages.firstByteAfter(System.nanoTime() - sent);
        } catch (IOException e) {
            // said by the reader, who meets it again
        }
        AnswerReader.Answer answer = new AnswerReader(call, in).read();
        // a peer may answer before it has read everything, and close; only without an answer the sending is the news
        boolean silent = answer.reply().isEmpty() && open.received() == 0;
        return new HttpExchange(
                call,
                address,
                tls,
                answer.reply(),
                answer.defects(),
                silent && failure.isPresent() ? failure : answer.failure(),
                stages.timings());
    }

    /** Closes the connection, whether or not there was an answer. */
    @Override
    public void close() {
        if (wire != null) {
            wire.close();
        }
    }

    private void write(int offset, int length) {
        if (wire == null || failure.isPresent()) {
            return;
        }
        try {
            OutputStream out = wire.out();
            out.write(octets, offset, length);
        } catch (WireException e) {
            failure = Optional.of(e.failure());
        } catch (IOException e) {
            failure = Optional.of(new NetFailure(NetFailure.Kind.RESET, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public String toString() {
        return "held " + call + " of " + octets.length + " octets";
    }
}
