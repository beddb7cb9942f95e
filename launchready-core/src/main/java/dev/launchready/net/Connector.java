package dev.launchready.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;

/** Opens TCP connections to the hosts of the launch: detours first, then DNS, one address after the other. */
final class Connector {
    private final Network.Settings settings;
    private final Dns dns;
    private final Watchdog watchdog = new Watchdog();

    Connector(Network.Settings settings, Dns dns) {
        this.settings = settings;
        this.dns = dns;
    }

    Watchdog watchdog() {
        return watchdog;
    }

    /**
     * Opens a connection.
     *
     * @param target a host and port of the launch
     * @param deadline bounds the connection from here to its end
     * @param stages notes how long resolving and connecting took
     * @return the connection
     * @throws WireException if none came about
     */
    Wire connect(HostPort target, Deadline deadline, Stages stages) throws WireException {
        Attempts attempts = new Attempts(target, deadline, stages);
        Optional<InetSocketAddress> detour = settings.detour(target);
        String host = detour.map(InetSocketAddress::getHostString).orElse(target.host());
        int port = detour.map(InetSocketAddress::getPort).orElse(target.port());
        Optional<List<InetAddress>> known =
                detour.map(InetSocketAddress::getAddress).map(List::of).or(() -> literal(host));
        if (known.isPresent()) {
            return attempts.inTurn(known.get(), port).orElseThrow(attempts::failure);
        }
        // IPv4 first. AAAA is asked only when needed, so that a server that drops AAAA questions costs nothing.
        for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
            Optional<Wire> wire = attempts.inTurn(attempts.ask(host, type), port);
            if (wire.isPresent()) {
                return wire.get();
            }
            if (attempts.isOver()) {
                break;
            }
        }
        throw attempts.failure();
    }

    /** An address written as such, and localhost, which is never asked of DNS (RFC 6761 section 6.3). */
    private static Optional<List<InetAddress>> literal(String host) {
        try {
            if (host.equals("localhost") || host.endsWith(".localhost")) {
                return Optional.of(List.of(
                        InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}),
                        InetAddress.getByAddress(host, HostParser.ipv6("::1").orElseThrow())));
            }
            Optional<byte[]> octets = host.indexOf(':') >= 0 ? HostParser.ipv6(host) : HostParser.dottedIpv4(host);
            return octets.isEmpty() ? Optional.empty() : Optional.of(List.of(InetAddress.getByAddress(octets.get())));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 octets are addresses", e);
        }
    }

    static String describe(InetSocketAddress address) {
        return new HostPort(address.getAddress().getHostAddress(), address.getPort()).toString();
    }

    /** What one connect tried, and why it came to nothing so far. */
    private final class Attempts {
        private final HostPort target;
        private final Deadline deadline;
        private final Stages stages;
        private final List<NetFailure> connecting = new ArrayList<>();
        private final List<DnsAnswer> answers = new ArrayList<>();

        Attempts(HostPort target, Deadline deadline, Stages stages) {
            this.target = target;
            this.deadline = deadline;
            this.stages = stages;
        }

        List<InetAddress> ask(String host, RecordType type) {
            long start = System.nanoTime();
            DnsAnswer answer = dns.query(host, type, deadline);
            stages.dnsTook(System.nanoTime() - start);
            answers.add(answer);
            return answer.records(DnsRecord.Address.class)
                    .map(DnsRecord.Address::address)
                    .toList();
        }

        /** Each address gets an equal share of the time left, so that one black hole does not hide the others. */
        Optional<Wire> inTurn(List<InetAddress> addresses, int port) throws WireException {
            for (int i = 0; i < addresses.size(); i++) {
                InetSocketAddress address = new InetSocketAddress(addresses.get(i), port);
                if (settings.loopbackOnly() && !address.getAddress().isLoopbackAddress()) {
                    connecting.add(new NetFailure(
                            NetFailure.Kind.FORBIDDEN,
                            target + " is at " + describe(address) + ", outside of this machine, where this launch "
                                    + "must stay; send it elsewhere with connectTo(\"" + target + "\", address)"));
                    continue;
                }
                int share = deadline.remainingMillis() / (addresses.size() - i);
                long start = System.nanoTime();
                Optional<Wire> wire = open(address, share);
                stages.connectTook(System.nanoTime() - start);
                if (wire.isPresent()) {
                    return wire;
                }
            }
            return Optional.empty();
        }

        private Optional<Wire> open(InetSocketAddress address, int millis) throws WireException {
            if (millis == 0) {
                connecting.add(timedOut(address, 0));
                return Optional.empty();
            }
            Socket socket = new Socket(Proxy.NO_PROXY);
            Future<?> watch = watchdog.at(deadline, () -> Wire.abandon(socket));
            try {
                socket.connect(address, millis);
            } catch (IOException e) {
                watch.cancel(false);
                Wire.abandon(socket);
                connecting.add(explain(address, millis, e));
                return Optional.empty();
            }
            return Optional.of(Wire.over(target, socket, settings, deadline, watch));
        }

        private NetFailure explain(InetSocketAddress address, int millis, IOException cause) {
            String message = String.valueOf(cause.getMessage());
            String lower = message.toLowerCase(Locale.ROOT);
            if (cause instanceof SocketTimeoutException || deadline.hasExpired() || lower.contains("timed out")) {
                return timedOut(address, millis);
            }
            // the JDK has one exception for "refused" and, on some systems, "unreachable"
            boolean refused = cause instanceof ConnectException && !lower.contains("unreachable");
            return new NetFailure(
                    refused ? NetFailure.Kind.REFUSED : NetFailure.Kind.UNREACHABLE,
                    at(address) + (refused ? " refuses connections" : " cannot be reached (" + message + ")"));
        }

        private NetFailure timedOut(InetSocketAddress address, int millis) {
            return new NetFailure(
                    NetFailure.Kind.CONNECT_TIMEOUT, at(address) + " accepted no connection within " + millis + " ms");
        }

        private String at(InetSocketAddress address) {
            String literal = describe(address);
            return literal.equals(target.toString()) ? literal : target + " at " + literal;
        }

        boolean isOver() {
            return deadline.hasExpired()
                    || answers.stream().anyMatch(answer -> answer.isConclusive() && !answer.exists());
        }

        WireException failure() {
            if (!connecting.isEmpty()) {
                // of several, the one that came closest: a forbidden address says less than a refusing one
                NetFailure telling = connecting.stream()
                        .filter(failure -> failure.kind() != NetFailure.Kind.FORBIDDEN)
                        .findFirst()
                        .orElse(connecting.get(0));
                String all = String.join(
                        "; ", connecting.stream().map(NetFailure::detail).toList());
                return new WireException(new NetFailure(telling.kind(), all));
            }
            Optional<DnsAnswer> open =
                    answers.stream().filter(answer -> !answer.isConclusive()).findFirst();
            DnsAnswer said = open.orElse(answers.get(answers.size() - 1));
            NetFailure.Kind kind = open.isPresent() ? NetFailure.Kind.DNS_UNAVAILABLE : NetFailure.Kind.NO_ADDRESS;
            String what = open.isPresent() ? " could not be resolved: " : " has no address: ";
            return new WireException(new NetFailure(kind, target.host() + what + said.describe()));
        }
    }
}
