package dev.launchready.examples.acme;

import dev.launchready.Check;
import dev.launchready.email.dkim.Dkim;
import dev.launchready.email.dmarc.Dmarc;
import dev.launchready.email.dmarc.DmarcPolicy;
import dev.launchready.email.spf.Spf;
import dev.launchready.email.transport.MailTransport;
import java.util.stream.Stream;

/** What Acme expects of its mail: it knows its sending address and its selector, which a baseline cannot. */
final class AcmeChecks {
    private static final String SENDER = "203.0.113.25";

    private AcmeChecks() {}

    static Stream<Check> email(String domain) {
        return Stream.of(
                Spf.of(domain).authorises(SENDER).staysWithinLookups(10),
                Dkim.of(domain).selectors("s1").hasKeyOfAtLeast(2048),
                Dmarc.of(domain).hasPolicyAtLeast(DmarcPolicy.QUARANTINE),
                MailTransport.of(domain).enforcesMtaSts().hasTlsReporting().sendsFrom(SENDER));
    }
}
