package dev.launchready.net;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of one DNS question.
 *
 * @param name the name that was asked, in lower case without the final dot
 * @param type the type that was asked
 * @param status how it ended
 * @param records the records of the asked type; empty unless {@link DnsStatus#FOUND}
 * @param aliases the CNAME records passed on the way, in order, also when the end of the way does not exist
 * @param authenticated whether the resolver says that it validated the answer (AD, RFC 4035 section 3.2.3)
 * @param authoritative whether the server answers for the zone (AA)
 * @param server the server that answered, as {@code host:port}; empty for a fixture
 * @param elapsed how long the answer took
 * @param detail in words, what {@code status} leaves open; empty when there is nothing to add
 */
public record DnsAnswer(
        String name,
        RecordType type,
        DnsStatus status,
        List<DnsRecord> records,
        List<DnsRecord.Alias> aliases,
        boolean authenticated,
        boolean authoritative,
        String server,
        Duration elapsed,
        String detail) {
    static final String REFERRAL = "a referral";

    /** Copies the lists. */
    public DnsAnswer {
        records = List.copyOf(records);
        aliases = List.copyOf(aliases);
    }

    /**
     * An answer made of a status alone, as fixtures give it.
     *
     * @param name the name asked
     * @param type the type asked
     * @param status how it ended
     * @param detail in words, or empty
     * @return the answer, without records
     */
    public static DnsAnswer of(String name, RecordType type, DnsStatus status, String detail) {
        return new DnsAnswer(name, type, status, List.of(), List.of(), false, false, "", Duration.ZERO, detail);
    }

    /**
     * An answer with records, as fixtures give it; {@link DnsStatus#NODATA} when there are none.
     *
     * @param name the name asked
     * @param type the type asked
     * @param records the records of that type
     * @return the answer
     */
    public static DnsAnswer of(String name, RecordType type, List<? extends DnsRecord> records) {
        DnsStatus status = records.isEmpty() ? DnsStatus.NODATA : DnsStatus.FOUND;
        return new DnsAnswer(name, type, status, List.copyOf(records), List.of(), false, false, "", Duration.ZERO, "");
    }

    /** {@return whether the answer says something about the name, rather than about the looking} */
    public boolean isConclusive() {
        return status.isConclusive();
    }

    /** {@return whether the server only referred to other name servers, as one does that has no answer itself} */
    public boolean isReferral() {
        return status == DnsStatus.MALFORMED && detail.startsWith(REFERRAL);
    }

    /** {@return whether the name exists; only meaningful when the answer is conclusive} */
    public boolean exists() {
        return status != DnsStatus.NXDOMAIN;
    }

    /**
     * The records of one shape.
     *
     * @param <R> the shape
     * @param shape for example {@code DnsRecord.Text.class}
     * @return the records of that shape in the order received
     */
    public <R extends DnsRecord> Stream<R> records(Class<R> shape) {
        return records.stream().filter(shape::isInstance).map(shape::cast);
    }

    /** {@return the question and its outcome in one line, for evidence and messages} */
    public String describe() {
        String what = status == DnsStatus.FOUND
                ? String.join("; ", records.stream().map(DnsRecord::data).toList())
                : status + (detail.isEmpty() ? "" : " (" + detail + ")");
        return name + " " + type + ": " + what;
    }
}
