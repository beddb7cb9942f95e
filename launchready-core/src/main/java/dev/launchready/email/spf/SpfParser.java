package dev.launchready.email.spf;

import dev.launchready.email.IpRange;
import dev.launchready.email.Parsed;
import dev.launchready.email.SyntaxFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a record (RFC 7208 section 12) in one pass; stops at the first fault and does not throw. */
final class SpfParser {
    private final String text;
    private final List<SpfTerm> terms = new ArrayList<>(8);
    private @Nullable SyntaxFault fault;
    private boolean redirected;
    private boolean explained;

    SpfParser(String text) {
        this.text = text;
    }

    Parsed<SpfRecord> parse() {
        if (!SpfRecord.isSpf(text)) {
            return new Parsed.Bad<>(new SyntaxFault(0, "a record begins with \"v=spf1\" and a space"));
        }
        int at = 6;
        int length = text.length();
        while (at < length) {
            if (text.charAt(at) == ' ') {
                at++;
                continue;
            }
            int end = text.indexOf(' ', at);
            end = end < 0 ? length : end;
            term(at, end);
            if (fault != null) {
                return new Parsed.Bad<>(fault);
            }
            at = end;
        }
        return new Parsed.Good<>(new SpfRecord(text, terms));
    }

    private void term(int from, int to) {
        int nameEnd = from;
        while (nameEnd < to && isNameChar(text.charAt(nameEnd))) {
            nameEnd++;
        }
        if (nameEnd > from && nameEnd < to && text.charAt(nameEnd) == '=' && isLetter(text.charAt(from))) {
            modifier(from, nameEnd, to);
        } else {
            directive(from, to);
        }
    }

    private void modifier(int from, int equals, int to) {
        if (is("redirect", from, equals)) {
            if (redirected) {
                fail(from, "a second redirect");
                return;
            }
            redirected = true;
            MacroString domain = macro(equals + 1, to, MacroParser.Place.DOMAIN);
            terms.add(new SpfTerm.Redirect(from, domain));
        } else if (is("exp", from, equals)) {
            if (explained) {
                fail(from, "a second exp");
                return;
            }
            explained = true;
            MacroString domain = macro(equals + 1, to, MacroParser.Place.DOMAIN);
            terms.add(new SpfTerm.Explanation(from, domain));
        } else {
            MacroString value = macro(equals + 1, to, MacroParser.Place.VALUE);
            terms.add(new SpfTerm.Unknown(from, text.substring(from, equals), value));
        }
    }

    private void directive(int from, int to) {
        Qualifier qualifier = Qualifier.PASS;
        int name = from;
        switch (text.charAt(from)) {
            case '+' -> name++;
            case '-' -> {
                qualifier = Qualifier.FAIL;
                name++;
            }
            case '~' -> {
                qualifier = Qualifier.SOFTFAIL;
                name++;
            }
            case '?' -> {
                qualifier = Qualifier.NEUTRAL;
                name++;
            }
            default -> {}
        }
        int end = name;
        while (end < to && text.charAt(end) != ':' && text.charAt(end) != '/') {
            end++;
        }
        if (is("ip4", name, end)) {
            ip(from, qualifier, false, end, to);
        } else if (is("include", name, end)) {
            terms.add(new SpfTerm.Include(from, qualifier, domain("include", end, to)));
        } else if (is("all", name, end)) {
            if (end < to) {
                fail(end, "\"all\" takes nothing");
                return;
            }
            terms.add(new SpfTerm.All(from, qualifier));
        } else if (is("a", name, end)) {
            addresses(from, qualifier, true, end, to);
        } else if (is("mx", name, end)) {
            addresses(from, qualifier, false, end, to);
        } else if (is("ip6", name, end)) {
            ip(from, qualifier, true, end, to);
        } else if (is("exists", name, end)) {
            terms.add(new SpfTerm.Exists(from, qualifier, domain("exists", end, to)));
        } else if (is("ptr", name, end)) {
            MacroString domain = end == to ? MacroString.EMPTY : domain("ptr", end, to);
            terms.add(new SpfTerm.Ptr(from, qualifier, domain));
        } else {
            unknown(name, end, to);
        }
    }

    private void unknown(int name, int end, int to) {
        for (int i = name; i < to; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                fail(i, show(c) + "; a record is printable ASCII and its terms are separated by spaces only");
                return;
            }
        }
        String written = text.substring(name, end);
        String lower = written.toLowerCase(Locale.ROOT);
        if (lower.equals("redirect") || lower.equals("exp")) {
            fail(end, "\"" + lower + "\" is followed by \"=\"");
        } else if (name == end) {
            fail(name, "a mechanism is missing");
        } else {
            fail(name, "there is no mechanism \"" + written + "\"");
        }
    }

    private MacroString domain(String mechanism, int colon, int to) {
        if (colon == to || text.charAt(colon) != ':') {
            fail(colon, "\"" + mechanism + "\" needs \":\" and a domain");
            return MacroString.EMPTY;
        }
        return macro(colon + 1, to, MacroParser.Place.DOMAIN);
    }

    /** {@code a} and {@code mx}: an optional domain, then optional prefix lengths, which are looked for at the end. */
    private void addresses(int from, Qualifier qualifier, boolean a, int nameEnd, int to) {
        int end = to;
        int prefix4 = 32;
        int prefix6 = 128;
        int digits = digitsBefore(end);
        if (digits < end && digits - 2 >= nameEnd && text.charAt(digits - 1) == '/' && text.charAt(digits - 2) == '/') {
            prefix6 = prefix(digits, end, 128);
            end = digits - 2;
            digits = digitsBefore(end);
        }
        if (digits < end && digits - 1 >= nameEnd && text.charAt(digits - 1) == '/') {
            prefix4 = prefix(digits, end, 32);
            end = digits - 1;
        }
        MacroString domain = MacroString.EMPTY;
        if (end > nameEnd) {
            if (text.charAt(nameEnd) != ':') {
                fail(nameEnd, "no prefix length; write /24 for IPv4, //64 for IPv6");
                return;
            }
            domain = macro(nameEnd + 1, end, MacroParser.Place.DOMAIN);
        }
        terms.add(
                a
                        ? new SpfTerm.A(from, qualifier, domain, Math.max(0, prefix4), Math.max(0, prefix6))
                        : new SpfTerm.Mx(from, qualifier, domain, Math.max(0, prefix4), Math.max(0, prefix6)));
    }

    private int digitsBefore(int end) {
        int i = end;
        while (i > 0 && text.charAt(i - 1) >= '0' && text.charAt(i - 1) <= '9') {
            i--;
        }
        return i;
    }

    private int prefix(int from, int to, int most) {
        boolean padded = text.charAt(from) == '0' && to - from > 1;
        int value = to - from > 3 ? most + 1 : Integer.parseInt(text, from, to, 10);
        if (padded || value > most) {
            fail(from, "a prefix length is 0 to " + most + ", without leading zeros");
            return -1;
        }
        return value;
    }

    private void ip(int from, Qualifier qualifier, boolean six, int colon, int to) {
        if (colon == to || text.charAt(colon) != ':') {
            fail(colon, "\"" + (six ? "ip6" : "ip4") + "\" needs \":\" and an address");
            return;
        }
        String written = text.substring(colon + 1, to);
        Optional<IpRange> range = six ? IpRange.parse6(written) : IpRange.parse4(written);
        if (range.isPresent()) {
            terms.add(new SpfTerm.Ip(from, qualifier, six, range.get()));
        } else if (IpRange.parse(written).isPresent()) {
            fail(colon + 1, "an address of the other family; write ip" + (six ? "4:" : "6:") + written);
        } else {
            fail(colon + 1, "no IPv" + (six ? "6" : "4") + " address with an optional prefix length");
        }
    }

    private MacroString macro(int from, int to, MacroParser.Place place) {
        Parsed<MacroString> parsed = MacroParser.parse(text, from, to, place);
        if (parsed instanceof Parsed.Good<MacroString> good) {
            return good.thing();
        }
        if (parsed instanceof Parsed.Bad<MacroString> bad && fault == null) {
            fault = bad.cause();
        }
        return MacroString.EMPTY;
    }

    private boolean is(String name, int from, int to) {
        return to - from == name.length() && text.regionMatches(true, from, name, 0, name.length());
    }

    private void fail(int offset, String problem) {
        if (fault == null) {
            fault = new SyntaxFault(offset, problem);
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isNameChar(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }

    static String show(char c) {
        if (c > ' ' && c <= '~') {
            return "\"" + c + "\"";
        }
        return c == ' ' ? "a space" : "octet 0x" + Integer.toHexString(c).toUpperCase(Locale.ROOT);
    }
}
