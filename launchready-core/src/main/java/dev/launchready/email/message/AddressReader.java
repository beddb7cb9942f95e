package dev.launchready.email.message;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the addresses in a field such as From (RFC 5322 section 3.4): names, comments, quotes and groups are passed
 * over. Any text gives a list; what is no address is not in it.
 */
final class AddressReader {
    private final String text;
    private final List<String> found = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private boolean angled;
    private int at;

    private AddressReader(String text) {
        this.text = text;
    }

    static List<String> read(String text) {
        return new AddressReader(text).read();
    }

    private List<String> read() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> angle();
                case ',', ';' -> end();
                case ':' -> current.setLength(0);
                default -> bare(c);
            }
        }
        end();
        return found;
    }

    private void bare(char c) {
        if (!angled && c != '\r' && c != '\n') {
            current.append(c);
        }
    }

    private void quoted() {
        StringBuilder quote = new StringBuilder("\"");
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                quote.append(text.charAt(at++));
            }
            quote.append(text.charAt(at++));
        }
        if (at == text.length()) {
            // nothing within a quote that does not end is an address
            current.setLength(0);
            return;
        }
        at++;
        if (!angled) {
            current.append(quote).append('"');
        }
    }

    private void comment() {
        int depth = 1;
        while (at < text.length() && depth > 0) {
            char c = text.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
        }
    }

    private void angle() {
        int close = text.indexOf('>', at);
        int to = close < 0 ? text.length() : close;
        current.setLength(0);
        current.append(text, at, to);
        angled = true;
        at = Math.min(text.length(), to + 1);
    }

    private void end() {
        String address = current.toString().strip();
        int sign = address.lastIndexOf('@');
        if (sign > 0
                && sign < address.length() - 1
                && (angled || address.indexOf(' ') < 0 || address.startsWith("\""))) {
            found.add(address);
        }
        current.setLength(0);
        angled = false;
    }
}
