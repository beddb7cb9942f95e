package dev.launchready.examples.bench;

import dev.launchready.email.dmarc.DmarcEvaluator;
import dev.launchready.email.dmarc.DmarcEvaluator.Identifier;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * DMARC evaluations a second on one thread, zone in memory: the three messages of RFC 9989 appendix B.4, each with an
 * SPF and a DKIM domain that need tree walks of their own. Nothing is remembered between evaluations.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DmarcBench {
    private final Map<String, DnsAnswer> answers = new HashMap<>();
    private final DnsLookup dns = (name, type) -> {
        DnsAnswer answer = type == RecordType.TXT ? answers.get(name) : null;
        return answer == null ? DnsAnswer.of(name, type, DnsStatus.NXDOMAIN, "") : answer;
    };
    private final DmarcEvaluator evaluator = DmarcEvaluator.over(dns);

    public DmarcBench() {
        record("example.com", "v=DMARC1; p=reject; sp=quarantine; rua=mailto:d@example.com");
        record("signing.example.com", "v=DMARC1; p=none");
        record("bank.example", "v=DMARC1; p=reject; psd=y");
        record("giant.bank.example", "v=DMARC1; p=quarantine");
    }

    private void record(String domain, String text) {
        String name = "_dmarc." + domain;
        answers.put(
                name,
                DnsAnswer.of(
                        name, RecordType.TXT, List.of(new DnsRecord.Text(name, 60, RecordType.TXT, List.of(text)))));
    }

    @Benchmark
    @OperationsPerInvocation(3)
    public int evaluate() {
        return one("example.com", "example.com", "signing.example.com")
                + one("a.b.c.d.e.f.g.h.i.j.k.example.com", "example.com", "signing.example.com")
                + one("giant.bank.example", "mail.giant.bank.example", "mail.mega.bank.example");
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void cpu_evaluate(CpuRate rate) throws Exception {
        rate.warm(3, this::evaluate);
    }

    private int one(String author, String spf, String dkim) {
        return evaluator
                .evaluate(author, new Identifier(spf, true), List.of(new Identifier(dkim, true)))
                .result()
                .ordinal();
    }
}
