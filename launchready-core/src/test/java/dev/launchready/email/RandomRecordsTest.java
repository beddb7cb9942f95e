package dev.launchready.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.email.dkim.DkimKey;
import dev.launchready.email.dmarc.DmarcEvaluator;
import dev.launchready.email.dmarc.DmarcEvaluator.Identifier;
import dev.launchready.email.dmarc.DmarcRecord;
import dev.launchready.email.spf.SpfEvaluator;
import dev.launchready.email.spf.SpfRecord;
import dev.launchready.email.transport.MailFacts;
import dev.launchready.email.transport.MailRecord;
import dev.launchready.email.transport.MtaStsPolicy;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Random records of every kind, read and evaluated: thousands in the gate, a million by {@code mvn -Prandom test}.
 * Nothing may throw, and nothing may take 50 ms.
 */
class RandomRecordsTest {
    /** How many records all tries together take; a record of random kind is read by all readers. */
    private static final int COUNT = Integer.getInteger("launchready.random", 5_000);

    private static final int TRIES = 1_000;
    private static final CpuClock CLOCK = new CpuClock("random records");
    private static final IpRange FOUR = IpRange.parse("192.0.2.1").orElseThrow();
    private static final IpRange SIX = IpRange.parse("2001:db8::1").orElseThrow();
    private static final List<DnsStatus> FAILURES =
            EnumSet.complementOf(EnumSet.of(DnsStatus.FOUND)).stream().toList();

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void no_record_breaks_or_holds_up_those_who_read_it(@ForAll Random random) {
        for (int i = 0; i < Math.max(1, COUNT / TRIES); i++) {
            String text = RandomText.record(random);
            long seed = random.nextLong();

            CLOCK.time(() -> "\"" + text + "\" and the zone of seed " + seed, () -> {
                read(text);
                evaluate(text, new Random(seed));
            });
        }
    }

    @AfterContainer
    static void there_were_as_many_as_wanted() {
        System.out.println(CLOCK.report(COUNT / TRIES * (long) TRIES));
    }

    private static void read(String text) {
        TagList.read(text);
        SpfRecord.parse(text)
                .fault()
                .ifPresent(fault -> assertThat(fault.offset()).isBetween(0, text.length()));
        DkimKey key = DkimKey.parse(text);
        assertThat(key.isUsable()).isEqualTo(key.problems().isEmpty());
        DmarcRecord.read(text).ifPresent(record -> assertThat(record.text()).isEqualTo(text));
        MtaStsPolicy policy = MtaStsPolicy.parse(text);
        assertThat(policy.covers("mx.acme.dev") && policy.mx().isEmpty()).isFalse();
        MailFacts facts = facts(txt("acme.dev", text));
        assertThat(Stream.of(facts.mtaStsRecords(), facts.tlsRptRecords(), facts.bimiRecords())
                        .flatMap(List::stream)
                        .map(MailRecord::text))
                .allMatch(text::equals)
                .hasSizeLessThanOrEqualTo(1);
    }

    private static MailFacts facts(DnsAnswer txt) {
        return new MailFacts(
                "acme.dev", txt, List.of(), txt, Optional.empty(), txt, txt, Optional.empty(), txt, List.of());
    }

    /** The text stands where it is first looked for; what it leads to is as random. */
    private static void evaluate(String text, Random random) {
        IpRange address = random.nextBoolean() ? FOUR : SIX;
        assertThat(SpfEvaluator.over((name, type) -> answer(name, type, text, random))
                        .checkHost(address, "acme.dev", "a-b@acme.dev", "mail.acme.dev")
                        .lookups())
                .isBetween(0, 11);
        assertThat(DmarcEvaluator.over((name, type) -> answer(name, type, text, random))
                        .evaluate("a.acme.dev", new Identifier("b.acme.dev", true), List.of())
                        .result())
                .isNotNull();
    }

    private static DnsAnswer answer(String name, RecordType type, String text, Random random) {
        if (type == RecordType.TXT && (name.equals("acme.dev") || name.equals("_dmarc.acme.dev"))) {
            return txt(name, text);
        }
        int dice = random.nextInt(12);
        if (dice == 0) {
            return DnsAnswer.of(name, type, FAILURES.get(random.nextInt(FAILURES.size())), "");
        }
        if (dice < 3) {
            return DnsAnswer.of(name, type, DnsStatus.NXDOMAIN, "");
        }
        return switch (type) {
            case TXT -> txt(name, RandomText.record(random));
            case MX ->
                DnsAnswer.of(name, type, List.of(new DnsRecord.MailExchange(name, 60, 1, RandomText.record(random))));
            case PTR -> DnsAnswer.of(name, type, List.of(new DnsRecord.Pointer(name, 60, "x.acme.dev")));
            default -> DnsAnswer.of(name, type, DnsStatus.NODATA, "");
        };
    }

    private static DnsAnswer txt(String name, String text) {
        return DnsAnswer.of(name, RecordType.TXT, List.of(new DnsRecord.Text(name, 60, RecordType.TXT, List.of(text))));
    }
}
