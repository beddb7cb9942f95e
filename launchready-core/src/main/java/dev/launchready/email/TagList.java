package dev.launchready.email;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A list of {@code tag=value} pairs, as DKIM signatures and keys and DMARC records are written (RFC 6376 section 3.2).
 * Names are case-sensitive. White space around names and values is not part of them, white space inside a value is.
 *
 * <p>The list keeps tags that occur twice: RFC 6376 makes the whole list invalid then, which is for the caller to say,
 * see {@link #duplicates()}.
 *
 * @param tags the tags in the order written
 */
public record TagList(List<Tag> tags) {

    /** Copies the list. */
    public TagList {
        tags = List.copyOf(tags);
    }

    /**
     * One pair.
     *
     * @param name the name as written, for example {@code bh}
     * @param value the value without surrounding white space; may be empty
     * @param offset where the name begins in the text, from 0
     * @param valueOffset where the value begins in the text, from 0
     */
    public record Tag(String name, String value, int offset, int valueOffset) {

        /** {@return the value without any white space, as base64 data are to be read (RFC 6376 section 2.10)} */
        public String compactValue() {
            StringBuilder out = new StringBuilder(value.length());
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (!isSpace(c)) {
                    out.append(c);
                }
            }
            return out.toString();
        }
    }

    /**
     * What a tolerant reading gives.
     *
     * @param list the pairs that fit the grammar
     * @param faults the places that do not, in order; what stands there is left out of the list
     */
    public record Reading(TagList list, List<SyntaxFault> faults) {
        /** Copies the list. */
        public Reading {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Parses a list strictly.
     *
     * @param text any text; line breaks are allowed where white space follows them (folding)
     * @return the list, or the first place that does not fit
     */
    public static Parsed<TagList> parse(String text) {
        Reading reading = read(text);
        return reading.faults().isEmpty()
                ? new Parsed.Good<>(reading.list())
                : new Parsed.Bad<>(reading.faults().get(0));
    }

    /**
     * Parses a list tolerantly: a pair that does not fit is left out and told, the others stand.
     *
     * @param text any text
     * @return the pairs and the faults
     */
    public static Reading read(String text) {
        return new Reader(text).read();
    }

    /**
     * The first tag of a name.
     *
     * @param name the name, case-sensitive
     * @return the tag, or empty if there is none
     */
    public Optional<Tag> tag(String name) {
        for (Tag tag : tags) {
            if (tag.name().equals(name)) {
                return Optional.of(tag);
            }
        }
        return Optional.empty();
    }

    /**
     * The value of the first tag of a name.
     *
     * @param name the name, case-sensitive
     * @return the value, or empty if there is no such tag
     */
    public Optional<String> value(String name) {
        return tag(name).map(Tag::value);
    }

    /** {@return every tag whose name stood before already; RFC 6376 makes a list with such tags invalid} */
    public List<Tag> duplicates() {
        Set<String> seen = new HashSet<>();
        return tags.stream().filter(tag -> !seen.add(tag.name())).toList();
    }

    /** {@return the list in its plain form, {@code a=1; b=2}, which parses to the same names and values} */
    public String print() {
        return String.join(
                "; ", tags.stream().map(tag -> tag.name() + "=" + tag.value()).toList());
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Reads a text once, from left to right. */
    private static final class Reader {
        private final String text;
        private final List<Tag> tags = new ArrayList<>();
        private final List<SyntaxFault> faults = new ArrayList<>();

        Reader(String text) {
            this.text = text;
        }

        Reading read() {
            int from = 0;
            while (from <= text.length()) {
                int semicolon = text.indexOf(';', from);
                int to = semicolon < 0 ? text.length() : semicolon;
                boolean last = semicolon < 0;
                // one semicolon may end the list; an empty list is none
                if (!(last && from > 0 && skipSpace(from, to) == to && !brokenFold(from, to))) {
                    pair(from, to);
                }
                if (last) {
                    break;
                }
                from = to + 1;
            }
            return new Reading(new TagList(tags), faults);
        }

        private void pair(int from, int to) {
            if (brokenFold(from, to)) {
                return;
            }
            int name = skipSpace(from, to);
            if (name == to) {
                fault(name, "a tag is missing here");
                return;
            }
            if (!isLetter(text.charAt(name))) {
                fault(name, "a tag's name begins with a letter, not with " + show(name));
                return;
            }
            int nameEnd = name + 1;
            while (nameEnd < to && isNameChar(text.charAt(nameEnd))) {
                nameEnd++;
            }
            int equals = skipSpace(nameEnd, to);
            if (equals == to) {
                fault(equals, "tag \"" + text.substring(name, nameEnd) + "\" has no \"=\" and no value");
                return;
            }
            if (text.charAt(equals) != '=') {
                fault(equals, show(equals) + " instead of \"=\" after tag \"" + text.substring(name, nameEnd) + "\"");
                return;
            }
            int value = skipSpace(equals + 1, to);
            int valueEnd = to;
            while (valueEnd > value && isSpace(text.charAt(valueEnd - 1))) {
                valueEnd--;
            }
            for (int i = value; i < valueEnd; i++) {
                char c = text.charAt(i);
                if (!isSpace(c) && (c < '!' || c > '~')) {
                    fault(i, show(i) + " in the value of tag \"" + text.substring(name, nameEnd) + "\"");
                    return;
                }
            }
            tags.add(new Tag(text.substring(name, nameEnd), text.substring(value, valueEnd), name, value));
        }

        /** Line breaks count as white space only as CR LF before a space or tab (RFC 5322 section 3.2.2). */
        private boolean brokenFold(int from, int to) {
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                if (c == '\r' && i + 2 < text.length() && text.charAt(i + 1) == '\n' && isWsp(text.charAt(i + 2))) {
                    i++;
                } else if (c == '\r' || c == '\n') {
                    fault(i, "a line break that is not CR LF before a space");
                    return true;
                }
            }
            return false;
        }

        private int skipSpace(int from, int to) {
            int i = from;
            while (i < to && isSpace(text.charAt(i))) {
                i++;
            }
            return i;
        }

        private void fault(int offset, String problem) {
            faults.add(new SyntaxFault(offset, problem));
        }

        private String show(int at) {
            char c = text.charAt(at);
            return c >= '!' && c <= '~' ? "\"" + c + "\"" : String.format("octet 0x%02X", (int) c);
        }

        private static boolean isWsp(char c) {
            return c == ' ' || c == '\t';
        }

        private static boolean isNameChar(char c) {
            return isLetter(c) || (c >= '0' && c <= '9') || c == '_';
        }
    }
}
