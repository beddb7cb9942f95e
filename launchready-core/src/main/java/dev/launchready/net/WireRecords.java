package dev.launchready.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SPFRecord;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/** Between dnsjava's records and ours. */
final class WireRecords {
    private WireRecords() {}

    /** Our record for dnsjava's; empty for a type that nobody here asks for. */
    static Optional<DnsRecord> of(Record wire) {
        String owner = text(wire.getName());
        long ttl = wire.getTTL();
        if (wire instanceof ARecord a) {
            return Optional.of(new DnsRecord.Address(owner, ttl, a.getAddress()));
        } else if (wire instanceof AAAARecord a) {
            return Optional.of(new DnsRecord.Address(owner, ttl, v6(a)));
        } else if (wire instanceof CNAMERecord c) {
            return Optional.of(alias(c));
        } else if (wire instanceof MXRecord m) {
            return Optional.of(new DnsRecord.MailExchange(owner, ttl, m.getPriority(), text(m.getTarget())));
        } else if (wire instanceof NSRecord n) {
            return Optional.of(new DnsRecord.NameServer(owner, ttl, text(n.getTarget())));
        } else if (wire instanceof SOARecord s) {
            return Optional.of(new DnsRecord.StartOfAuthority(
                    owner,
                    ttl,
                    text(s.getHost()),
                    text(s.getAdmin()),
                    s.getSerial(),
                    s.getRefresh(),
                    s.getRetry(),
                    s.getExpire(),
                    s.getMinimum()));
        } else if (wire instanceof TXTRecord t) {
            return Optional.of(new DnsRecord.Text(owner, ttl, RecordType.TXT, latin1(t.getStringsAsByteArrays())));
        } else if (wire instanceof SPFRecord t) {
            return Optional.of(new DnsRecord.Text(owner, ttl, RecordType.SPF, latin1(t.getStringsAsByteArrays())));
        } else if (wire instanceof CAARecord c) {
            return Optional.of(new DnsRecord.CertificationAuthority(
                    owner,
                    ttl,
                    c.getFlags(),
                    c.getTag().toLowerCase(Locale.ROOT),
                    new String(c.getValueAsByteArray(), StandardCharsets.ISO_8859_1)));
        } else if (wire instanceof PTRRecord p) {
            return Optional.of(new DnsRecord.Pointer(owner, ttl, text(p.getTarget())));
        } else if (wire instanceof TLSARecord t) {
            return Optional.of(new DnsRecord.TlsAssociation(
                    owner,
                    ttl,
                    t.getCertificateUsage(),
                    t.getSelector(),
                    t.getMatchingType(),
                    HexFormat.of().formatHex(t.getCertificateAssociationData())));
        } else if (wire instanceof DSRecord d) {
            return Optional.of(new DnsRecord.DelegationSigner(
                    owner,
                    ttl,
                    d.getFootprint(),
                    d.getAlgorithm(),
                    d.getDigestID(),
                    HexFormat.of().formatHex(d.getDigest())));
        }
        return Optional.empty();
    }

    static DnsRecord.Alias alias(CNAMERecord wire) {
        return new DnsRecord.Alias(text(wire.getName()), wire.getTTL(), text(wire.getTarget()));
    }

    /** A name in our form: lower case, no final dot, {@code "."} for the root. */
    static String text(Name name) {
        return name.labels() == 1 ? "." : name.canonicalize().toString(true);
    }

    /**
     * A name in dnsjava's form.
     *
     * @throws IllegalArgumentException if it is none; the message names it
     */
    static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no domain name (" + e.getMessage() + "); write for example www.acme.dev", e);
        }
    }

    // dnsjava hands out an Inet4Address for ::ffff:192.0.2.1, which would turn the record into one of another type
    private static InetAddress v6(AAAARecord wire) {
        byte[] octets = wire.rdataToWireCanonical();
        try {
            return octets.length == 16 ? Inet6Address.getByAddress(null, octets, -1) : wire.getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 octets are an address", e);
        }
    }

    private static List<String> latin1(List<?> strings) {
        return strings.stream()
                .map(octets -> new String((byte[]) octets, StandardCharsets.ISO_8859_1))
                .toList();
    }
}
