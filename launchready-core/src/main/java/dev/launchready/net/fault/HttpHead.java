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
        String[] lines = new String(octets, StandardCharsets.ISO_8859_1).split("\r?\n", -1);
        List<HttpHeader> fields = new ArrayList<>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            if (line.isEmpty()) {
                break;
            }
            boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
            if (folded && !fields.isEmpty()) {
                HttpHeader before = fields.remove(fields.size() - 1);
                String value = (before.value() + " " + line.strip()).strip();
                fields.add(new HttpHeader(before.name(), value, before.line() + "\r\n" + line));
            } else {
                int colon = line.indexOf(':');
                fields.add(
                        colon < 0
                                ? new HttpHeader(line, "", line)
                                : new HttpHeader(
                                        line.substring(0, colon).strip(),
                                        line.substring(colon + 1).strip(),
                                        line));
            }
        }
        return new HttpHead(lines[0], fields, octets);
    }

    String start() {
        return start;
    }

    List<HttpHeader> fields() {
        return fields;
    }

    Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.isNamed(name))
                .map(HttpHeader::value)
                .findFirst();
    }

    boolean has(String name) {
        return first(name).isPresent();
    }

    /** {@return the members of a list-valued field in lower case (RFC 9110 section 5.6.1)} */
    List<String> tokens(String name) {
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
        StringBuilder text = new StringBuilder(start).append("\r\n");
        fields.forEach(field -> text.append(field.line()).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
