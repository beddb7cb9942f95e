package dev.launchready.secrets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the assignment that a name is part of: {@code name = value} and its hundred spellings in configuration files,
 * languages, markup and command lines. It looks at a few hundred bytes after the name at most, whatever the text is.
 */
final class Assignments {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VALUE = 600;
    private static final int LONGEST_GAP = 60;
    private static final List<String> OPERATORS = List.of(
            ":::=", "::=", ":=", "===", "!==", "==", "!=", "=>", "->", "||:", "||=", "?=", ".=", "+=", "=", ":");

    private final Text text;

    Assignments(Text text) {
        this.text = text;
    }

    /** {@return where the name that holds this place begins} */
    int nameStart(int hit) {
        int start = hit;
        while (start > 0 && hit - start < LONGEST_NAME && isName(text.charAt(start - 1))) {
            start--;
        }
        // an escaped line end before the name: \nPASSWORD
        if (start > 0 && text.charAt(start - 1) == '\\' && start < hit && "nrt".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return start;
    }

    /** {@return where the name that holds this place ends} */
    int nameEnd(int hit) {
        int end = hit;
        while (end < text.length() && end - hit < LONGEST_NAME && isName(text.charAt(end))) {
            end++;
        }
        while (end > hit && (text.charAt(end - 1) == '-' || text.charAt(end - 1) == '.')) {
            end--;
        }
        return end;
    }

    private static boolean isName(char c) {
        return Text.isAlnum(c) || c == '_' || c == '-' || c == '.';
    }

    /** {@return what the name is given; null if nothing} */
    @Nullable Assignment read(int nameStart, int nameEnd) {
        int at = nameEnd;
        boolean closed = false;
        boolean bracket = false;
        for (int i = 0; i < 5; i++) {
            char c = text.at(at);
            if (c == '"' || c == '\'' || c == '`') {
                closed = true;
            } else if (c == ']') {
                bracket = true;
            } else if (c == '&' && text.hasWordAt(at, "&quot;")) {
                closed = true;
                at += 5;
            } else if (c != '\\') {
                break;
            }
            at++;
        }
        int gap = skipBlanks(at, false);
        char before = text.at(nameStart - 1);
        if (before == '<' || (before == ':' && text.lineStart(nameStart, 40) < nameStart && isElement(nameStart))) {
            return element(nameStart, nameEnd);
        }
        Assignment sibling = sibling(nameStart, nameEnd, gap, closed);
        if (sibling != null) {
            return sibling;
        }
        char next = text.at(gap);
        if (next == ',' && closed && !bracket && isFirstArgument(nameStart)) {
            return quotedOnly(nameStart, nameEnd, skipBlanks(gap + 1, true), ',');
        }
        if (next == '(' && !closed) {
            return quotedOnly(nameStart, nameEnd, skipBlanks(gap + 1, true), '(');
        }
        for (String operator : ":=!-|?.+".indexOf(next) < 0 ? List.<String>of() : OPERATORS) {
            if (text.hasWordAt(gap, operator)) {
                return assigned(nameStart, nameEnd, gap + operator.length(), operator);
            }
        }
        if (Text.isLetter(next) && gap > at) {
            int typed = afterType(gap);
            if (typed > 0) {
                return assigned(nameStart, nameEnd, typed + 1, "=");
            }
        }
        return gap > at && !closed ? value(nameStart, nameEnd, gap, ' ') : null;
    }

    private boolean isElement(int nameStart) {
        int at = nameStart - 1;
        while (at > 0 && nameStart - at < 30 && (isName(text.charAt(at)) || text.charAt(at) == ':')) {
            at--;
        }
        return text.at(at) == '<';
    }

    private @Nullable Assignment assigned(int nameStart, int nameEnd, int after, String operator) {
        if (isQuote(text.at(nameStart - 1))
                && text.at(after) == text.at(nameStart - 1)
                && text.at(nameEnd) != text.at(after)) {
            return null; // "Password:" is a text for people, and its second quote ends it
        }
        int at = skipBlanks(after, false);
        if (operator.startsWith(":") && (Text.isLetter(text.at(at)) || text.at(at) == '&')) {
            int typed = afterType(at);
            if (typed > 0) {
                at = skipBlanks(typed + 1, false);
            }
        }
        if (text.at(at) == '\n' || text.at(at) == '\r') {
            int below = skipBlanks(at, true);
            return isQuote(text.at(below)) ? value(nameStart, nameEnd, below, operator.charAt(0)) : null;
        }
        return value(nameStart, nameEnd, at, operator.charAt(0));
    }

    /** {@return where the = is after a type: {@code String =}, {@code &'static str =}; 0 if none} */
    private int afterType(int start) {
        int at = start;
        while (at - start < 40 && (isName(text.at(at)) || isOneOf(text.at(at), "&<>?*[]' "))) {
            if (text.at(at) == '\'' && !Text.isLetter(text.at(at + 1))) {
                return 0;
            }
            at++;
        }
        return text.at(at) == '=' && text.at(at + 1) != '=' && text.at(at - 1) == ' ' ? at : 0;
    }

    /** The value in the next attribute, member or line: {@code key="Password" value="…"}. */
    private @Nullable Assignment sibling(int nameStart, int nameEnd, int gap, boolean closed) {
        int at = gap;
        if (text.at(at) == ',') {
            at = skipBlanks(at + 1, true);
        } else if (text.at(at) == '\n' || text.at(at) == '\r') {
            at = skipBlanks(at, true);
        } else if (!closed) {
            return null;
        }
        if (text.at(at) == '"' || text.at(at) == '\'') {
            at++;
        }
        if (!text.hasWordAt(at, "value") || isName(text.at(at + 5))) {
            return null;
        }
        at += 5;
        if (text.at(at) == '"' || text.at(at) == '\'') {
            at++;
        }
        at = skipBlanks(at, false);
        if (text.at(at) != '=' && text.at(at) != ':') {
            return null;
        }
        return value(nameStart, nameEnd, skipBlanks(at + 1, false), text.at(at));
    }

    private @Nullable Assignment element(int nameStart, int nameEnd) {
        int at = nameEnd;
        int limit = Math.min(text.length(), nameEnd + 120);
        while (at < limit && text.charAt(at) != '>' && text.charAt(at) != '<') {
            at++;
        }
        if (text.at(at) != '>' || text.at(at - 1) == '/') {
            return null;
        }
        int start = skipBlanks(at + 1, true);
        int end = start;
        while (end < text.length() && end - start < LONGEST_VALUE && text.charAt(end) != '<') {
            end++;
        }
        if (text.at(end) != '<' || text.at(end + 1) != '/') {
            return null;
        }
        while (end > start && Text.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end > start
                ? new Assignment(text.string(nameStart, nameEnd), nameStart, start, end, true, '<', false)
                : null;
    }

    /** Tells whether the name, in quotes, is the first argument of a call; in a list it is one word of many. */
    private boolean isFirstArgument(int nameStart) {
        int at = nameStart - 1;
        while (at > 0 && (isQuote(text.at(at)) || text.at(at) == '\\' || text.at(at) == ' ')) {
            at--;
        }
        return text.at(at) == '(';
    }

    private @Nullable Assignment quotedOnly(int nameStart, int nameEnd, int at, char operator) {
        return isQuote(text.at(at)) ? value(nameStart, nameEnd, at, operator) : null;
    }

    private @Nullable Assignment value(int nameStart, int nameEnd, int from, char operator) {
        int at = from;
        // prefixes of string literals: r"", b'', f"", @"", L""
        if ((Text.isLetter(text.at(at)) || text.at(at) == '@') && isQuote(text.at(at + 1))) {
            at++;
        }
        String name = text.string(nameStart, nameEnd);
        if (text.hasWordAt(at, "&quot;")) {
            int end = text.indexOf("&quot;", at + 6, at + LONGEST_VALUE);
            return end < 0 ? null : new Assignment(name, nameStart, at + 6, end, true, operator, false);
        }
        boolean escaped = text.at(at) == '\\' && isQuote(text.at(at + 1));
        if (escaped || isQuote(text.at(at))) {
            return quoted(name, nameStart, escaped ? at + 1 : at, escaped, operator);
        }
        int end = at;
        while (end < text.length()
                && end - at < LONGEST_VALUE
                && !endsBare(text.charAt(end))
                && !isNextParameter(end)) {
            end++;
        }
        while (end > at && ".:".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == at) {
            return null;
        }
        return new Assignment(name, nameStart, at, end, false, operator, isProse(end));
    }

    private @Nullable Assignment quoted(String name, int nameStart, int quoteAt, boolean escaped, char operator) {
        char quote = text.charAt(quoteAt);
        int start = quoteAt + 1;
        if (text.at(start) == quote && text.at(start + 1) == quote) {
            start += 2;
        }
        int end = start;
        while (end < text.length() && end - start < LONGEST_VALUE) {
            char c = text.charAt(end);
            if (c == '\n' || c == quote) {
                break;
            }
            if (c == '\\' && !(escaped && text.at(end + 1) == quote)) {
                end++;
            } else if (c == '\\') {
                break;
            }
            end++;
        }
        end = Math.min(end, text.length());
        boolean closed = text.at(end) == quote || (escaped && text.at(end) == '\\');
        return closed && end > start ? new Assignment(name, nameStart, start, end, true, operator, false) : null;
    }

    /** Tells whether the next parameter of a query begins here. */
    private boolean isNextParameter(int at) {
        if (text.at(at) != '&') {
            return false;
        }
        int end = at + 1;
        while (end - at < 40 && isName(text.at(end))) {
            end++;
        }
        return end > at + 1 && text.at(end) == '=';
    }

    private static boolean endsBare(char c) {
        return c <= ' ' || ",;\"'`<>)]}|\\".indexOf(c) >= 0;
    }

    /** Tells whether another word follows on the line that is no comment. */
    private boolean isProse(int end) {
        char c = text.at(end);
        if (c == ')' || c == ']' || c == '(') {
            return true;
        }
        int at = skipBlanks(end, false);
        return at > end && (Text.isAlnum(text.at(at)) || isOneOf(text.at(at), "(+?&|*"));
    }

    private int skipBlanks(int from, boolean lines) {
        int at = from;
        while (at < text.length() && at - from < LONGEST_GAP) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\t' && !(lines && (c == '\n' || c == '\r'))) {
                break;
            }
            at++;
        }
        return at;
    }

    private static boolean isOneOf(char c, String characters) {
        return characters.indexOf(c) >= 0;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }
}
