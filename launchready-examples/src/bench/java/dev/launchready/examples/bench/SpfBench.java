package dev.launchready.examples.bench;

import dev.launchready.email.spf.SpfEvaluator;
import dev.launchready.net.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.core.exceptions.TimeoutException;
import org.apache.james.jspf.impl.SPF;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * SPF evaluations a second on one thread over the 203 cases of the RFC 7208 suite, zones in memory, beside jSPF 1.0.5 on
 * the same zones: by the wall clock when warm, and by {@link CpuRate} when warm and in the first five CPU seconds of a
 * fresh JVM. Nothing is remembered between evaluations.
 */
@State(Scope.Benchmark)
public class SpfBench {
    private static final int CASES = 203;

    private final List<SpfSuite.Case> cases = new ArrayList<>();
    private final List<SpfEvaluator> ours = new ArrayList<>();
    private final List<SPF> theirs = new ArrayList<>();

    @Setup
    public void load() {
        cases.addAll(SpfSuite.load());
        if (cases.size() != CASES) {
            throw new IllegalStateException(cases.size() + " cases instead of " + CASES);
        }
        for (SpfSuite.Case one : cases) {
            ours.add(SpfEvaluator.over(one.zone()));
            theirs.add(new SPF(new ZoneService(one.zone())));
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(CASES)
    @Warmup(iterations = 3, time = 3)
    @Measurement(iterations = 5, time = 3)
    @Fork(1)
    public int warm_ours() {
        return all(this::ours);
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(CASES)
    @Warmup(iterations = 3, time = 3)
    @Measurement(iterations = 5, time = 3)
    @Fork(1)
    public int warm_jspf() {
        return all(this::theirs);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(1)
    public void cpu_warm_ours(CpuRate rate) throws Exception {
        rate.warm(CASES, () -> all(this::ours));
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(1)
    public void cpu_warm_jspf(CpuRate rate) throws Exception {
        rate.warm(CASES, () -> all(this::theirs));
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(1)
    public void first_five_cpu_seconds_ours(CpuRate rate) throws Exception {
        rate.first(CASES, () -> all(this::ours));
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(1)
    public void first_five_cpu_seconds_jspf(CpuRate rate) throws Exception {
        rate.first(CASES, () -> all(this::theirs));
    }

    private int ours(int i) {
        SpfSuite.Case one = cases.get(i);
        String result = ours.get(i)
                .checkMailFrom(one.address(), one.mailFrom(), one.helo())
                .result()
                .toString();
        return one.results().contains(result) ? 1 : 0;
    }

    private int theirs(int i) {
        SpfSuite.Case one = cases.get(i);
        return one.results()
                        .contains(theirs.get(i)
                                .checkSPF(one.host(), one.mailFrom(), one.helo())
                                .getResult())
                ? 1
                : 0;
    }

    /** Evaluates every case once; returns how many results are right, which keeps the work from being dropped. */
    private int all(ToIntFunction<Integer> evaluate) {
        int right = 0;
        for (int i = 0; i < CASES; i++) {
            right += evaluate.applyAsInt(i);
        }
        if (right < 190) {
            throw new IllegalStateException("only " + right + " of " + CASES + " results are right");
        }
        return right;
    }

    /** The zone as jSPF asks for it. */
    private static final class ZoneService implements DNSService {
        private final SpfSuite.Zone zone;

        ZoneService(SpfSuite.Zone zone) {
            this.zone = zone;
        }

        @Override
        public List<String> getRecords(DNSRequest request) throws TimeoutException {
            RecordType type = switch (request.getRecordType()) {
                case DNSRequest.A -> RecordType.A;
                case DNSRequest.AAAA -> RecordType.AAAA;
                case DNSRequest.MX -> RecordType.MX;
                case DNSRequest.PTR -> RecordType.PTR;
                case DNSRequest.TXT -> RecordType.TXT;
                default -> RecordType.SPF;
            };
            String name = request.getHostname().toLowerCase(Locale.ROOT);
            if (name.indexOf(' ') >= 0) {
                name = name.replace(" ", "\\032");
            }
            if (zone.timesOut(name, type)) {
                throw new TimeoutException(name);
            }
            List<String> texts = zone.texts(name, type);
            // jSPF takes out of the list what it has looked at
            return texts == null ? null : new ArrayList<>(texts);
        }

        @Override
        public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
            try {
                return CompletableFuture.completedFuture(getRecords(request));
            } catch (TimeoutException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        @Override
        public List<String> getLocalDomainNames() {
            return List.of("localdomain.foo.bar");
        }

        @Override
        public void setTimeOut(int seconds) {}

        @Override
        public int getRecordLimit() {
            return 0;
        }

        @Override
        public void setRecordLimit(int limit) {}
    }
}
