package dev.launchready.email.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.email.IpRange;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The ledger's totals against a recount of the model that the zone was made from, and against the evaluator. */
class SpfLedgerTest {

    /** A term of the model; {@code below} is the included record, if it is an include. */
    record Piece(Kind kind, List<Piece> below) {}

    enum Kind {
        LIVE_A,
        DEAD_A,
        MX,
        DEAD_MX,
        EXISTS_MACRO,
        ADDRESS,
        ALL,
        INCLUDE,
        REDIRECT
    }

    @Property(tries = 1000)
    void totals_equal_an_independent_recount(@ForAll("records") List<Piece> record) {
        SpfNode tree = SpfWalker.walk("root.test", new ModelZone(record));

        SpfLedger ledger = SpfLedger.of(tree, true);

        int[] recounted = recount(record);
        assertThat(ledger.lookups()).isEqualTo(recounted[0]);
        assertThat(ledger.voids()).isEqualTo(recounted[1]);
        assertThat(ledger.lines().stream().filter(SpfQuery::lookup)).hasSize(recounted[0]);
        assertThat(ledger.lines().stream().filter(SpfQuery::empty)).hasSize(recounted[1]);
    }

    @Property(tries = 1000)
    void within_the_limits_an_address_that_nothing_matches_costs_what_the_ledger_says(
            @ForAll("records") List<Piece> record) {
        int[] recounted = recount(record);
        Assume.that(recounted[0] <= 10 && recounted[1] <= 2);
        DnsLookup zone = new ModelZone(record);

        SpfOutcome outcome = SpfEvaluator.over(zone)
                .checkMailFrom(IpRange.parse("203.0.113.9").orElseThrow(), "a@root.test", "root.test");

        SpfLedger ledger = SpfLedger.of(SpfWalker.walk("root.test", zone), true);
        assertThat(outcome.lookups()).isEqualTo(ledger.lookups());
        assertThat(outcome.voids()).isEqualTo(ledger.voids());
        assertThat(outcome.result()).isIn(SpfResult.NEUTRAL, SpfResult.FAIL);
    }

    /** Lookups and voids, counted on the model alone. */
    private static int[] recount(List<Piece> record) {
        int[] sum = new int[2];
        boolean ended = false;
        Piece redirect = null;
        for (Piece piece : record) {
            if (piece.kind() == Kind.REDIRECT) {
                redirect = redirect == null ? piece : redirect;
                continue;
            }
            ended |= piece.kind() == Kind.ALL;
            if (!ended) {
                add(piece, sum);
            }
        }
        if (!ended && redirect != null) {
            add(redirect, sum);
        }
        return sum;
    }

    private static void add(Piece piece, int[] sum) {
        sum[0] += piece.kind() == Kind.ADDRESS ? 0 : 1;
        // an exists that does not match is void
        sum[1] += switch (piece.kind()) {
            case DEAD_A, DEAD_MX, EXISTS_MACRO -> 1;
            case LIVE_A, MX, ADDRESS, ALL, INCLUDE, REDIRECT -> 0;
        };
        if (piece.kind() == Kind.INCLUDE || piece.kind() == Kind.REDIRECT) {
            int[] below = recount(piece.below());
            sum[0] += below[0];
            sum[1] += below[1];
        }
    }

    @Provide
    Arbitrary<List<Piece>> records() {
        return records(3);
    }

    private static Arbitrary<List<Piece>> records(int depth) {
        Arbitrary<Piece> plain = Arbitraries.of(
                        Kind.LIVE_A,
                        Kind.DEAD_A,
                        Kind.MX,
                        Kind.DEAD_MX,
                        Kind.EXISTS_MACRO,
                        Kind.ADDRESS,
                        Kind.ADDRESS,
                        Kind.ALL)
                .map(kind -> new Piece(kind, List.of()));
        if (depth == 0) {
            return plain.list().ofMaxSize(3);
        }
        Arbitrary<Piece> deeper = Arbitraries.of(Kind.INCLUDE, Kind.INCLUDE, Kind.REDIRECT)
                .flatMap(kind -> records(depth - 1).map(below -> new Piece(kind, below)));
        return Arbitraries.oneOf(plain, plain, deeper).list().ofMaxSize(4);
    }

    /** The model as a zone: each record under a name of its own. */
    private static final class ModelZone implements DnsLookup {
        private final Map<String, String> texts = new HashMap<>();

        ModelZone(List<Piece> record) {
            publish("root.test", record);
        }

        private void publish(String name, List<Piece> record) {
            List<String> terms = new ArrayList<>();
            boolean redirected = false;
            for (int i = 0; i < record.size(); i++) {
                Piece piece = record.get(i);
                String below = "n" + i + "." + name;
                boolean leads = piece.kind() == Kind.INCLUDE || (piece.kind() == Kind.REDIRECT && !redirected);
                if (leads) {
                    publish(below, piece.below());
                }
                switch (piece.kind()) {
                    case LIVE_A -> terms.add("a:live.test");
                    case DEAD_A -> terms.add("a:dead" + i + ".test");
                    case MX -> terms.add("mx:live.test");
                    case DEAD_MX -> terms.add("?mx:dead.test");
                    case EXISTS_MACRO -> terms.add("exists:%{i}.live.test");
                    case ADDRESS -> terms.add("ip4:192.0.2." + i);
                    case ALL -> terms.add("-all");
                    case INCLUDE -> terms.add("include:" + below);
                    case REDIRECT -> {
                        if (!redirected) {
                            terms.add("redirect=" + below);
                        }
                        redirected = true;
                    }
                }
            }
            texts.put(name, terms.stream().collect(Collectors.joining(" ", "v=spf1 ", "")));
        }

        @Override
        public DnsAnswer lookup(String name, RecordType type) {
            String text = texts.get(name);
            if (type == RecordType.TXT && text != null) {
                return DnsAnswer.of(name, type, List.of(new DnsRecord.Text(name, 60, type, List.of(text))));
            }
            if (name.equals("live.test") && type == RecordType.MX) {
                return DnsAnswer.of(name, type, List.of(new DnsRecord.MailExchange(name, 60, 10, "live.test")));
            }
            if (name.equals("live.test") && type == RecordType.A) {
                return DnsAnswer.of(name, type, List.of(new DnsRecord.Address(name, 60, address())));
            }
            return DnsAnswer.of(name, type, DnsStatus.NXDOMAIN, "");
        }

        private static InetAddress address() {
            try {
                return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
