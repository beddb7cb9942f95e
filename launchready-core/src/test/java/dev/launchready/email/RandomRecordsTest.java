package dev.launchready.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.email.dmarc.DmarcEvaluator;
import dev.launchready.email.dmarc.DmarcEvaluator.Identifier;
import dev.launchready.email.spf.SpfEvaluator;
import dev.launchready.email.spf.SpfRecord;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Random records, parsed and evaluated: thousands in the gate, a million with {@code -Dlaunchready.random=1000000}.
 * Nothing may throw, and nothing may take 50 ms of CPU time once the code is warm.
 */
class RandomRecordsTest {
    private static final int COUNT = Integer.getInteger("launchready.random", 5_000);
    private static final int WARM = 1_000;
    private static final long LONGEST_NANOS = 50_000_000;
    private static final List<DnsStatus> FAILURES =
            EnumSet.complementOf(EnumSet.of(DnsStatus.FOUND)).stream().toList();
    private static final String[] PIECES = {
        " ",
        " ",
        " ",
        "a",
        "mx",
        "ptr",
        "all",
        "-all",
        "~",
        "?",
        "include:",
        "exists:",
        "redirect=",
        "exp=",
        "ip4:",
        "ip6:",
        "192.0.2.1",
        "2001:db8::",
        "::",
        "/24",
        "//64",
        "/0",
        "acme.dev",
        "x.acme.dev",
        "%{d}",
        "%{i2r.}",
        "%{p}",
        "%{l1r-}",
        "%{S}",
        "%%",
        "%_",
        "%",
        "{",
        "}",
        ":",
        "=",
        ";",
        "; ",
        "p=",
        "reject",
        "none",
        "rua=",
        "mailto:a@b.dev",
        "!10m",
        "sp=",
        "np=",
        "t=y",
        "psd=n",
        "fo=1",
        "adkim=s",
        "\0",
        "\t",
        "é",
        "999999999999"
    };

    private final Random random = new Random(7208);
    private final DnsLookup zone = this::answer;

    @Test
    void no_record_breaks_or_holds_up_the_evaluators(TestReporter reporter) throws UnknownHostException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        InetAddress four = InetAddress.getByName("192.0.2.1");
        InetAddress six = InetAddress.getByName("2001:db8::1");
        long longest = 0;
        for (int i = 0; i < COUNT; i++) {
            String text = text();
            long began = threads.getCurrentThreadCpuTime();

            TagList.read(text);
            SpfRecord.parse(text)
                    .fault()
                    .ifPresent(fault -> assertThat(fault.offset()).isBetween(0, text.length()));
            assertThat(SpfEvaluator.over(zone)
                            .checkHost(i % 2 == 0 ? four : six, "acme.dev", "a-b@acme.dev", "mail.acme.dev")
                            .lookups())
                    .isBetween(0, 11);
            assertThat(DmarcEvaluator.over(zone)
                            .evaluate("a.acme.dev", new Identifier("b.acme.dev", true), List.of())
                            .result())
                    .isNotNull();

            if (i >= WARM) {
                longest = Math.max(longest, threads.getCurrentThreadCpuTime() - began);
            }
        }
        reporter.publishEntry("random records", COUNT + ", the longest " + longest / 1_000 + " us of CPU time");
        assertThat(longest).isLessThan(LONGEST_NANOS);
    }

    private String text() {
        int version = random.nextInt(8);
        StringBuilder out = new StringBuilder(version < 4 ? "v=spf1 " : version < 7 ? "v=DMARC1; " : "");
        for (int i = random.nextInt(14); i > 0; i--) {
            out.append(
                    random.nextInt(20) == 0
                            ? String.valueOf((char) random.nextInt(256))
                            : PIECES[random.nextInt(PIECES.length)]);
        }
        return out.toString();
    }

    private DnsAnswer answer(String name, RecordType type) {
        int dice = random.nextInt(12);
        if (dice == 0) {
            return DnsAnswer.of(name, type, FAILURES.get(random.nextInt(FAILURES.size())), "");
        }
        if (dice < 3) {
            return DnsAnswer.of(name, type, DnsStatus.NXDOMAIN, "");
        }
        return switch (type) {
            case TXT -> DnsAnswer.of(name, type, List.of(new DnsRecord.Text(name, 60, type, List.of(text()))));
            case MX -> DnsAnswer.of(name, type, List.of(new DnsRecord.MailExchange(name, 60, 1, text())));
            case PTR -> DnsAnswer.of(name, type, List.of(new DnsRecord.Pointer(name, 60, "x.acme.dev")));
            default -> DnsAnswer.of(name, type, DnsStatus.NODATA, "");
        };
    }
}
