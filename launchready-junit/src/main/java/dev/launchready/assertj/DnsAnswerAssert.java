package dev.launchready.assertj;

import dev.launchready.Finding;
import dev.launchready.Rule;
import dev.launchready.junit.LaunchAssertionError;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Assertions on an answer of DNS. An answer that says nothing about the name, such as SERVFAIL, was not seen. */
public class DnsAnswerAssert extends FactAssert<DnsAnswerAssert, DnsAnswer> {

    /**
     * Begins assertions.
     *
     * @param actual the answer
     */
    public DnsAnswerAssert(DnsAnswer actual) {
        super(actual, DnsAnswerAssert.class);
    }

    /**
     * Verifies that there are records of the type asked.
     *
     * <pre>{@code
     * assertThat(answerWithAnAddress).resolves();   // passes
     * assertThat(answerOfNxdomain).resolves();      // fails
     * assertThat(answerOfServfail).resolves();      // inconclusive
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#DNS_EXISTENCE}
     */
    public DnsAnswerAssert resolves() {
        return verify(() -> {
            if (!isSeen()) {
                throw unseen(FactRule.DNS_EXISTENCE, subject(), reason());
            }
            if (actual.status() != DnsStatus.FOUND) {
                throw broken(
                        about(FactRule.DNS_EXISTENCE).expected("a record").actual("the answer is " + actual.status()));
            }
        });
    }

    /**
     * Verifies that the name does not exist.
     *
     * <pre>{@code
     * assertThat(answerOfNxdomain).doesNotExist();      // passes
     * assertThat(answerWithAnAddress).doesNotExist();   // fails
     * assertThat(answerOfNodata).doesNotExist();        // fails: the name exists without such a record
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#DNS_EXISTENCE}
     */
    public DnsAnswerAssert doesNotExist() {
        return verify(() -> {
            if (!isSeen()) {
                throw unseen(FactRule.DNS_EXISTENCE, subject(), reason());
            }
            if (actual.exists()) {
                throw broken(about(FactRule.DNS_EXISTENCE)
                        .expected("no such name")
                        .actual("it exists, and the answer is " + actual.status()));
            }
        });
    }

    /**
     * Verifies that the records are these and no others, in any order.
     *
     * <pre>{@code
     * assertThat(mx).hasRecords("10 mx.acme.dev.");                          // passes where that is the only MX
     * assertThat(mx).hasRecords("10 mx.acme.dev.", "20 mx2.acme.dev.");      // fails where that is the only MX
     * }</pre>
     *
     * @param data the records' data as a zone file has it, names with a final dot
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#DNS_RECORDS}
     */
    public DnsAnswerAssert hasRecords(String... data) {
        return verify(() -> {
            if (!isSeen()) {
                throw unseen(FactRule.DNS_RECORDS, subject(), reason());
            }
            List<String> expected = List.of(data).stream().sorted().toList();
            List<String> found = data().stream().sorted().toList();
            if (!found.equals(expected)) {
                throw broken(about(FactRule.DNS_RECORDS)
                        .expected("exactly " + list(expected))
                        .actual("there is " + list(found)));
            }
        });
    }

    /**
     * Verifies that a record is among those found.
     *
     * <pre>{@code
     * assertThat(caa).hasRecord("0 issue \"letsencrypt.org\"");   // passes where it is one of several
     * assertThat(caa).hasRecord("0 issue \"other.test\"");        // fails
     * }</pre>
     *
     * @param data the record's data as a zone file has it
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#DNS_RECORDS}
     */
    public DnsAnswerAssert hasRecord(String data) {
        return verify(() -> {
            if (!isSeen()) {
                throw unseen(FactRule.DNS_RECORDS, subject(), reason());
            }
            if (!data().contains(data)) {
                throw broken(about(FactRule.DNS_RECORDS)
                        .expected("a record <" + data + ">")
                        .actual("there is " + list(data())));
            }
        });
    }

    /**
     * Verifies that no record is cached longer than a time: what has to be changed on launch day must not be.
     *
     * <pre>{@code
     * assertThat(answerOf300Seconds).hasTtlAtMost(Duration.ofMinutes(5));     // passes
     * assertThat(answerOf86400Seconds).hasTtlAtMost(Duration.ofMinutes(5));   // fails
     * }</pre>
     *
     * @param limit the longest time
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#DNS_TTL}
     */
    public DnsAnswerAssert hasTtlAtMost(Duration limit) {
        return verify(() -> {
            if (!isSeen()) {
                throw unseen(FactRule.DNS_TTL, subject(), reason());
            }
            long longest =
                    actual.records().stream().mapToLong(DnsRecord::ttl).max().orElse(0);
            if (longest > limit.toSeconds()) {
                throw broken(about(FactRule.DNS_TTL)
                        .expected("a TTL of " + limit.toSeconds() + " seconds at most")
                        .actual("it is " + longest + " seconds"));
            }
        });
    }

    /**
     * Verifies how the question ended; also that it ended in a way that says nothing about the name.
     *
     * <pre>{@code
     * assertThat(answerWithAnAddress).hasStatus(FOUND);   // passes
     * assertThat(answerOfNxdomain).hasStatus(FOUND);      // fails
     * assertThat(answerOfServfail).hasStatus(FOUND);      // inconclusive
     * }</pre>
     *
     * @param status how
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#DNS_EXISTENCE}
     */
    public DnsAnswerAssert hasStatus(DnsStatus status) {
        return verify(() -> {
            if (actual.status() != status) {
                if (!isSeen()) {
                    throw unseen(FactRule.DNS_EXISTENCE, subject(), reason());
                }
                throw broken(about(FactRule.DNS_EXISTENCE)
                        .expected("the answer " + status)
                        .actual("it is " + actual.status()));
            }
        });
    }

    private boolean isSeen() {
        return actual.isConclusive();
    }

    private String reason() {
        return "the answer says nothing about the name: " + actual.status()
                + (actual.detail().isEmpty() ? "" : " (" + actual.detail() + ")");
    }

    private Finding.Builder about(Rule rule) {
        String lines = actual.records().isEmpty()
                ? actual.describe()
                : actual.records().stream().map(DnsRecord::line).collect(Collectors.joining("\n"));
        return finding(rule, subject()).evidence("DNS answer", lines);
    }

    private String subject() {
        return actual.type() + " of " + actual.name();
    }

    private List<String> data() {
        return actual.records().stream().map(DnsRecord::data).toList();
    }

    private static String list(List<String> data) {
        return data.isEmpty() ? "none" : "<" + String.join("> and <", data) + ">";
    }
}
