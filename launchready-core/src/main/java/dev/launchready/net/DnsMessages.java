package dev.launchready.net;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/** Writes questions and reads answers; opens no socket. */
final class DnsMessages {
    // What fits through every network without fragments (DNS flag day 2020)
    private static final int EDNS_SIZE = 1232;

    private DnsMessages() {}

    /**
     * How to ask.
     *
     * @param recursive whether the server is to find the answer elsewhere, too (RD)
     * @param checkingDisabled whether it is to answer even if validation fails (CD)
     */
    record Manner(boolean recursive, boolean checkingDisabled) {}

    static Message query(int id, Name name, RecordType type, Manner manner, boolean edns) {
        Message query = new Message(id);
        Header header = query.getHeader();
        if (manner.recursive()) {
            header.setFlag(Flags.RD);
        }
        if (manner.checkingDisabled()) {
            header.setFlag(Flags.CD);
        } else {
            // Asks a validating resolver to say so in its answer (RFC 6840 section 5.7)
            header.setFlag(Flags.AD);
        }
        query.addRecord(Record.newRecord(name, type.code(), DClass.IN), Section.QUESTION);
        if (edns) {
            query.addRecord(new OPTRecord(EDNS_SIZE, 0, 0), Section.ADDITIONAL);
        }
        return query;
    }

    /** A message that was received, or in words why it is none. */
    record Received(Optional<Message> message, String defect) {}

    // dnsjava refuses hostile octets with unchecked exceptions, too
    @SuppressWarnings("IllegalCatch")
    static Received parse(byte[] octets) {
        try {
            return new Received(Optional.of(new Message(octets)), "");
        } catch (IOException | RuntimeException e) {
            return new Received(Optional.empty(), octets.length + " octets that are no DNS message: " + e.getMessage());
        }
    }

    static int id(byte[] octets) {
        return octets.length < 2 ? -1 : ((octets[0] & 0xFF) << 8) | (octets[1] & 0xFF);
    }

    /** In words why a message is no answer to a query (RFC 5452 section 9.1); empty when it is one. */
    static Optional<String> mismatch(Message query, Message reply) {
        if (reply.getHeader().getID() != query.getHeader().getID()) {
            return Optional.of("an answer with the id of another question");
        }
        if (!reply.getHeader().getFlag(Flags.QR)) {
            return Optional.of("a question instead of an answer");
        }
        Record asked = query.getQuestion();
        Record answered = reply.getQuestion();
        boolean error = reply.getHeader().getRcode() != Rcode.NOERROR;
        boolean same = answered == null
                ? error
                : answered.getName().equals(asked.getName())
                        && answered.getType() == asked.getType()
                        && answered.getDClass() == asked.getDClass();
        return same ? Optional.empty() : Optional.of("an answer to the question " + answered);
    }

    /** What one message says about a question; {@link DnsStatus#ALIAS_ELSEWHERE} where it stops at an alias. */
    static DnsAnswer read(Message reply, Name asked, RecordType type, String server, Duration elapsed) {
        List<Record> section = reply.getSection(Section.ANSWER);
        List<DnsRecord.Alias> aliases = new ArrayList<>();
        Set<Name> seen = new HashSet<>();
        Name name = asked;
        boolean looping = false;
        Optional<CNAMERecord> alias = type == RecordType.CNAME ? Optional.empty() : alias(section, name);
        while (alias.isPresent() && records(section, name, type).isEmpty() && !looping) {
            looping = !seen.add(name);
            if (!looping) {
                aliases.add(WireRecords.alias(alias.get()));
                name = alias.get().getTarget();
                alias = alias(section, name);
            }
        }
        List<DnsRecord> found = records(section, name, type);
        int rcode = reply.getRcode();
        DnsStatus status = status(rcode, looping, !found.isEmpty());
        String detail = status == DnsStatus.MALFORMED ? "the code " + Rcode.string(rcode) : "";
        if (status == DnsStatus.NODATA) {
            boolean denied = reply.getSection(Section.AUTHORITY).stream().anyMatch(SOARecord.class::isInstance);
            Optional<Name> referral = denied ? Optional.empty() : referral(reply);
            if (!aliases.isEmpty() && !denied) {
                status = DnsStatus.ALIAS_ELSEWHERE;
                detail = "the server says nothing about " + WireRecords.text(name);
            } else if (referral.isPresent()) {
                status = DnsStatus.MALFORMED;
                detail = DnsAnswer.REFERRAL + " to the name servers of " + WireRecords.text(referral.get())
                        + " and no answer";
            }
        } else if (looping) {
            detail = "the aliases lead back to " + WireRecords.text(name);
        }
        return new DnsAnswer(
                WireRecords.text(asked),
                type,
                status,
                status == DnsStatus.FOUND ? found : List.of(),
                aliases,
                reply.getHeader().getFlag(Flags.AD),
                reply.getHeader().getFlag(Flags.AA),
                server,
                elapsed,
                detail);
    }

    private static DnsStatus status(int rcode, boolean looping, boolean found) {
        return switch (rcode) {
            case Rcode.NOERROR -> looping ? DnsStatus.ALIAS_LOOP : found ? DnsStatus.FOUND : DnsStatus.NODATA;
            case Rcode.NXDOMAIN -> DnsStatus.NXDOMAIN;
            case Rcode.SERVFAIL -> DnsStatus.SERVFAIL;
            case Rcode.REFUSED -> DnsStatus.REFUSED;
            default -> DnsStatus.MALFORMED;
        };
    }

    // No answer, no SOA, but name servers: go and ask them (RFC 2308 section 2.2)
    private static Optional<Name> referral(Message reply) {
        return reply.getHeader().getFlag(Flags.AA)
                ? Optional.empty()
                : reply.getSection(Section.AUTHORITY).stream()
                        .filter(NSRecord.class::isInstance)
                        .map(Record::getName)
                        .findFirst();
    }

    private static Optional<CNAMERecord> alias(List<Record> section, Name name) {
        return section.stream()
                .filter(record ->
                        record instanceof CNAMERecord && record.getName().equals(name))
                .map(CNAMERecord.class::cast)
                .findFirst();
    }

    private static List<DnsRecord> records(List<Record> section, Name name, RecordType type) {
        return section.stream()
                .filter(record -> record.getType() == type.code()
                        && record.getDClass() == DClass.IN
                        && record.getName().equals(name))
                .map(WireRecords::of)
                .flatMap(Optional::stream)
                .toList();
    }
}
