package dev.launchready.email.transport;

import dev.launchready.net.Concurrently;
import dev.launchready.net.Deadline;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.Network;
import dev.launchready.net.RecordType;
import dev.launchready.net.SmtpExchange;
import dev.launchready.net.Url;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Looks at everything side by side: nothing waits but for what it depends on. */
final class MailLook {
    /** Each mail server is spoken with; a guest stops at ten. */
    static final int MOST_HOSTS = 10;

    private static final int POLICY_LIMIT = 64 << 10;
    private static final int LOGO_LIMIT = 256 << 10;

    private final String domain;
    private final Network network;
    private final Deadline deadline;
    private final DnsLookup dns;
    private final boolean probing;

    MailLook(String domain, Network network, Deadline deadline, boolean probing) {
        this.domain = domain;
        this.network = network;
        this.deadline = deadline;
        this.dns = network.dns().until(deadline);
        this.probing = probing;
    }

    MailFacts look(List<InetAddress> addresses) {
        Slot<DnsAnswer> mx = new Slot<>();
        Slot<List<MxHost>> hosts = new Slot<>();
        Slot<DnsAnswer> mtaSts = new Slot<>();
        Slot<Optional<HttpExchange>> policy = new Slot<>();
        Slot<DnsAnswer> tlsRpt = new Slot<>();
        Slot<DnsAnswer> bimi = new Slot<>();
        Slot<Optional<HttpExchange>> logo = new Slot<>();
        Slot<DnsAnswer> dmarc = new Slot<>();
        Slot<List<SendingAddress>> senders = new Slot<>();
        List<Runnable> tasks = List.of(
                () -> hosts.put(hosts(mx.put(dns.lookup(domain, RecordType.MX)))),
                () -> policy.put(policy(mtaSts.put(txt("_mta-sts.")))),
                () -> tlsRpt.put(txt("_smtp._tls.")),
                () -> logo.put(logo(bimi.put(txt("default._bimi.")))),
                () -> dmarc.put(txt("_dmarc.")),
                () -> senders.put(Concurrently.map(addresses, this::sender)));
        List<Boolean> done = Concurrently.map(tasks, task -> {
            task.run();
            return true;
        });
        if (done.size() != tasks.size()) {
            throw new IllegalStateException("a look got lost");
        }
        return new MailFacts(
                domain,
                mx.get(),
                hosts.get(),
                mtaSts.get(),
                policy.get(),
                tlsRpt.get(),
                bimi.get(),
                logo.get(),
                dmarc.get(),
                senders.get());
    }

    private DnsAnswer txt(String prefix) {
        return dns.lookup(prefix + domain, RecordType.TXT);
    }

    private List<MxHost> hosts(DnsAnswer answer) {
        List<DnsRecord.MailExchange> records = answer.records(DnsRecord.MailExchange.class)
                .filter(record -> !record.exchange().equals("."))
                .sorted(Comparator.comparingInt(DnsRecord.MailExchange::preference))
                .toList();
        return Concurrently.map(records, record -> host(record, records.indexOf(record) < MOST_HOSTS));
    }

    private MxHost host(DnsRecord.MailExchange record, boolean speak) {
        String name = record.exchange();
        List<DnsAnswer> addresses =
                Concurrently.map(List.of(RecordType.A, RecordType.AAAA), type -> dns.lookup(name, type));
        boolean resolves = addresses.stream().anyMatch(answer -> answer.status() == DnsStatus.FOUND);
        Optional<SmtpExchange> smtp =
                speak && probing && resolves ? Optional.of(network.smtp().probe(name, 25, deadline)) : Optional.empty();
        return new MxHost(name, record.preference(), addresses, dns.lookup("_25._tcp." + name, RecordType.TLSA), smtp);
    }

    private Optional<HttpExchange> policy(DnsAnswer record) {
        if (MailRecord.of(record, "STSv1").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(get("https://mta-sts." + domain + "/.well-known/mta-sts.txt", POLICY_LIMIT));
    }

    private Optional<HttpExchange> logo(DnsAnswer record) {
        return MailRecord.of(record, "BIMI1").stream()
                .filter(r -> r.problems().isEmpty())
                .flatMap(r -> r.tags().value("l").stream())
                .filter(uri -> !uri.isEmpty())
                .findFirst()
                .flatMap(this::fetch);
    }

    private Optional<HttpExchange> fetch(String uri) {
        try {
            return Optional.of(get(uri, LOGO_LIMIT));
        } catch (IllegalArgumentException e) {
            // no address: judged by the record itself
            return Optional.empty();
        }
    }

    private HttpExchange get(String url, int limit) {
        return network.http().exchange(HttpCall.get(Url.of(url)).withBodyLimit(limit), deadline);
    }

    private SendingAddress sender(InetAddress address) {
        DnsAnswer reverse = dns.lookup(reverseName(address), RecordType.PTR);
        RecordType type = address instanceof Inet4Address ? RecordType.A : RecordType.AAAA;
        List<String> names = reverse.records(DnsRecord.Pointer.class)
                .map(DnsRecord.Pointer::target)
                .limit(MOST_HOSTS)
                .toList();
        return new SendingAddress(address, reverse, Concurrently.map(names, name -> dns.lookup(name, type)));
    }

    static String reverseName(InetAddress address) {
        byte[] octets = address.getAddress();
        StringBuilder name = new StringBuilder();
        for (int i = octets.length - 1; i >= 0; i--) {
            int octet = octets[i] & 0xFF;
            if (octets.length == 4) {
                name.append(octet).append('.');
            } else {
                name.append(Integer.toHexString(octet & 0xF)).append('.');
                name.append(Integer.toHexString(octet >> 4)).append('.');
            }
        }
        return name.append(octets.length == 4 ? "in-addr.arpa" : "ip6.arpa").toString();
    }

    /** Takes what one thread saw to the thread that gathers. */
    private static final class Slot<T> {
        private final CompletableFuture<T> value = new CompletableFuture<>();

        T put(T seen) {
            value.complete(seen);
            return seen;
        }

        T get() {
            return value.join();
        }
    }
}
