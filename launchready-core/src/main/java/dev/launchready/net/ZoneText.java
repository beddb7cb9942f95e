package dev.launchready.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SPFRecord;
import org.xbill.DNS.TXTRecord;

/** Reads records as people write them, and says what is wrong where they cannot be read. */
final class ZoneText {
    private static final int LONGEST_STRING = 255;

    private ZoneText() {}

    static List<Record> parse(Name origin, String text, String source) {
        List<Record> records = new ArrayList<>();
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        try (Master master = new Master(new ByteArrayInputStream(octets), origin)) {
            master.disableIncludes(true);
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                if (!record.getName().subdomain(origin)) {
                    throw new IllegalArgumentException(
                            source + ": the record \"" + record + "\" is outside of the zone " + origin
                                    + "; give it a fixture of its own and join them with and(…)");
                }
                records.add(record);
            }
        } catch (IOException e) {
            // dnsjava's message begins with "<source>:<line>:"
            throw new IllegalArgumentException(
                    source + ": line cannot be read (" + e.getMessage()
                            + "); write \"name TTL IN type data\", for example \"www 300 IN A 192.0.2.1\"",
                    e);
        }
        return records;
    }

    static Name owner(String name, Name origin) {
        if (name.equals("@")) {
            return origin;
        }
        Name absolute = WireRecords.name(name);
        if (absolute.subdomain(origin)) {
            return absolute;
        }
        if (name.endsWith(".")) {
            throw new IllegalArgumentException("\"" + name + "\" is not in the zone " + WireRecords.text(origin)
                    + "; write its names without a final dot, for example www");
        }
        return WireRecords.name(name + "." + origin);
    }

    static Record record(Name owner, RecordType type, Duration ttl, String value, Name origin) {
        boolean plainText = (type == RecordType.TXT || type == RecordType.SPF) && !value.startsWith("\"");
        if (plainText) {
            return text(owner, type, ttl, pieces(value));
        }
        try {
            return Record.fromString(owner, type.code(), DClass.IN, ttl.toSeconds(), absolute(type, value), origin);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no " + type + " data for " + WireRecords.text(owner) + " (" + e.getMessage()
                            + "); write for example \"" + example(type) + "\"",
                    e);
        }
    }

    static Record text(Name owner, RecordType type, Duration ttl, List<String> strings) {
        List<String> escaped = new ArrayList<>();
        for (String string : strings) {
            if (string.length() > LONGEST_STRING) {
                throw new IllegalArgumentException("a string of the TXT record of " + WireRecords.text(owner) + " has "
                        + string.length() + " octets; 255 is the most, split it in several");
            }
            escaped.add(escaped(string));
        }
        return type == RecordType.SPF
                ? new SPFRecord(owner, DClass.IN, ttl.toSeconds(), escaped)
                : new TXTRecord(owner, DClass.IN, ttl.toSeconds(), escaped);
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i == 0 || i < text.length(); i += LONGEST_STRING) {
            pieces.add(text.substring(i, Math.min(text.length(), i + LONGEST_STRING)));
        }
        return pieces;
    }

    private static String escaped(String octets) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c > 0xFF) {
                throw new IllegalArgumentException("\"" + octets + "\" has the character " + c
                        + ", which is no octet; give the octets of its UTF-8 encoding, one char each");
            }
            if (c < ' ' || c > '~' || c == '\\' || c == '"') {
                out.append(String.format(Locale.ROOT, "\\%03d", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    // In a zone file "acme.vercel.app" without its final dot is a name in the zone, which nobody ever means
    private static String absolute(RecordType type, String value) {
        String[] words = value.strip().split("\\s+");
        int from;
        int to;
        switch (type) {
            case CNAME, NS, PTR -> {
                from = 0;
                to = 1;
            }
            case MX -> {
                from = 1;
                to = 2;
            }
            case SOA -> {
                from = 0;
                to = 2;
            }
            default -> {
                return value;
            }
        }
        for (int i = from; i < Math.min(to, words.length); i++) {
            if (words[i].indexOf('.') >= 0 && !words[i].endsWith(".")) {
                words[i] += ".";
            }
        }
        return String.join(" ", words);
    }

    private static String example(RecordType type) {
        return switch (type) {
            case A -> "192.0.2.1";
            case AAAA -> "2001:db8::1";
            case NS -> "ns1.acme.test";
            case CNAME, PTR -> "www.acme.test";
            case SOA -> "ns1.acme.test hostmaster.acme.test 2026010101 7200 3600 1209600 300";
            case MX -> "10 mx.acme.test";
            case TXT, SPF -> "v=spf1 -all";
            case CAA -> "0 issue \"letsencrypt.org\"";
            case DS -> "12345 13 2 (64 hex digits)";
            case TLSA -> "3 1 1 (64 hex digits)";
        };
    }
}
