package dev.launchready.net;

import dev.launchready.net.DnsMessages.Manner;
import dev.launchready.net.DnsMessages.Received;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;

/**
 * One question to some servers that serve the same data: over UDP to one after the other, again to those that stay
 * silent, over TCP where the answer did not fit. The first conclusive answer wins.
 */
final class DnsExchange {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LARGEST_MESSAGE = 65_535;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final Name name;
    private final RecordType type;
    private final Manner manner;
    private final Deadline deadline;
    private final long start = System.nanoTime();

    DnsExchange(Name name, RecordType type, Manner manner, Deadline deadline) {
        this.name = name;
        this.type = type;
        this.manner = manner;
        this.deadline = deadline;
    }

    DnsAnswer ask(List<InetSocketAddress> servers) {
        List<Peer> peers = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            servers.forEach(server -> peers.add(new Peer(server)));
            return converse(selector, peers);
        } catch (IOException e) {
            return failure(DnsStatus.UNREACHABLE, "", "no socket: " + e.getMessage());
        } finally {
            peers.forEach(Peer::close);
        }
    }

    private DnsAnswer converse(Selector selector, List<Peer> peers) throws IOException {
        // A quarter of the time first, then twice as long each round: three rounds in any deadline
        long wait = Math.min(FIRST_WAIT.toNanos(), deadline.remainingNanos() / 4);
        long nextSend = System.nanoTime();
        int sent = 0;
        while (!deadline.hasExpired() && !Thread.currentThread().isInterrupted()) {
            List<Peer> live =
                    peers.stream().filter(peer -> peer.failure.isEmpty()).toList();
            if (live.isEmpty()) {
                return worst(peers);
            }
            if (System.nanoTime() - nextSend >= 0) {
                live.get(sent % live.size()).send(selector);
                sent++;
                nextSend = System.nanoTime() + wait;
                if (sent % live.size() == 0) {
                    wait *= 2;
                }
                continue;
            }
            long pause = Math.min(nextSend - System.nanoTime(), deadline.remainingNanos());
            selector.select(Math.max(1, pause / 1_000_000));
            for (SelectionKey key : selector.selectedKeys()) {
                Peer peer = (Peer) key.attachment();
                Optional<DnsAnswer> answer = peer.receive(live.size() > 1);
                if (answer.isPresent()) {
                    return answer.get();
                }
                if (peer.failure.isPresent()) {
                    nextSend = System.nanoTime();
                }
            }
            selector.selectedKeys().clear();
        }
        return worst(peers);
    }

    /** The failure that says most: a server that said no before one that said nothing. */
    private DnsAnswer worst(List<Peer> peers) {
        return peers.stream()
                .map(peer -> peer.failure.orElseGet(peer::silence))
                .min(Comparator.comparing(DnsAnswer::status))
                .orElseGet(() -> failure(DnsStatus.UNREACHABLE, "", "no name server is known"));
    }

    private DnsAnswer failure(DnsStatus status, String server, String detail) {
        String text = WireRecords.text(name);
        return new DnsAnswer(text, type, status, List.of(), List.of(), false, false, server, elapsed(), detail);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** One server, as far as this question is concerned. */
    private final class Peer {
        private final InetSocketAddress address;
        private final String text;
        private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST_MESSAGE);
        private Optional<DatagramChannel> channel = Optional.empty();
        private Optional<DnsAnswer> failure = Optional.empty();
        private Message query = DnsMessages.query(RANDOM.nextInt(1 << 16), name, type, manner, true);
        private String suspect = "";

        Peer(InetSocketAddress address) {
            this.address = address;
            this.text = address.isUnresolved()
                    ? address.getHostString() + ":" + address.getPort()
                    : new HostPort(address.getAddress().getHostAddress(), address.getPort()).toString();
        }

        void send(Selector selector) {
            try {
                if (channel.isEmpty()) {
                    channel = Optional.of(open(selector));
                }
                channel.get().write(ByteBuffer.wrap(query.toWire()));
            } catch (IOException | RuntimeException e) {
                fail(DnsStatus.UNREACHABLE, unreachable(e));
            }
        }

        // Connected, so that nobody else is listened to and a closed port is told
        private DatagramChannel open(Selector selector) throws IOException {
            DatagramChannel opened = DatagramChannel.open();
            try {
                opened.configureBlocking(false);
                opened.connect(address);
                opened.register(selector, SelectionKey.OP_READ, this);
                return opened;
            } catch (IOException | RuntimeException e) {
                opened.close();
                throw e;
            }
        }

        Optional<DnsAnswer> receive(boolean othersWait) {
            buffer.clear();
            try {
                if (channel.isEmpty() || channel.get().read(buffer) <= 0) {
                    return Optional.empty();
                }
            } catch (IOException e) {
                fail(DnsStatus.UNREACHABLE, unreachable(e));
                return Optional.empty();
            }
            byte[] octets = new byte[buffer.flip().remaining()];
            buffer.get(octets);
            Received received = DnsMessages.parse(octets);
            boolean ours = DnsMessages.id(octets) == query.getHeader().getID();
            if (received.message().isEmpty() && ours) {
                fail(DnsStatus.MALFORMED, received.defect());
                return Optional.empty();
            }
            Optional<String> mismatch = received.message()
                    .map(message -> DnsMessages.mismatch(query, message))
                    .orElseGet(() -> Optional.of(received.defect()));
            if (mismatch.isPresent()) {
                // Perhaps forged: the true answer may still come (RFC 5452 section 9.1)
                suspect = mismatch.get();
                return Optional.empty();
            }
            Message reply = received.message().orElseThrow();
            if (reply.getHeader().getFlag(Flags.TC)) {
                return overTcp(
                        othersWait ? deadline.orSooner(deadline.remaining().dividedBy(2)) : deadline);
            }
            return judge(reply);
        }

        private Optional<DnsAnswer> overTcp(Deadline until) {
            DnsTcp.Reply reply = DnsTcp.ask(address, query.toWire(), until);
            if (reply.status() != DnsStatus.FOUND) {
                fail(reply.status(), "truncated over UDP, and over TCP " + reply.detail());
                return Optional.empty();
            }
            Received received = DnsMessages.parse(reply.octets());
            Optional<String> defect = received.message()
                    .map(message -> DnsMessages.mismatch(query, message)
                            .or(() -> message.getHeader().getFlag(Flags.TC)
                                    ? Optional.of("an answer that is truncated over TCP, too")
                                    : Optional.empty()))
                    .orElseGet(() -> Optional.of(received.defect()));
            if (defect.isPresent()) {
                fail(DnsStatus.MALFORMED, defect.get());
                return Optional.empty();
            }
            return judge(received.message().orElseThrow());
        }

        private Optional<DnsAnswer> judge(Message reply) {
            boolean refusesEdns = reply.getRcode() == Rcode.FORMERR || reply.getRcode() == Rcode.NOTIMP;
            if (refusesEdns && query.getOPT() != null) {
                // A server older than EDNS: once more without it (RFC 6891 section 6.2.2)
                query = DnsMessages.query(RANDOM.nextInt(1 << 16), name, type, manner, false);
                try {
                    channel.orElseThrow().write(ByteBuffer.wrap(query.toWire()));
                } catch (IOException e) {
                    fail(DnsStatus.UNREACHABLE, unreachable(e));
                }
                return Optional.empty();
            }
            DnsAnswer answer = DnsMessages.read(reply, name, type, text, elapsed());
            if (answer.isConclusive()) {
                return Optional.of(answer);
            }
            failure = Optional.of(answer);
            return Optional.empty();
        }

        DnsAnswer silence() {
            return suspect.isEmpty()
                    ? DnsExchange.this.failure(
                            DnsStatus.TIMEOUT,
                            text,
                            "no answer within " + elapsed().toMillis() + " ms")
                    : DnsExchange.this.failure(DnsStatus.MALFORMED, text, suspect);
        }

        void close() {
            channel.ifPresent(opened -> {
                try {
                    opened.close();
                } catch (IOException e) {
                    // It is of no use any more either way
                }
            });
        }

        private void fail(DnsStatus status, String detail) {
            failure = Optional.of(DnsExchange.this.failure(status, text, detail));
        }

        private String unreachable(Exception e) {
            return address.isUnresolved() ? "the name server's own name has no address" : DnsTcp.inWords(e);
        }
    }
}
