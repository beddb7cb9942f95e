package dev.launchready.net.fault;

import dev.launchready.net.HttpHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The start line and the fields of a message (RFC 9112 sections 2 to 5). Sent on as the octets that came, unless it was
 * changed. A value: each verb returns a copy.
 */
final class HttpHead {
    private final String start;
    private final List<HttpHeader> fields;
    private final byte @Nullable [] asCame;

    private HttpHead(String start, List<HttpHeader> fields, byte @Nullable [] asCame) {
        this.start = start;
        this.fields = List.copyOf(fields);
        this.asCame = asCame;
    }

    static HttpHead of(String start) {
        return new HttpHead(start, List.of(), null);
    }

    /** Reads a whole head, its empty line included; never throws, as a line without a colon is kept as it is. */
    static HttpHead parse(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        List<HttpHeader> fields = new ArrayList<>(12);
        String start = "";
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            String line = text.substring(from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end);
            if (from == 0) {
                start = line;
            } else if (line.isEmpty()) {
                break;
            } else {
                field(line, fields);
            }
            from = end + 1;
        }
        return new HttpHead(from == 0 ? text : start, fields, octets);
    }

    private static void field(String line, List<HttpHeader> fields) {
        boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
        int colon = line.indexOf(':');
        if (folded && !fields.isEmpty()) {
            HttpHeader before = fields.remove(fields.size() - 1);
            String value = (before.value() + " " + line.strip()).strip();
            fields.add(new HttpHeader(before.name(), value, before.line() + "\r\n" + line));
        } else if (colon < 0) {
            fields.add(new HttpHeader(line, "", line));
        } else {
            String name = line.substring(0, colon).strip();
            fields.add(new HttpHeader(name, line.substring(colon + 1).strip(), line));
        }
    }

    String start() {
        return start;
    }

    List<HttpHeader> fields() {
        return fields;
    }

    Optional<String> first(String name) {
        for (HttpHeader field : fields) {
            if (field.isNamed(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    boolean has(String name) {
        return first(name).isPresent();
    }

    /** {@return the members of a list-valued field in lower case (RFC 9110 section 5.6.1)} */
    List<String> tokens(String name) {
        if (!has(name)) {
            return List.of();
        }
        List<String> tokens = new ArrayList<>();
        for (HttpHeader field : fields) {
            if (field.isNamed(name)) {
                for (String token : field.value().split(",", -1)) {
                    tokens.add(token.strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        tokens.removeIf(String::isEmpty);
        return tokens;
    }

    HttpHead withStart(String line) {
        return new HttpHead(line, fields, null);
    }

    /** {@return a copy with this one field of the name, where the first such field stood, else at the end} */
    HttpHead with(String name, String value) {
        List<HttpHeader> changed = new ArrayList<>();
        boolean placed = false;
        for (HttpHeader field : fields) {
            if (!field.isNamed(name)) {
                changed.add(field);
            } else if (!placed) {
                changed.add(HttpHeader.of(name, value));
                placed = true;
            }
        }
        if (!placed) {
            changed.add(HttpHeader.of(name, value));
        }
        return new HttpHead(start, changed, null);
    }

    /** {@return a copy without these fields; this head where it has none of them} */
    HttpHead without(String... names) {
        List<HttpHeader> kept = new ArrayList<>(fields);
        boolean changed = kept.removeIf(field -> Arrays.stream(names).anyMatch(field::isNamed));
        return changed ? new HttpHead(start, kept, null) : this;
    }

    /** {@return a copy with these fields only} */
    HttpHead withOnly(List<String> names) {
        List<HttpHeader> kept = new ArrayList<>(fields);
        kept.removeIf(field -> names.stream().noneMatch(field::isNamed));
        return new HttpHead(start, kept, null);
    }

    byte[] octets() {
        byte[] same = asCame;
        if (same != null) {
            return same;
        }
        StringBuilder text = new StringBuilder(512).append(start).append("\r\n");
        for (HttpHeader field : fields) {
            text.append(field.line()).append("\r\n");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
