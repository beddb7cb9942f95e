package dev.launchready.net.fault;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client's connection and the one to the upstream that belongs to it. Used on the loop's thread only. */
final class Connection {
    /** How long a client may take to notice that a fault has cut its connection, before it is closed for good. */
    private static final long LINGER_NANOS = Duration.ofSeconds(1).toNanos();

    private final int number;
    private final Engine engine;
    private final Loop loop;
    private final Peer client;
    private final Peer upstream;
    private final Pipe up;
    private final Pipe down;
    private final List<Stage> contents = new ArrayList<>();
    private final Set<String> faults = new LinkedHashSet<>();
    private final Instant opened = Instant.now();
    private final long openedNanos = System.nanoTime();
    private @Nullable TlsEnd clientTls;
    private @Nullable TlsEnd upstreamTls;
    private @Nullable ActiveFault parkedBy;
    private ConnectionEnd cause = ConnectionEnd.OPEN;
    private boolean flowing;
    private boolean closed;
    private @Nullable Peer lingering;
    private long closedNanos;
    private Optional<Duration> clientLeft = Optional.empty();

    Connection(int number, Engine engine, Loop loop) {
        this.number = number;
        this.engine = engine;
        this.loop = loop;
        this.client = new Peer(this, loop);
        this.upstream = new Peer(this, loop);
        this.up = new Pipe(this, loop, client, upstream);
        this.down = new Pipe(this, loop, upstream, client);
    }

    int number() {
        return number;
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether octets may be read and passed on. */
    boolean isFlowing() {
        return flowing && !closed;
    }

    boolean isLingering() {
        return lingering != null;
    }

    /** Puts HTTP and TLS, where they are spoken, between the client's line and the upstream's socket. */
    void speak(@Nullable TlsEnd toClient, @Nullable TlsEnd toUpstream, @Nullable HttpConversation http) {
        Receiver upward = up.sink();
        Receiver downward = down.wire();
        clientTls = toClient;
        upstreamTls = toUpstream;
        if (toUpstream != null) {
            upward = toUpstream.outbound(up, upward);
        }
        if (toClient != null) {
            downward = toClient.outbound(down, downward);
        }
        if (http != null) {
            upward = content(new Stage(up, http.requests(), upward));
            downward = content(new Stage(down, http.responses(), downward));
        }
        up.wire().exit(toClient == null ? upward : toClient.inbound(upward));
        down.entry(toUpstream == null ? downward : toUpstream.inbound(downward));
    }

    private Stage content(Stage stage) {
        contents.add(stage);
        stage.begin(openedNanos);
        return stage;
    }

    void accepted(SocketChannel socket) throws IOException {
        client.accepted(socket);
    }

    /** Leaves the client's octets where they are until the fault ends. */
    void park(ActiveFault by) {
        parkedBy = by;
    }

    void start() {
        if (parkedBy == null) {
            upstream.connect(engine.upstreamAddresses());
        }
    }

    void connected() {
        flowing = true;
        TlsEnd tls = upstreamTls;
        if (tls != null) {
            guarded(() -> tls.begin(System.nanoTime()));
        }
        settle();
    }

    /** No address of the upstream answers. A fault that holds the client's line holds this too. */
    void unreachable() {
        note(ConnectionEnd.UPSTREAM_UNREACHABLE);
        down.wire().broken(System.nanoTime());
    }

    /** TLS was refused: by or to the client, who gets the end; or with the upstream, and the client gets a reset. */
    void tlsFailed(TlsEnd end, long now) {
        if (end == clientTls) {
            down.wire().end(true, now);
        } else {
            down.wire().broken(now);
        }
    }

    void apply(ActiveFault fault, FlowMaker flows) {
        noteFault(fault.fault().id());
        long now = System.nanoTime();
        if (fault.fault().acts(Fault.Way.UP)) {
            up.wire().add(fault, flows.make(Fault.Way.UP), now);
        }
        if (fault.fault().acts(Fault.Way.DOWN)) {
            down.wire().add(fault, flows.make(Fault.Way.DOWN), now);
        }
        settle();
    }

    /** The fault has ended. */
    void release(ActiveFault fault) {
        if (closed) {
            return;
        }
        guarded(() -> {
            long now = System.nanoTime();
            contents.forEach(stage -> stage.release(fault, now));
            up.wire().remove(fault, now);
            down.wire().remove(fault, now);
        });
        if (parkedBy == fault) {
            parkedBy = null;
            start();
        }
        settle();
    }

    void noteFault(String id) {
        faults.add(id);
    }

    /** Says how it ends; the first to say so is right. */
    void note(ConnectionEnd how) {
        if (cause == ConnectionEnd.OPEN) {
            cause = how;
        }
    }

    void sourceClosed(Pipe pipe) {
        left(pipe);
        note(pipe == up ? ConnectionEnd.CLOSED_BY_CLIENT : ConnectionEnd.CLOSED_BY_UPSTREAM);
    }

    private void left(Pipe pipe) {
        if (pipe == up) {
            clientLeft = Optional.of(Duration.ofNanos(System.nanoTime() - openedNanos));
        }
    }

    void sourceBroken(Pipe pipe) {
        left(pipe);
        note(pipe == up ? ConnectionEnd.RESET_BY_CLIENT : ConnectionEnd.RESET_BY_UPSTREAM);
    }

    void readable(Peer peer) {
        if (lingering == null) {
            (peer == client ? up : down).read();
        } else {
            drainLingering(peer);
        }
    }

    void writable(Peer peer) {
        Pipe pipe = peer == client ? down : up;
        pipe.sink().flush(loop);
        pipe.settle();
    }

    /** Runs code of a flow or of TLS; what it throws ends this connection and no other. */
    void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            broken(e);
        }
    }

    void broken(RuntimeException e) {
        engine.report(number, e);
        reset();
    }

    /** Resets both sides. */
    void reset() {
        note(ConnectionEnd.RESET_BY_FAULT);
        client.reset();
        upstream.reset();
        finished();
    }

    /** Closes both sides if everything has gone through in both directions. */
    void closeWhenDone() {
        if (!closed && up.sink().isDone() && down.sink().isDone()) {
            client.close();
            upstream.close();
            finished();
        }
    }

    /** A fault closes the connection, the client being told by an end and not by a reset. */
    void closeByFault() {
        note(ConnectionEnd.CLOSED_BY_FAULT);
        cut(client);
    }

    /**
     * Ends the connection. The receiver gets the end behind all that it was sent: what it still sends is read and dropped,
     * since closing a socket with unread octets resets it, and a reset may overtake what was sent.
     */
    void cut(Peer receiver) {
        if (closed) {
            return;
        }
        Peer other = receiver == client ? upstream : client;
        other.close();
        lingering = receiver;
        finished();
        receiver.shutdownOutput();
        receiver.interest(SelectionKey.OP_WRITE, false);
        receiver.interest(SelectionKey.OP_READ, true);
        loop.at(System.nanoTime() + LINGER_NANOS, receiver::close);
    }

    void closeWithProxy() {
        note(ConnectionEnd.CLOSED_WITH_PROXY);
        client.close();
        upstream.close();
        finished();
    }

    ProxiedConnection record() {
        long until = closed ? closedNanos : System.nanoTime();
        return new ProxiedConnection(
                number,
                opened,
                Duration.ofNanos(until - openedNanos),
                up.sink().written(),
                down.sink().written(),
                closed ? cause : ConnectionEnd.OPEN,
                List.copyOf(faults),
                clientLeft);
    }

    private void settle() {
        up.settle();
        down.settle();
    }

    private void finished() {
        if (!closed) {
            closed = true;
            closedNanos = System.nanoTime();
            up.clear();
            down.clear();
            contents.forEach(Stage::clear);
            engine.ended(this);
        }
    }

    private void drainLingering(Peer peer) {
        try {
            if (peer == lingering && peer.read(loop.buffer()) >= 0) {
                return;
            }
        } catch (IOException ignored) {
            // it has noticed
        }
        peer.close();
    }

    /** Makes a flow of a fault for one direction. */
    interface FlowMaker {
        Flow make(Fault.Way way);
    }
}
