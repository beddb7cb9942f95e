package dev.launchready.net;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Zones as a name server speaks them: octets in, octets out. */
final class ZoneWire {
    private static final byte[] SILENCE = {};
    private static final int EDNS_SIZE = 1232;

    private ZoneWire() {}

    static byte[] respond(byte[] query, List<ZoneData> zones, BiFunction<Name, String, Optional<DnsStatus>> forced) {
        Message asked;
        try {
            asked = new Message(query);
        } catch (IOException e) {
            return query.length < 2 ? SILENCE : formatError(query);
        }
        Record question = asked.getQuestion();
        if (asked.getHeader().getFlag(Flags.QR)) {
            return SILENCE;
        }
        if (question == null || asked.getHeader().getOpcode() != Opcode.QUERY) {
            return answerTo(asked, question == null ? Rcode.FORMERR : Rcode.NOTIMP)
                    .toWire();
        }
        if (question.getDClass() != DClass.IN) {
            return answerTo(asked, Rcode.REFUSED).toWire();
        }
        Optional<DnsStatus> end = forced.apply(question.getName(), Type.string(question.getType()));
        return end.isPresent()
                ? forced(asked, end.get())
                : answer(asked, ZoneReply.to(zones, question.getName(), question.getType()));
    }

    private static byte[] answer(Message asked, ZoneReply reply) {
        Message answer = answerTo(asked, reply.rcode());
        if (reply.authoritative()) {
            answer.getHeader().setFlag(Flags.AA);
        }
        reply.answer().forEach(record -> answer.addRecord(record, Section.ANSWER));
        reply.authority().forEach(record -> answer.addRecord(record, Section.AUTHORITY));
        reply.additional().forEach(record -> answer.addRecord(record, Section.ADDITIONAL));
        return answer.toWire();
    }

    private static byte[] forced(Message asked, DnsStatus status) {
        return switch (status) {
            case TIMEOUT, UNREACHABLE -> SILENCE;
            case MALFORMED -> formatError(asked.toWire());
            case SERVFAIL -> answerTo(asked, Rcode.SERVFAIL).toWire();
            case REFUSED -> answerTo(asked, Rcode.REFUSED).toWire();
            case NXDOMAIN -> answer(asked, new ZoneReply(ZoneReply.End.NXDOMAIN, List.of(), List.of(), List.of()));
            case NODATA, FOUND, ALIAS_ELSEWHERE, ALIAS_LOOP ->
                answer(asked, new ZoneReply(ZoneReply.End.NODATA, List.of(), List.of(), List.of()));
        };
    }

    private static Message answerTo(Message asked, int rcode) {
        Message answer = new Message(asked.getHeader().getID());
        Header header = answer.getHeader();
        header.setFlag(Flags.QR);
        header.setOpcode(asked.getHeader().getOpcode());
        header.setRcode(rcode);
        if (asked.getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        Record question = asked.getQuestion();
        if (question != null) {
            answer.addRecord(question, Section.QUESTION);
        }
        OPTRecord edns = asked.getOPT();
        if (edns != null) {
            // The code goes into the header alone: the OPT record carries only the bits above it (RFC 6891 6.1.3)
            answer.addRecord(new OPTRecord(EDNS_SIZE, 0, 0, edns.getFlags()), Section.ADDITIONAL);
        }
        return answer;
    }

    private static byte[] formatError(byte[] query) {
        Message answer = new Message(((query[0] & 0xFF) << 8) | (query[1] & 0xFF));
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setRcode(Rcode.FORMERR);
        return answer.toWire();
    }
}
