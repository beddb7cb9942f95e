package dev.launchready.email.spf;

import dev.launchready.email.IpRange;
import dev.launchready.email.Parsed;
import dev.launchready.email.SyntaxFault;
import java.util.ArrayList;
import java.util.List;

/** Takes a macro string apart (RFC 7208 section 7.1), in one pass. */
final class MacroParser {
    private static final String DELIMITERS = ".-+,/_=";

    /** Where a macro string stands, which decides what may be in it. */
    enum Place {
        /** A domain-spec: no spaces, none of the letters c, r, t, and an end that can be a domain's. */
        DOMAIN("slodiphv"),
        /** The value of an unknown modifier. */
        VALUE("slodiphcrtv"),
        /** An explanation: spaces too. */
        TEXT("slodiphcrtv");

        private final String letters;

        Place(String letters) {
            this.letters = letters;
        }
    }

    private final String text;
    private final int to;
    private final Place place;
    private final List<MacroString.Part> parts = new ArrayList<>(4);
    private final StringBuilder literal = new StringBuilder();
    private int at;
    private int fault = -1;
    private String problem = "";

    private MacroParser(String text, int from, int to, Place place) {
        this.text = text;
        this.at = from;
        this.to = to;
        this.place = place;
    }

    /** Parses {@code text[from, to)}; a fault's offset counts from the text's beginning. */
    static Parsed<MacroString> parse(String text, int from, int to, Place place) {
        return new MacroParser(text, from, to, place).parse();
    }

    private Parsed<MacroString> parse() {
        int from = at;
        if (place == Place.DOMAIN && from == to) {
            return bad(from, "a domain is missing");
        }
        int lastMacroEnd = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c != '%') {
                if (c > '~' || c < ' ' || (c == ' ' && place != Place.TEXT)) {
                    return bad(at, SpfParser.show(c) + " is not allowed here");
                }
                literal.append(c);
                at++;
            } else {
                macro();
                if (fault >= 0) {
                    return bad(fault, problem);
                }
                lastMacroEnd = at;
            }
        }
        flush();
        if (place == Place.DOMAIN && lastMacroEnd < to) {
            int end = DomainNames.badEnd(text, lastMacroEnd, to);
            if (end >= 0) {
                return badDomain(from, end);
            }
        }
        return new Parsed.Good<>(new MacroString(text.substring(from, to), parts));
    }

    private Parsed<MacroString> badDomain(int from, int end) {
        String written = text.substring(from, to);
        if (IpRange.parse(written).isPresent()) {
            String family = written.indexOf(':') < 0 ? "ip4:" : "ip6:";
            return bad(from, "\"" + written + "\" is an address, not a domain; write " + family + written);
        }
        return bad(end, "\"" + written + "\" is no full domain name");
    }

    private void macro() {
        char kind = at + 1 < to ? text.charAt(at + 1) : '\0';
        switch (kind) {
            case '%' -> escape("%");
            case '_' -> escape(" ");
            case '-' -> escape("%20");
            case '{' -> braces();
            default -> fail(at, "\"%\" has to be followed by \"{\", \"%\", \"_\" or \"-\"");
        }
    }

    private void escape(String meaning) {
        literal.append(meaning);
        at += 2;
    }

    private void braces() {
        at += 2;
        int letterAt = at;
        char written = at < to ? text.charAt(at) : '\0';
        char letter = written >= 'A' && written <= 'Z' ? (char) (written + 32) : written;
        if (place.letters.indexOf(letter) < 0) {
            fail(
                    Math.min(letterAt, to),
                    "crt".indexOf(letter) >= 0
                            ? "macro letter \"" + letter + "\" is allowed in explanations only"
                            : "no macro letter");
            return;
        }
        at++;
        int digitsAt = at;
        int keep = 0;
        while (at < to && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            keep = Math.min(1_000_000, keep * 10 + text.charAt(at) - '0');
            at++;
        }
        if (at > digitsAt && keep == 0) {
            fail(digitsAt, "a macro cannot keep 0 parts");
            return;
        }
        boolean reverse = at < to && (text.charAt(at) == 'r' || text.charAt(at) == 'R');
        if (reverse) {
            at++;
        }
        int delimitersAt = at;
        while (at < to && DELIMITERS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at >= to || text.charAt(at) != '}') {
            fail(Math.min(at, to), "a macro has to end with \"}\"");
            return;
        }
        String delimiters = at == delimitersAt ? "." : text.substring(delimitersAt, at);
        at++;
        flush();
        parts.add(new MacroString.Macro(letter, written != letter, keep, reverse, delimiters));
    }

    private void flush() {
        if (literal.length() > 0) {
            parts.add(new MacroString.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private void fail(int offset, String why) {
        fault = offset;
        problem = why;
    }

    private static Parsed<MacroString> bad(int offset, String problem) {
        return new Parsed.Bad<>(new SyntaxFault(offset, problem));
    }
}
