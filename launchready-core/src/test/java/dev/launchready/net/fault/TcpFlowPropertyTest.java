package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for every flow of TCP, whatever the chunks and their times are. */
class TcpFlowPropertyTest {
    private static final long MILLI = 1_000_000;

    /** Octets that come together, so many milliseconds after the ones before. */
    record Chunk(int length, int after) {}

    @Property(tries = 300)
    void faults_that_destroy_nothing_deliver_every_octet_in_order(
            @ForAll("gentle") @Size(min = 1, max = 4) List<Fault> faults,
            @ForAll("chunks") @Size(max = 20) List<Chunk> chunks,
            @ForAll long seed) {
        FlowChain chain = play(faults, chunks, seed);

        assertThat(chain.octets()).isEqualTo(text(chunks));
        assertThat(chain.ending()).startsWith("end at ");
        assertThat(chain.pieces()).isSortedAccordingTo((a, b) -> Long.compare(a.at(), b.at()));
    }

    @Property(tries = 100)
    void the_same_seed_gives_the_same_schedule(
            @ForAll("gentle") @Size(min = 1, max = 3) List<Fault> faults,
            @ForAll("chunks") @Size(min = 1, max = 10) List<Chunk> chunks,
            @ForAll long seed) {
        assertThat(play(faults, chunks, seed).pieces())
                .isEqualTo(play(faults, chunks, seed).pieces());
    }

    @Property(tries = 100)
    void slices_are_cut_at_the_same_places_whatever_the_chunks_are(
            @ForAll("chunks") @Size(min = 1, max = 10) List<Chunk> chunks,
            @ForAll @IntRange(min = 1, max = 50) int average,
            @ForAll long seed) {
        List<Fault> slicer = List.of(Fault.slicer(average, average / 2, Duration.ofMillis(10)));
        int length = chunks.stream().mapToInt(Chunk::length).sum();

        List<Integer> whole = cuts(play(slicer, List.of(new Chunk(length, 0)), seed));
        List<Integer> chunked = cuts(play(slicer, chunks, seed));

        assertThat(chunked).containsAll(whole);
    }

    @Property(tries = 200)
    void a_limit_and_a_stall_are_exact(
            @ForAll("gentle") @Size(max = 2) List<Fault> others,
            @ForAll("chunks") @Size(min = 1, max = 15) List<Chunk> chunks,
            @ForAll @IntRange(min = 0, max = 800) int bytes,
            @ForAll long seed) {
        String all = text(chunks);
        List<Fault> limit = new ArrayList<>(others);
        limit.add(Fault.limitData(bytes));
        List<Fault> stall = new ArrayList<>(others);
        stall.add(Fault.stallAfter(bytes));

        FlowChain limited = play(limit, chunks, seed);
        FlowChain stalled = play(stall, chunks, seed);

        assertThat(limited.octets()).isEqualTo(all.substring(0, Math.min(bytes, all.length())));
        assertThat(limited.ending()).startsWith(bytes <= all.length() ? "cut at " : "end at ");
        assertThat(stalled.octets()).isEqualTo(limited.octets());
        assertThat(stalled.ending()).startsWith(bytes <= all.length() ? "open" : "end at ");
    }

    @Property(tries = 200)
    void latency_is_from_each_octets_own_time_and_never_early(
            @ForAll("chunks") @Size(min = 1, max = 15) List<Chunk> chunks,
            @ForAll @IntRange(min = 0, max = 100) int delay,
            @ForAll @IntRange(min = 0, max = 100) int jitter,
            @ForAll long seed) {
        int spread = Math.min(delay, jitter);
        FlowChain chain =
                play(List.of(Fault.latency(Duration.ofMillis(delay), Duration.ofMillis(spread))), chunks, seed);

        long came = 0;
        long latest = 0;
        for (int i = 0; i < chunks.size(); i++) {
            came += chunks.get(i).after() * MILLI;
            latest = Math.max(latest, came + (delay + spread) * MILLI);
            assertThat(chain.pieces().get(i).at()).isBetween(came + (delay - spread) * MILLI, latest);
        }
    }

    @Property(tries = 200)
    void a_narrow_line_carries_its_rate_and_no_less(
            @ForAll("chunks") @Size(min = 1, max = 15) List<Chunk> chunks,
            @ForAll @IntRange(min = 100, max = 100_000) int rate) {
        FlowChain chain = play(List.of(Fault.bandwidth(rate)), chunks, 1);

        // a model of its own: a line that is busy with one octet after the other
        double free = 0;
        double came = 0;
        for (Chunk chunk : chunks) {
            came += chunk.after() / 1e3;
            free = Math.max(free, came) + (double) chunk.length() / rate;
        }
        long last = chain.pieces().get(chain.pieces().size() - 1).at();
        assertThat(last / 1e9).isBetween(free - 1e-6, free + 1e-6);
    }

    @Provide
    Arbitrary<List<Fault>> gentle() {
        Arbitrary<Integer> millis = Arbitraries.integers().between(0, 200);
        Arbitrary<Fault> latency = Combinators.combine(millis, millis)
                .as((delay, jitter) ->
                        Fault.latency(Duration.ofMillis(delay), Duration.ofMillis(Math.min(delay, jitter))));
        Arbitrary<Fault> bandwidth = Arbitraries.longs().between(50, 1_000_000).map(Fault::bandwidth);
        Arbitrary<Fault> slicer = Combinators.combine(Arbitraries.integers().between(1, 100), millis)
                .as((average, pause) -> Fault.slicer(average, average / 2, Duration.ofMillis(pause)));
        Arbitrary<Fault> slowClose = millis.map(delay -> Fault.slowClose(Duration.ofMillis(delay)));
        return Arbitraries.oneOf(latency, bandwidth, slicer, slowClose).list();
    }

    @Provide
    Arbitrary<List<Chunk>> chunks() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 300),
                        Arbitraries.integers().between(0, 50))
                .as(Chunk::new)
                .list();
    }

    static FlowChain play(List<Fault> faults, List<Chunk> chunks, long seed) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            flows.add(Flows.of(new ActiveFault(faults.get(i), i + 1, () -> {}), Chance.random(seed, i + 1, 1, 0)));
        }
        FlowChain chain = new FlowChain(flows);
        byte[] all = text(chunks).getBytes(StandardCharsets.ISO_8859_1);
        long at = 0;
        int from = 0;
        for (Chunk chunk : chunks) {
            at += chunk.after() * MILLI;
            chain.data(at, Arrays.copyOfRange(all, from, from + chunk.length()));
            from += chunk.length();
        }
        chain.end(at);
        return chain.run();
    }

    private static String text(List<Chunk> chunks) {
        int length = chunks.stream().mapToInt(Chunk::length).sum();
        return new String(PlainServer.content(length), StandardCharsets.ISO_8859_1);
    }

    /** The places at which what came out was cut. */
    private static List<Integer> cuts(FlowChain chain) {
        int[] place = new int[1];
        return chain.pieces().stream()
                .map(piece -> place[0] += piece.octets().length())
                .collect(Collectors.toList());
    }
}
