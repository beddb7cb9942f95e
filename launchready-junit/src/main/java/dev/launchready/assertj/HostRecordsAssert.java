package dev.launchready.assertj;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.dns.DnsRule;
import dev.launchready.dns.HostRecords;
import dev.launchready.junit.LaunchAssertionError;
import dev.launchready.net.DnsStatus;
import java.net.InetAddress;
import java.util.List;

/** Assertions on what DNS says of a host. */
public class HostRecordsAssert extends FactAssert<HostRecordsAssert, HostRecords> {

    /**
     * Assertions on a host's records.
     *
     * @param actual the records
     */
    public HostRecordsAssert(HostRecords actual) {
        super(actual, HostRecordsAssert.class);
    }

    /**
     * Expects at least one address.
     *
     * <pre>{@code
     * assertThat(Subdomain.named("app").look(launch)).resolves();        // passes
     * assertThat(Subdomain.named("forgotten").look(launch)).resolves();  // fails: the name does not exist
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError if there is none; without a finding where DNS did not say
     */
    public HostRecordsAssert resolves() {
        return verify(() -> {
            if (!actual.resolves()) {
                requireAnswer();
                boolean dead = actual.ipv4().status() == DnsStatus.NXDOMAIN;
                throw error(
                        dead ? DnsRule.DEAD_NAME : DnsRule.NO_ADDRESS,
                        "an A or AAAA record",
                        actual.ipv4().describe());
            }
        });
    }

    /**
     * Expects an address or an alias among those that the host has.
     *
     * <pre>{@code
     * assertThat(records).pointsTo("203.0.113.10");         // passes where that is its A record
     * assertThat(records).pointsTo("acme.host.example");    // fails where it is no alias to that
     * }</pre>
     *
     * @param target an IP address or a host name
     * @return these assertions
     * @throws LaunchAssertionError if it points elsewhere; without a finding where DNS did not say
     */
    public HostRecordsAssert pointsTo(String target) {
        return verify(() -> {
            boolean alias = actual.aliases().stream().anyMatch(a -> a.target().equalsIgnoreCase(target));
            boolean address =
                    actual.addresses().stream().map(InetAddress::getHostAddress).anyMatch(target::equals);
            if (!alias && !address) {
                requireAnswer();
                throw error(DnsRule.WRONG_TARGET, "records that lead to " + target, "they lead to " + actual.lines());
            }
        });
    }

    private void requireAnswer() {
        if (!actual.ipv4().isConclusive() || !actual.ipv6().isConclusive()) {
            String reason = actual.ipv4().describe() + "; " + actual.ipv6().describe();
            throw LaunchAssertionError.of(List.of(), List.of(new Unseen(actual.host(), reason, Impact.LAUNCH_BLOCKER)));
        }
    }

    private LaunchAssertionError error(DnsRule rule, String expected, String seen) {
        Finding finding = Finding.of(rule, actual.host())
                .expected(expected)
                .actual(seen)
                .evidence("DNS", actual.ipv4().describe() + "\n" + actual.ipv6().describe())
                .build();
        return LaunchAssertionError.of(List.of(finding), List.of());
    }
}
