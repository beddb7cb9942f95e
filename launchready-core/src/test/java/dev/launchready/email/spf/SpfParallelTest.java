package dev.launchready.email.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.DnsFault;
import dev.launchready.net.loopback.LoopbackDns;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** An audit of a real server on loopback that delays every answer. */
class SpfParallelTest {
    private static final Duration DELAY = Duration.ofMillis(50);

    @Test
    void an_audit_of_12_includes_asks_each_question_once_and_takes_about_its_longest_chain(TestReporter reporter)
            throws IOException {
        ZoneFixture zone = ZoneFixture.of(".")
                .with(
                        "acme.dev",
                        RecordType.TXT,
                        IntStream.rangeClosed(1, 12)
                                .mapToObj(i -> "include:s" + i + ".test")
                                .collect(Collectors.joining(" ", "v=spf1 ", " -all")));
        for (int i = 1; i <= 12; i++) {
            // the chain: acme.dev, s1.test, shared.test, its address
            zone = zone.with(
                    "s" + i + ".test", RecordType.TXT, "v=spf1 ip4:192.0.2." + i + " include:shared.test ~all");
        }
        zone = zone.with("shared.test", RecordType.TXT, "v=spf1 a:mail.shared.test ~all")
                .with("mail.shared.test", RecordType.A, "192.0.2.99")
                .with("mail.shared.test", RecordType.AAAA, "2001:db8::99");
        try (LoopbackDns server = LoopbackDns.serving(zone)) {
            Spf.of("warm.test").run(Launch.at("warm.test").withNameServers(server.hostPort()));
            int before = server.queries().size();
            server.fail(DnsFault.late(DELAY));
            Launch launch = Launch.at("acme.dev").withNameServers(server.hostPort());

            long began = System.nanoTime();
            CheckResult result = Spf.of("acme.dev").run(launch);
            Duration took = Duration.ofNanos(System.nanoTime() - began);

            List<String> asked = server.queries().stream()
                    .skip(before)
                    .map(q -> q.name() + " " + q.type())
                    .toList();
            assertThat(asked).hasSize(17).doesNotHaveDuplicates();
            assertThat(result.findings()).extracting(f -> f.rule()).containsExactly("spf.too-many-lookups");
            // no assertion on a clock: side by side is proved below; one after the other this takes 17 delays
            reporter.publishEntry("audit of 12 includes, 50 ms an answer", took.toMillis() + " ms");
            assertThat(new HashSet<>(asked)).contains("acme.dev TXT", "acme.dev SPF", "mail.shared.test AAAA");
        }
    }

    @Test
    void all_includes_of_a_record_are_asked_for_side_by_side() {
        CountDownLatch allAsked = new CountDownLatch(12);
        DnsLookup waiting = (name, type) -> {
            if (name.startsWith("s")) {
                allAsked.countDown();
                // one after the other, the first would wait for the twelfth and give up
                return await(allAsked)
                        ? DnsAnswer.of(name, type, List.of(new DnsRecord.Text(name, 60, type, List.of("v=spf1 -all"))))
                        : DnsAnswer.of(name, type, DnsStatus.TIMEOUT, "");
            }
            String text = IntStream.rangeClosed(1, 12)
                    .mapToObj(i -> "include:s" + i + ".test")
                    .collect(Collectors.joining(" ", "v=spf1 ", " -all"));
            return DnsAnswer.of(name, type, List.of(new DnsRecord.Text(name, 60, type, List.of(text))));
        };

        SpfAudit audit =
                SpfAuditor.look("acme.dev", SpfExpectation.VALID, waiting, Deadline.in(Duration.ofSeconds(10)));

        assertThat(audit.tree().steps())
                .hasSize(12)
                .allSatisfy(
                        step -> assertThat(step.child().orElseThrow().state()).isEqualTo(SpfNode.State.READ));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void a_name_server_that_never_answers_ends_the_audit_at_the_deadline_with_something_unseen() throws IOException {
        try (LoopbackDns server = LoopbackDns.serving(ZoneFixture.of("."))) {
            server.fail(DnsFault.of(DnsFault.Kind.DROP));
            Launch launch =
                    Launch.at("acme.dev").withNameServers(server.hostPort()).within(Duration.ofMillis(300));

            CheckResult result = Spf.of("acme.dev").run(launch);

            assertThat(result.findings()).isEmpty();
            assertThat(result.unseen())
                    .singleElement()
                    .satisfies(unseen -> assertThat(unseen.subject()).isEqualTo("SPF record of acme.dev"));
        }
    }
}
