package dev.launchready.assertj;

import static dev.launchready.assertj.LaunchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Evidence;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DnsAnswerAssertTest {
    static final DnsAnswer MX = DnsAnswer.of(
            "acme.dev",
            RecordType.MX,
            List.of(
                    new DnsRecord.MailExchange("acme.dev", 3600, 10, "mx.acme.dev"),
                    new DnsRecord.MailExchange("acme.dev", 300, 20, "mx2.acme.dev")));
    static final DnsAnswer NONE = DnsAnswer.of("acme.dev", RecordType.MX, DnsStatus.NXDOMAIN, "");

    @Test
    void resolves() {
        assertThat(MX).resolves();

        assertThat(Broken.sentence(() -> assertThat(NONE).resolves()))
                .isEqualTo("fact.dns-existence | MX of acme.dev: expected a record, but the answer is NXDOMAIN.");
    }

    @Test
    void has_status() {
        assertThat(MX).hasStatus(DnsStatus.FOUND);
        assertThat(DnsAnswer.of("acme.dev", RecordType.MX, DnsStatus.SERVFAIL, ""))
                .hasStatus(DnsStatus.SERVFAIL);

        assertThat(Broken.sentence(() -> assertThat(NONE).hasStatus(DnsStatus.NODATA)))
                .isEqualTo("fact.dns-existence | MX of acme.dev: expected the answer NODATA, but it is NXDOMAIN.");
    }

    @Test
    void does_not_exist() {
        assertThat(NONE).doesNotExist();

        assertThat(Broken.sentence(() -> assertThat(MX).doesNotExist()))
                .isEqualTo("fact.dns-existence | MX of acme.dev: expected no such name, but it exists, and the answer"
                        + " is FOUND.");
        assertThat(Broken.finding(() -> assertThat(MX).doesNotExist()).evidence())
                .containsExactly(new Evidence(
                        "DNS answer", "acme.dev. 3600 IN MX 10 mx.acme.dev.\nacme.dev. 300 IN MX 20 mx2.acme.dev."));
    }

    @Test
    void has_records_and_no_others_in_any_order() {
        assertThat(MX).hasRecords("20 mx2.acme.dev.", "10 mx.acme.dev.");
        assertThat(NONE).hasRecords();

        assertThat(Broken.sentence(() -> assertThat(MX).hasRecords("10 mx.acme.dev.")))
                .isEqualTo("fact.dns-records | MX of acme.dev: expected exactly <10 mx.acme.dev.>, but there is <10"
                        + " mx.acme.dev.> and <20 mx2.acme.dev.>.");
        assertThat(Broken.sentence(() -> assertThat(NONE).hasRecords("10 mx.acme.dev.")))
                .endsWith("expected exactly <10 mx.acme.dev.>, but there is none.");
    }

    @Test
    void has_record_among_others() {
        assertThat(MX).hasRecord("20 mx2.acme.dev.");

        assertThat(Broken.sentence(() -> assertThat(MX).hasRecord("30 mx3.acme.dev.")))
                .startsWith(
                        "fact.dns-records | MX of acme.dev: expected a record <30 mx3.acme.dev.>, but there is <10");
    }

    @Test
    void has_ttl_at_most() {
        assertThat(MX).hasTtlAtMost(Duration.ofHours(1));

        assertThat(Broken.sentence(() -> assertThat(MX).hasTtlAtMost(Duration.ofMinutes(5))))
                .isEqualTo("fact.dns-ttl | MX of acme.dev: expected a TTL of 300 seconds at most, but it is 3600"
                        + " seconds.");
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVFAIL", "REFUSED", "TIMEOUT", "MALFORMED", "UNREACHABLE"})
    void an_answer_that_says_nothing_about_the_name_is_unseen(DnsStatus status) {
        DnsAnswer answer = DnsAnswer.of("acme.dev", RecordType.MX, status, "bad day");
        String expected = "MX of acme.dev | the answer says nothing about the name: " + status + " (bad day)";

        assertThat(Broken.unseen(() -> assertThat(answer).resolves())).isEqualTo(expected);
        assertThat(Broken.unseen(() -> assertThat(answer).hasStatus(DnsStatus.FOUND)))
                .isEqualTo(expected);
        assertThat(Broken.unseen(() -> assertThat(answer).doesNotExist())).isEqualTo(expected);
        assertThat(Broken.unseen(() -> assertThat(answer).hasRecords())).isEqualTo(expected);
        assertThat(Broken.unseen(() -> assertThat(answer).hasRecord("x"))).isEqualTo(expected);
        assertThat(Broken.unseen(() -> assertThat(answer).hasTtlAtMost(Duration.ofDays(9))))
                .isEqualTo(expected);
    }
}
