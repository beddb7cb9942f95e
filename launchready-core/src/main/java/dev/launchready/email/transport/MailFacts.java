package dev.launchready.email.transport;

import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.HttpExchange;
import java.util.List;
import java.util.Optional;

/**
 * All that was seen of how mail for a domain travels.
 *
 * @param domain the domain
 * @param mx the answer for its MX records
 * @param hosts its mail servers, the preferred ones first
 * @param mtaSts the answer for {@code _mta-sts}
 * @param policy the exchange for the policy file; empty when no record asks for it
 * @param tlsRpt the answer for {@code _smtp._tls}
 * @param bimi the answer for {@code default._bimi}
 * @param logo the exchange for the logo; empty when no record names one
 * @param dmarc the answer for {@code _dmarc}
 * @param senders the declared sending addresses
 */
public record MailFacts(
        String domain,
        DnsAnswer mx,
        List<MxHost> hosts,
        DnsAnswer mtaSts,
        Optional<HttpExchange> policy,
        DnsAnswer tlsRpt,
        DnsAnswer bimi,
        Optional<HttpExchange> logo,
        DnsAnswer dmarc,
        List<SendingAddress> senders) {

    /** Copies the lists. */
    public MailFacts {
        hosts = List.copyOf(hosts);
        senders = List.copyOf(senders);
    }

    /** {@return whether the domain says that it receives no mail (RFC 7505)} */
    public boolean isNullMx() {
        return mx.records(DnsRecord.MailExchange.class)
                .anyMatch(record -> record.exchange().equals("."));
    }

    /** {@return the records at {@code _mta-sts} that are meant for MTA-STS} */
    public List<MailRecord> mtaStsRecords() {
        return MailRecord.of(mtaSts, "STSv1");
    }

    /** {@return the records at {@code _smtp._tls} that are meant for TLS reporting} */
    public List<MailRecord> tlsRptRecords() {
        return MailRecord.of(tlsRpt, "TLSRPTv1");
    }

    /** {@return the records at {@code default._bimi} that are meant for BIMI} */
    public List<MailRecord> bimiRecords() {
        return MailRecord.of(bimi, "BIMI1");
    }

    /** {@return the policy, when one was served with status 200} */
    public Optional<MtaStsPolicy> readPolicy() {
        return policy.flatMap(HttpExchange::reply)
                .filter(reply -> reply.status() == 200)
                .map(reply -> MtaStsPolicy.parse(reply.body().text()));
    }

    /** {@return whether a policy that can be read says enforce} */
    public boolean enforces() {
        return readPolicy()
                .filter(p -> p.problems().isEmpty() && p.mode().equals("enforce"))
                .isPresent();
    }
}
