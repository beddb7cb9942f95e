package dev.launchready.redirect;

import dev.launchready.net.HttpReply;
import java.util.regex.Pattern;

/** What of an answer may stand in a report: cookies and the user part of an address are credentials. */
final class Redacted {
    private static final Pattern USER = Pattern.compile("(https?:[/\\\\]*|[/\\\\]{2,})[^/\\\\?#\\s\"'<>]*@");
    private static final int LINES = 12;

    private Redacted() {}

    /** {@return the text without the user names and passwords of the addresses in it} */
    static String address(String text) {
        return USER.matcher(text).replaceAll("$1(user)@");
    }

    /** {@return the status line and the first header lines, without the values of cookies} */
    static String head(HttpReply reply) {
        StringBuilder lines = new StringBuilder(reply.statusLine());
        reply.headers().stream()
                .limit(LINES)
                .forEach(h -> lines.append('\n')
                        .append(
                                h.isNamed("Set-Cookie")
                                        ? "Set-Cookie: " + h.value().replaceFirst("=[^;]*", "=(value)")
                                        : address(h.line())));
        return lines.toString();
    }
}
