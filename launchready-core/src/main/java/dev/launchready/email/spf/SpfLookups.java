package dev.launchready.email.spf;

import dev.launchready.email.Parsed;
import dev.launchready.net.Deadline;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Asks ahead: as soon as a record is read, every question that it leads to is asked, side by side. Each question is
 * asked once, and the whole takes about as long as the longest chain of questions that depend on each other.
 */
final class SpfLookups implements DnsLookup, AutoCloseable {
    private static final int AT_ONCE = 16;
    /** A hostile tree is cut here; an honest one has a few dozen. */
    private static final int MOST_AHEAD = 300;

    private final DnsLookup dns;
    private final Deadline deadline;
    private final String root;
    private final Map<Question, CompletableFuture<DnsAnswer>> answers = new ConcurrentHashMap<>();
    private final Map<String, Boolean> visited = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, SpfLookups::daemon);

    private record Question(String name, RecordType type) {}

    SpfLookups(DnsLookup dns, Deadline deadline, String root) {
        this.dns = dns;
        this.deadline = deadline;
        this.root = root;
    }

    /** Asks one question ahead. */
    void askAhead(String name, RecordType type) {
        ahead(name, type, answer -> {});
    }

    /** Begins to ask for a domain's record and for all that follows from it. */
    void askAhead(String domain) {
        if (answers.size() >= MOST_AHEAD || visited.putIfAbsent(domain, true) != null) {
            return;
        }
        ahead(
                domain,
                RecordType.TXT,
                answer -> SpfTexts.spf(answer).stream()
                        .map(SpfRecord::parse)
                        .map(Parsed::value)
                        .forEach(record -> record.ifPresent(read -> follow(domain, read))));
    }

    private void follow(String domain, SpfRecord record) {
        for (SpfTerm term : record.terms()) {
            if (!(term instanceof SpfTerm.Targeted targeted) || !term.costsLookup()) {
                continue;
            }
            String target = SpfTexts.fixedTarget(targeted.domain(), domain, root);
            if (!DomainNames.canBeAsked(target)) {
                continue;
            }
            if (term instanceof SpfTerm.Include || term instanceof SpfTerm.Redirect) {
                askAhead(target);
            } else if (term instanceof SpfTerm.A) {
                addresses(target);
            } else if (term instanceof SpfTerm.Exists) {
                ahead(target, RecordType.A, answer -> {});
            } else if (term instanceof SpfTerm.Mx) {
                ahead(
                        target,
                        RecordType.MX,
                        answer -> answer.records(DnsRecord.MailExchange.class)
                                .limit(10)
                                .forEach(host -> addresses(host.exchange())));
            }
        }
    }

    private void addresses(String name) {
        if (DomainNames.canBeAsked(name) && !name.equals(".") && answers.size() < MOST_AHEAD) {
            ahead(name, RecordType.A, answer -> {});
            ahead(name, RecordType.AAAA, answer -> {});
        }
    }

    private void ahead(String name, RecordType type, Consumer<DnsAnswer> then) {
        CompletableFuture<Void> unused = start(name, type).thenAccept(then);
    }

    private CompletableFuture<DnsAnswer> start(String name, RecordType type) {
        String presented = DomainNames.presented(name);
        Question question = new Question(presented, type);
        CompletableFuture<DnsAnswer> mine = new CompletableFuture<>();
        CompletableFuture<DnsAnswer> other = answers.putIfAbsent(question, mine);
        if (other != null) {
            return other;
        }
        threads.execute(() -> {
            try {
                mine.complete(dns.lookup(presented, type));
            } catch (RuntimeException e) {
                mine.complete(DnsAnswer.of(presented, type, DnsStatus.UNREACHABLE, "the DNS function failed: " + e));
            }
        });
        return mine;
    }

    @Override
    public DnsAnswer lookup(String name, RecordType type) {
        try {
            return start(name, type).get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return DnsAnswer.of(
                    name,
                    type,
                    DnsStatus.TIMEOUT,
                    "no answer within " + deadline.budget().toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return DnsAnswer.of(name, type, DnsStatus.UNREACHABLE, "interrupted");
        } catch (ExecutionException e) {
            return DnsAnswer.of(name, type, DnsStatus.UNREACHABLE, String.valueOf(e.getCause()));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "launchready-spf");
        thread.setDaemon(true);
        return thread;
    }
}
