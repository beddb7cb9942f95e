package dev.launchready.assertj;

import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import java.util.List;

/** Assertions on the answer to one DNS question. */
public class DnsAnswerAssert extends FactAssert<DnsAnswerAssert, DnsAnswer> {

    /**
     * Assertions on an answer.
     *
     * @param actual the answer
     */
    public DnsAnswerAssert(DnsAnswer actual) {
        super(actual, DnsAnswerAssert.class);
    }

    /**
     * Expects the question to have ended in a way.
     *
     * <pre>{@code
     * assertThat(dns.lookup("acme.dev", A)).hasStatus(FOUND);       // passes
     * assertThat(dns.lookup("nowhere.dev", A)).hasStatus(FOUND);    // fails: NXDOMAIN
     * }</pre>
     *
     * @param status how
     * @return these assertions
     */
    public DnsAnswerAssert hasStatus(DnsStatus status) {
        return verify(() -> {
            if (actual.status() != status) {
                failWithActualExpectedAndMessage(
                        actual.status(),
                        status,
                        "%s %s: expected %s, but %s.",
                        actual.name(),
                        actual.type(),
                        status,
                        actual.describe());
            }
        });
    }

    /**
     * Expects a record with this data, in presentation form.
     *
     * <pre>{@code
     * assertThat(dns.lookup("acme.dev", MX)).hasRecord("10 mx1.acme.dev.");   // passes where it is there
     * assertThat(dns.lookup("acme.dev", MX)).hasRecord("10 mx2.acme.dev.");   // fails
     * }</pre>
     *
     * @param data the record's data
     * @return these assertions
     */
    public DnsAnswerAssert hasRecord(String data) {
        return verify(() -> {
            List<String> all = actual.records().stream().map(DnsRecord::data).toList();
            if (!all.contains(data)) {
                failWithActualExpectedAndMessage(
                        all,
                        data,
                        "%s %s: expected %s, but %s.",
                        actual.name(),
                        actual.type(),
                        data,
                        actual.describe());
            }
        });
    }
}
