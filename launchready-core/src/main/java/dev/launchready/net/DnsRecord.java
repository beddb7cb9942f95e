package dev.launchready.net;

import java.net.InetAddress;
import java.util.List;

/**
 * A DNS resource record as it was received. Names are in lower case, without the final dot, in presentation form (RFC
 * 1035 section 5.1: odd octets are escaped as {@code \DDD}); the root is {@code "."}. TTLs are in seconds.
 */
public sealed interface DnsRecord {

    /** {@return the name that the record belongs to} */
    String owner();

    /** {@return the record's type} */
    RecordType type();

    /** {@return how long the record may be cached, in seconds} */
    long ttl();

    /** {@return the record's data in presentation form} */
    String data();

    /** {@return the whole record as a zone file line would have it} */
    default String line() {
        return owner() + ". " + ttl() + " IN " + type() + " " + data();
    }

    /**
     * An A or AAAA record.
     *
     * @param owner the name
     * @param ttl seconds
     * @param address an IPv4 address for A, an IPv6 address for AAAA
     */
    record Address(String owner, long ttl, InetAddress address) implements DnsRecord {
        @Override
        public RecordType type() {
            return address.getAddress().length == 4 ? RecordType.A : RecordType.AAAA;
        }

        @Override
        public String data() {
            return address.getHostAddress();
        }
    }

    /**
     * A CNAME record.
     *
     * @param owner the alias
     * @param ttl seconds
     * @param target the canonical name
     */
    record Alias(String owner, long ttl, String target) implements DnsRecord {
        @Override
        public RecordType type() {
            return RecordType.CNAME;
        }

        @Override
        public String data() {
            return Presentation.absolute(target);
        }
    }

    /**
     * An MX record.
     *
     * @param owner the mail domain
     * @param ttl seconds
     * @param preference lower is tried first
     * @param exchange the mail server's name; {@code "."} in a null MX (RFC 7505)
     */
    record MailExchange(String owner, long ttl, int preference, String exchange) implements DnsRecord {
        @Override
        public RecordType type() {
            return RecordType.MX;
        }

        @Override
        public String data() {
            return preference + " " + Presentation.absolute(exchange);
        }
    }

    /**
     * An NS record.
     *
     * @param owner the zone
     * @param ttl seconds
     * @param host the name server's name
     */
    record NameServer(String owner, long ttl, String host) implements DnsRecord {
        @Override
        public RecordType type() {
            return RecordType.NS;
        }

        @Override
        public String data() {
            return Presentation.absolute(host);
        }
    }

    /**
     * A SOA record (RFC 1035 section 3.3.13). All times are in seconds.
     *
     * @param owner the zone
     * @param ttl seconds
     * @param primary the primary name server (MNAME)
     * @param mailbox the responsible mailbox (RNAME) as a domain name
     * @param serial the zone's serial number
     * @param refresh how often secondaries look for a new serial
     * @param retry how soon they try again
     * @param expire when they stop answering
     * @param minimum the negative caching time (RFC 2308 section 4)
     */
    record StartOfAuthority(
            String owner,
            long ttl,
            String primary,
            String mailbox,
            long serial,
            long refresh,
            long retry,
            long expire,
            long minimum)
            implements DnsRecord {
        @Override
        public RecordType type() {
            return RecordType.SOA;
        }

        @Override
        public String data() {
            return Presentation.absolute(primary) + " " + Presentation.absolute(mailbox) + " " + serial + " " + refresh
                    + " " + retry + " " + expire + " " + minimum;
        }
    }

    /**
     * A TXT record, or one of the abandoned type SPF.
     *
     * @param owner the name
     * @param ttl seconds
     * @param type {@link RecordType#TXT} or {@link RecordType#SPF}
     * @param strings the character strings in order; each char stands for one octet (ISO 8859-1)
     */
    record Text(String owner, long ttl, RecordType type, List<String> strings) implements DnsRecord {
        /** Copies the list. */
        public Text {
            strings = List.copyOf(strings);
        }

        /** {@return the strings joined without anything between them, one char for an octet} */
        public String joined() {
            return String.join("", strings);
        }

        @Override
        public String data() {
            return Presentation.quoted(strings);
        }
    }

    /**
     * A CAA record (RFC 8659).
     *
     * @param owner the name
     * @param ttl seconds
     * @param flags 128 when critical
     * @param tag {@code issue}, {@code issuewild}, {@code iodef} or another, in lower case
     * @param value the property's value
     */
    record CertificationAuthority(String owner, long ttl, int flags, String tag, String value) implements DnsRecord {
        @Override
        public RecordType type() {
            return RecordType.CAA;
        }

        @Override
        public String data() {
            return flags + " " + tag + " " + Presentation.quoted(List.of(value));
        }
    }

    /**
     * A PTR record.
     *
     * @param owner the reverse name
     * @param ttl seconds
     * @param target the host's name
     */
    record Pointer(String owner, long ttl, String target) implements DnsRecord {
        @Override
        public RecordType type() {
            return RecordType.PTR;
        }

        @Override
        public String data() {
            return Presentation.absolute(target);
        }
    }

    /**
     * A TLSA record (RFC 6698).
     *
     * @param owner {@code _port._protocol.host}
     * @param ttl seconds
     * @param usage certificate usage, 0 to 3
     * @param selector 0 whole certificate, 1 public key
     * @param matching 0 exact, 1 SHA-256, 2 SHA-512
     * @param association the association data in lower-case hex
     */
    record TlsAssociation(String owner, long ttl, int usage, int selector, int matching, String association)
            implements DnsRecord {
        @Override
        public RecordType type() {
            return RecordType.TLSA;
        }

        @Override
        public String data() {
            return usage + " " + selector + " " + matching + " " + association;
        }
    }

    /**
     * A DS record (RFC 4034 section 5).
     *
     * @param owner the delegated zone
     * @param ttl seconds
     * @param keyTag the key's tag
     * @param algorithm the key's algorithm number
     * @param digestType the digest's type number
     * @param digest the digest in lower-case hex
     */
    record DelegationSigner(String owner, long ttl, int keyTag, int algorithm, int digestType, String digest)
            implements DnsRecord {
        @Override
        public RecordType type() {
            return RecordType.DS;
        }

        @Override
        public String data() {
            return keyTag + " " + algorithm + " " + digestType + " " + digest;
        }
    }
}
