package dev.launchready.email.transport;

import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import java.net.InetAddress;
import java.util.List;

/**
 * What DNS says about an address that sends mail.
 *
 * @param address the address
 * @param reverse the answer for PTR
 * @param forward the answers for the names that PTR gives
 */
public record SendingAddress(InetAddress address, DnsAnswer reverse, List<DnsAnswer> forward) {

    /** Copies the list. */
    public SendingAddress {
        forward = List.copyOf(forward);
    }

    /** {@return the names that PTR gives} */
    public List<String> names() {
        return reverse.records(DnsRecord.Pointer.class)
                .map(DnsRecord.Pointer::target)
                .toList();
    }

    /** {@return whether one of its names leads back to it (forward-confirmed reverse DNS)} */
    public boolean isConfirmed() {
        return forward.stream()
                .flatMap(answer -> answer.records(DnsRecord.Address.class))
                .anyMatch(record -> record.address().equals(address));
    }

    /** {@return whether DNS was conclusive about it} */
    public boolean isConclusive() {
        return isConfirmed() || (reverse.isConclusive() && forward.stream().allMatch(DnsAnswer::isConclusive));
    }
}
