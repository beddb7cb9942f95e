package dev.launchready.net.loopback;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** What the server is going to do about one question. */
final class LoopbackDnsReply {
    private static final byte[] SILENCE = {};
    private static final int PLAIN_UDP_SIZE = 512;
    private static final int ID_FLIP = 0x5555;

    private final byte[] octets;
    private final Duration delay;
    private final boolean drip;
    private final boolean close;

    private LoopbackDnsReply(byte[] octets, Duration delay, boolean drip, boolean close) {
        this.octets = octets;
        this.delay = delay;
        this.drip = drip;
        this.close = close;
    }

    /** The message to send; empty to stay silent. */
    byte[] octets() {
        return octets;
    }

    /** How long to wait first. */
    Duration delay() {
        return delay;
    }

    /** Whether to send octet by octet. */
    boolean drip() {
        return drip;
    }

    /** Whether to close the connection instead of answering. */
    boolean close() {
        return close;
    }

    static LoopbackDnsReply plain(byte[] octets, DnsTransport transport) {
        byte[] fitting = transport == DnsTransport.UDP && octets.length > PLAIN_UDP_SIZE ? SILENCE : octets;
        return new LoopbackDnsReply(fitting, Duration.ZERO, false, false);
    }

    static LoopbackDnsReply of(
            Message asked, byte[] right, DnsTransport transport, boolean authenticated, Optional<DnsFault> fault) {
        DnsFault.Kind kind = fault.map(DnsFault::kind).orElse(DnsFault.Kind.LATE);
        Duration delay = fault.map(DnsFault::delay).orElse(Duration.ZERO);
        boolean drip = kind == DnsFault.Kind.DRIP;
        boolean close = kind == DnsFault.Kind.CLOSE;
        boolean silent = right.length == 0 || close || (drip && transport == DnsTransport.UDP);
        byte[] octets = silent ? SILENCE : broken(asked, right, transport, authenticated, kind);
        return new LoopbackDnsReply(octets, delay, drip, close);
    }

    private static byte[] broken(
            Message asked, byte[] right, DnsTransport transport, boolean authenticated, DnsFault.Kind kind) {
        Message message = parse(right);
        int rcode = message.getHeader().getRcode();
        if (authenticated && (rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN)) {
            message.getHeader().setFlag(Flags.AD);
        }
        switch (kind) {
            case DROP -> {
                return SILENCE;
            }
            case MALFORMED -> {
                return new byte[] {right[0], right[1], (byte) 0x84, 0, 0, 1, 0, 9, 0, 0, 0, 0, (byte) 0xC0};
            }
            case SERVFAIL -> emptied(message, Rcode.SERVFAIL);
            case REFUSED -> emptied(message, Rcode.REFUSED);
            case FORMERR -> emptied(message, Rcode.FORMERR);
            case NXDOMAIN -> emptied(message, Rcode.NXDOMAIN);
            case NODATA -> emptied(message, Rcode.NOERROR);
            case TRUNCATE -> {
                emptied(message, Rcode.NOERROR);
                message.getHeader().setFlag(Flags.TC);
            }
            case WRONG_ID -> message.getHeader().setID(message.getHeader().getID() ^ ID_FLIP);
            case WRONG_QUESTION -> {
                Record question = asked.getQuestion();
                message.removeAllRecords(Section.QUESTION);
                message.addRecord(
                        Record.newRecord(Name.fromConstantString("other.invalid."), question.getType(), DClass.IN),
                        Section.QUESTION);
            }
            case LAME -> message.getHeader().unsetFlag(Flags.AA);
            case REFER_UPWARD -> {
                emptied(message, Rcode.NOERROR);
                message.getHeader().unsetFlag(Flags.AA);
                Name root = Name.fromConstantString("a.root-servers.net.");
                message.addRecord(new NSRecord(Name.root, DClass.IN, 3600, root), Section.AUTHORITY);
            }
            case ALIAS_ONLY -> {
                List<Record> answer = message.getSection(Section.ANSWER);
                emptied(message, Rcode.NOERROR);
                answer.stream().limit(1).forEach(record -> message.addRecord(record, Section.ANSWER));
            }
            case BOGUS -> {
                message.getHeader().unsetFlag(Flags.AD);
                if (!asked.getHeader().getFlag(Flags.CD)) {
                    emptied(message, Rcode.SERVFAIL);
                }
            }
            case LATE, DRIP, CLOSE -> {}
        }
        return transport == DnsTransport.TCP ? message.toWire() : message.toWire(size(asked));
    }

    private static void emptied(Message message, int rcode) {
        message.removeAllRecords(Section.ANSWER);
        message.removeAllRecords(Section.AUTHORITY);
        message.getHeader().setRcode(rcode);
    }

    private static int size(Message asked) {
        OPTRecord edns = asked.getOPT();
        return edns == null ? PLAIN_UDP_SIZE : Math.max(PLAIN_UDP_SIZE, edns.getPayloadSize());
    }

    private static Message parse(byte[] octets) {
        try {
            return new Message(octets);
        } catch (IOException e) {
            throw new IllegalStateException("the fixture answered with no DNS message", e);
        }
    }
}
