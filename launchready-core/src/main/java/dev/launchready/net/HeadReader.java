package dev.launchready.net;

import dev.launchready.net.HttpDefect.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads status lines, header lines and trailers (RFC 9112 sections 4 and 5) as they are, and notes what is wrong. */
final class HeadReader {
    /** More than any honest server sends, and than any browser takes. */
    static final int MOST_OCTETS = 256 << 10;

    private static final Pattern STATUS_LINE =
            Pattern.compile("(?i)(HTTP/(\\d)\\.(\\d))[ \t]+(\\d{3})(?:[ \t]+(.*))?", Pattern.DOTALL);
    private static final String PROTOCOL = "HTTP/";
    private static final int SHOWN = 60;

    private final OctetReader in;
    private final Defects defects;
    private int left = MOST_OCTETS;

    HeadReader(OctetReader in, Defects defects) {
        this.in = in;
        this.defects = defects;
    }

    /** The head of one answer, interim or final. */
    record Head(String version, int status, String reason, List<HttpHeader> headers) {}

    Head read() throws IOException {
        left = MOST_OCTETS;
        Matcher status = statusLine();
        return new Head(
                status.group(1),
                Integer.parseInt(status.group(4)),
                status.group(5) == null ? "" : status.group(5),
                fields());
    }

    /** Reads header or trailer lines up to the empty one. */
    List<HttpHeader> fields() throws IOException {
        List<HttpHeader> fields = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
            if (folded && !fields.isEmpty()) {
                HttpHeader before = fields.remove(fields.size() - 1);
                defects.add(Kind.OBSOLETE_FOLDING, before.name() + ":" + line);
                fields.add(new HttpHeader(
                        before.name(), (before.value() + " " + line.strip()).strip(), before.line() + "\r\n" + line));
                noteControls(line, line);
            } else {
                fields.add(field(line));
            }
        }
        return fields;
    }

    private HttpHeader field(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            defects.add(Kind.HEADER_WITHOUT_COLON, line);
            return new HttpHeader(line, "", line);
        }
        String name = line.substring(0, colon);
        String bare = name.stripTrailing();
        if (bare.length() < name.length()) {
            defects.add(Kind.SPACE_BEFORE_COLON, line);
        }
        if (!bare.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            defects.add(Kind.BAD_FIELD_NAME, line);
        }
        String value = line.substring(colon + 1);
        noteControls(value, line);
        return new HttpHeader(bare, withoutBlanks(value), line);
    }

    private void noteControls(String value, String line) {
        if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127)) {
            defects.add(Kind.CONTROL_IN_VALUE, line);
        }
    }

    private static String withoutBlanks(String value) {
        return value.replaceAll("^[ \t]+|[ \t]+$", "");
    }

    private Matcher statusLine() throws IOException {
        // judged octet by octet, so that a peer which speaks something else, perhaps without end, is found out at once
        byte[] start = in.await() ? in.ready(SHOWN) : new byte[0];
        ByteArrayOutputStream protocol = new ByteArrayOutputStream();
        for (int i = 0; i < PROTOCOL.length(); i++) {
            int octet = in.peek();
            if (octet < 0) {
                throw closed();
            }
            if (Character.toUpperCase(octet) != PROTOCOL.charAt(i)) {
                byte[] shown = protocol.size() == 0 || start.length > protocol.size() ? start : protocol.toByteArray();
                throw unreadable(shown, "no HTTP answer begins like that");
            }
            protocol.write(in.read());
        }
        left -= PROTOCOL.length();
        String line = protocol.toString(StandardCharsets.ISO_8859_1) + line();
        Matcher matcher = STATUS_LINE.matcher(line);
        if (!matcher.matches() || matcher.group(4).charAt(0) == '0') {
            throw unreadable(line.getBytes(StandardCharsets.ISO_8859_1), "the status line has no status");
        }
        boolean impossible = matcher.group(4).charAt(0) > '5';
        boolean version = line.startsWith("HTTP/1.0 ") || line.startsWith("HTTP/1.1 ");
        boolean spaced = line.startsWith(matcher.group(1) + " " + matcher.group(4));
        if (impossible || !version || !spaced) {
            defects.add(Kind.BAD_STATUS_LINE, line);
        }
        return matcher;
    }

    private WireException unreadable(byte[] octets, String why) {
        defects.add(Kind.BAD_STATUS_LINE, Defects.printable(octets));
        boolean tls = octets.length > 1 && (octets[0] == 21 || octets[0] == 22) && octets[1] == 3;
        String what = tls ? "the peer speaks TLS on a port for plain http" : why;
        return new WireException(
                new NetFailure(NetFailure.Kind.MALFORMED, what + ": \"" + Defects.printable(octets) + "\""));
    }

    /** {@return the next line without its end, one char for an octet} */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        while (true) {
            int octet = in.read();
            if (octet < 0) {
                throw closed();
            }
            if (--left < 0) {
                throw new WireException(new NetFailure(
                        NetFailure.Kind.TOO_LARGE, "the header fields take more than " + MOST_OCTETS / 1024 + " KiB"));
            }
            if (octet == '\n') {
                return ended(line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(octet);
        }
    }

    private String ended(String line) {
        if (line.endsWith("\r")) {
            return line.substring(0, line.length() - 1);
        }
        defects.addOnce(Kind.BARE_LF, line);
        return line;
    }

    private WireException closed() {
        return new WireException(
                in.taken() == 0
                        ? new NetFailure(
                                NetFailure.Kind.CLOSED_WITHOUT_ANSWER,
                                "the peer closed the connection without an answer")
                        : new NetFailure(
                                NetFailure.Kind.CLOSED_EARLY,
                                "the peer closed the connection in the head of its answer, after " + in.taken()
                                        + " octets"));
    }
}
