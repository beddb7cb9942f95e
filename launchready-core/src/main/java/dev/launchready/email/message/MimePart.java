package dev.launchready.email.message;

import dev.launchready.email.MailField;
import dev.launchready.email.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A leaf of a message's structure (RFC 2045, 2046): a part that holds no other parts.
 *
 * @param contentType the media type in lower case without parameters; {@code text/plain} where absent
 * @param transferEncoding the encoding in lower case; {@code 7bit} where absent
 * @param content the octets as they are, not decoded, one char each
 */
record MimePart(String contentType, String transferEncoding, String content) {
    private static final int DEEPEST = 8;
    private static final int MOST = 200;

    /** The leaves of a message in their order. */
    static List<MimePart> leaves(RawMessage message) {
        List<MimePart> leaves = new ArrayList<>();
        collect(message, 0, leaves);
        return leaves;
    }

    private static void collect(RawMessage part, int depth, List<MimePart> leaves) {
        String type = part.field("Content-Type").map(MailField::value).orElse("text/plain");
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String body = new String(part.body(), StandardCharsets.ISO_8859_1);
        String boundary = media.startsWith("multipart/") ? boundary(type) : "";
        if (boundary.isEmpty() || depth == DEEPEST) {
            String encoding = part.field("Content-Transfer-Encoding")
                    .map(MailField::value)
                    .orElse("7bit");
            leaves.add(new MimePart(media, encoding.strip().toLowerCase(Locale.ROOT), body));
            return;
        }
        int from = delimiter(body, boundary, 0);
        while (from >= 0 && leaves.size() < MOST) {
            int afterDelimiter = from + 2 + boundary.length();
            int line = body.indexOf("\r\n", afterDelimiter);
            if (body.startsWith("--", afterDelimiter) || line < 0) {
                return;
            }
            int next = delimiter(body, boundary, line);
            // the line end before a delimiter belongs to the delimiter
            int to = next < 0 ? body.length() : Math.max(line + 2, next - 2);
            byte[] octets = body.substring(line + 2, to).getBytes(StandardCharsets.ISO_8859_1);
            collect(RawMessage.of(octets), depth + 1, leaves);
            from = next;
        }
    }

    /** Where the next delimiter line begins; -1 when there is none. */
    private static int delimiter(String body, String boundary, int from) {
        int at = body.indexOf("--" + boundary, from);
        while (at > 0 && !body.startsWith("\r\n", at - 2)) {
            at = body.indexOf("--" + boundary, at + 1);
        }
        return at;
    }

    private static String boundary(String contentType) {
        for (String parameter : contentType.split(";", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("boundary")) {
                String value = parameter.substring(equals + 1).strip();
                boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                return quoted ? value.substring(1, value.length() - 1) : value;
            }
        }
        return "";
    }

    boolean hasHighOctets() {
        return content.chars().anyMatch(c -> c > 127);
    }

    boolean declaresHighOctets() {
        return transferEncoding.equals("8bit") || transferEncoding.equals("binary");
    }
}
