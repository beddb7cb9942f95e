package dev.launchready.dns;

import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;

/**
 * What DNS says about one mail server of a domain.
 *
 * @param record the MX record that names it
 * @param ipv4 the answer to the question for its A records
 * @param ipv6 the answer to the question for its AAAA records
 */
public record MailServerView(DnsRecord.MailExchange record, DnsAnswer ipv4, DnsAnswer ipv6) {}
