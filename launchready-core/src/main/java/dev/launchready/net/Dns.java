package dev.launchready.net;

import dev.launchready.net.DnsMessages.Manner;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.xbill.DNS.Name;
import org.xbill.DNS.ResolverConfig;

/**
 * DNS questions over UDP with TCP fallback; each question is asked once per network, however many ask it at once, and
 * its answer remembered. Safe for use by several threads.
 */
public final class Dns {
    private static final int LONGEST_CHAIN = 16;
    private static final int AT_ONCE = 8;
    private static final Manner RECURSIVE = new Manner(true, false);
    private static final Manner UNCHECKED = new Manner(true, true);
    private static final Manner DIRECT = new Manner(false, false);

    private final Network.Settings settings;
    private final DnsMemory memory = new DnsMemory();

    Dns(Network.Settings settings) {
        this.settings = settings;
    }

    /**
     * Asks one question, or remembers its answer. Aliases are followed, at the same servers, to their end.
     *
     * @param name the name
     * @param type the record type
     * @param deadline when to stop waiting
     * @return what was answered, or why nothing was; a name that is none is {@link DnsStatus#MALFORMED}
     */
    public DnsAnswer query(String name, RecordType type, Deadline deadline) {
        return chase(name, type, RECURSIVE, deadline);
    }

    /**
     * Asks one question of a validating resolver and wants the answer even if its signatures are bogus (CD, RFC 4035
     * section 3.2.2): a question that {@linkplain #query fails} with {@link DnsStatus#SERVFAIL} and is answered here is
     * bogus.
     *
     * @param name the name
     * @param type the record type
     * @param deadline when to stop waiting
     * @return what was answered, or why nothing was
     */
    public DnsAnswer queryUnchecked(String name, RecordType type, Deadline deadline) {
        return chase(name, type, UNCHECKED, deadline);
    }

    /**
     * Asks one server what it serves itself, without recursion and without following aliases. Whether it answers for
     * the zone is {@link DnsAnswer#authoritative()}.
     *
     * @param server the server; a name is looked up, and the detours of the network hold for it
     * @param name the name
     * @param type the record type
     * @param deadline when to stop waiting
     * @return what was answered, or why nothing was
     */
    public DnsAnswer queryAt(HostPort server, String name, RecordType type, Deadline deadline) {
        if (settings.lookup().isPresent()) {
            return DnsAnswer.of(
                    name, type, DnsStatus.UNREACHABLE, "this launch takes its DNS from a fixture and asks no server");
        }
        Optional<InetSocketAddress> detour = detour(server);
        List<InetSocketAddress> addresses = detour.map(List::of).orElseGet(() -> addresses(server, deadline));
        if (addresses.isEmpty()) {
            return DnsAnswer.of(
                    name, type, DnsStatus.UNREACHABLE, "the name server " + server.host() + " has no address");
        }
        return asked(name, type, DIRECT, server.toString(), addresses, deadline);
    }

    /**
     * Asks several questions side by side, a few at once.
     *
     * @param questions the questions
     * @param deadline when to stop waiting, for all of them together
     * @return the answers in the order of the questions
     */
    public List<DnsAnswer> queryAll(List<DnsQuestion> questions, Deadline deadline) {
        return sideBySide(questions, question -> query(question.name(), question.type(), deadline));
    }

    /**
     * Asks several servers the same question side by side, each as {@link #queryAt} does.
     *
     * @param servers the servers
     * @param question the question
     * @param deadline when to stop waiting, for all of them together
     * @return the answers in the order of the servers
     */
    public List<DnsAnswer> queryAllAt(List<HostPort> servers, DnsQuestion question, Deadline deadline) {
        return sideBySide(servers, server -> queryAt(server, question.name(), question.type(), deadline));
    }

    private static <T> List<DnsAnswer> sideBySide(List<T> all, Function<T, DnsAnswer> ask) {
        if (all.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, all.size()), Dns::daemon);
        try {
            List<CompletableFuture<DnsAnswer>> answers = all.stream()
                    .map(one -> CompletableFuture.supplyAsync(() -> ask.apply(one), threads))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    /**
     * This door as a function, for evaluators.
     *
     * @param deadline when to stop waiting, for all its questions together
     * @return the function
     */
    public DnsLookup until(Deadline deadline) {
        return (name, type) -> query(name, type, deadline);
    }

    /**
     * What went out. A question whose aliases were followed appears once for each part of the way; a remembered answer
     * does not appear again.
     *
     * @return every question that went out and has ended, in the order asked, with its answer
     */
    public List<DnsAnswer> asked() {
        return memory.asked();
    }

    private DnsAnswer chase(String name, RecordType type, Manner manner, Deadline deadline) {
        DnsAnswer answer = asked(name, type, manner, "", servers(), deadline);
        List<DnsRecord.Alias> way = new ArrayList<>(answer.aliases());
        Set<String> seen = new HashSet<>(Set.of(answer.name()));
        way.forEach(alias -> seen.add(alias.owner()));
        DnsAnswer part = answer;
        while (part.status() == DnsStatus.ALIAS_ELSEWHERE && settings.lookup().isEmpty() && !way.isEmpty()) {
            String target = way.get(way.size() - 1).target();
            if (!seen.add(target) || way.size() > LONGEST_CHAIN) {
                return ended(answer, part, DnsStatus.ALIAS_LOOP, way, "the aliases lead back to " + target);
            }
            part = asked(target, type, manner, "", servers(), deadline);
            way.addAll(part.aliases());
            part.aliases().forEach(alias -> seen.add(alias.owner()));
        }
        // A server that will not talk about the target, or refers to others, is no resolver: the alias is all it knows
        boolean unknown = part.status() == DnsStatus.REFUSED || part.isReferral();
        return part.name().equals(answer.name())
                ? answer
                : unknown
                        ? ended(answer, part, DnsStatus.ALIAS_ELSEWHERE, way, part.detail())
                        : ended(answer, part, part.status(), way, part.detail());
    }

    private static DnsAnswer ended(
            DnsAnswer first, DnsAnswer last, DnsStatus status, List<DnsRecord.Alias> way, String detail) {
        return new DnsAnswer(
                first.name(),
                first.type(),
                status,
                status == DnsStatus.FOUND ? last.records() : List.of(),
                way,
                first.authenticated() && last.authenticated(),
                first.authoritative() && last.authoritative(),
                last.server(),
                first.elapsed().plus(last.elapsed()),
                detail);
    }

    private DnsAnswer asked(
            String name,
            RecordType type,
            Manner manner,
            String server,
            List<InetSocketAddress> addresses,
            Deadline deadline) {
        Name wire;
        try {
            wire = WireRecords.name(name);
        } catch (IllegalArgumentException e) {
            return DnsAnswer.of(name, type, DnsStatus.MALFORMED, String.valueOf(e.getMessage()));
        }
        String text = WireRecords.text(wire);
        Optional<DnsAnswer> forbidden = forbidden(text, type, addresses);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        return memory.once(
                new DnsMemory.Key(text, type, manner, server),
                deadline,
                () -> settings.lookup()
                        .map(lookup -> lookup.lookup(text, type))
                        .orElseGet(() -> new DnsExchange(wire, type, manner, deadline).ask(addresses)));
    }

    private Optional<DnsAnswer> forbidden(String name, RecordType type, List<InetSocketAddress> addresses) {
        if (!settings.loopbackOnly() || settings.lookup().isPresent()) {
            return Optional.empty();
        }
        return addresses.stream()
                .filter(a -> a.isUnresolved() || !a.getAddress().isLoopbackAddress())
                .findFirst()
                .map(a -> DnsAnswer.of(
                        name,
                        type,
                        DnsStatus.UNREACHABLE,
                        "the name server " + a + " is not on loopback, which this launch may not leave"));
    }

    private List<InetSocketAddress> servers() {
        if (settings.lookup().isPresent() || !settings.nameServers().isEmpty()) {
            return settings.nameServers();
        }
        return ResolverConfig.getCurrentConfig().servers();
    }

    private Optional<InetSocketAddress> detour(HostPort server) {
        return Optional.ofNullable(settings.connectTo().get(server))
                .or(() -> Optional.ofNullable(settings.connectTo().get(new HostPort("*", server.port()))));
    }

    private List<InetSocketAddress> addresses(HostPort server, Deadline deadline) {
        Optional<InetSocketAddress> literal =
                IpLiteral.parse(server.host()).map(address -> new InetSocketAddress(address, server.port()));
        if (literal.isPresent()) {
            return List.of(literal.get());
        }
        // Half of the time for its address, the other half for the question
        Deadline half = deadline.orSooner(deadline.remaining().dividedBy(2));
        List<InetSocketAddress> found = new ArrayList<>();
        for (RecordType family : List.of(RecordType.A, RecordType.AAAA)) {
            if (found.isEmpty()) {
                query(server.host(), family, half)
                        .records(DnsRecord.Address.class)
                        .map(record -> new InetSocketAddress(record.address(), server.port()))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "launchready-dns");
        thread.setDaemon(true);
        return thread;
    }
}
