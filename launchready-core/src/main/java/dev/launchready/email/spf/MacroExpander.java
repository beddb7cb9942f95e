package dev.launchready.email.spf;

import dev.launchready.email.IpRange;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Expands macros for one message (RFC 7208 section 7.3). */
final class MacroExpander {
    private final IpRange address;
    private final String localPart;
    private final String senderDomain;
    private final String helo;
    private final String receiver;
    private final Clock clock;
    private final UnaryOperator<String> validatedName;
    private @Nullable String knownName;
    private @Nullable String knownFor;

    MacroExpander(
            IpRange address,
            String sender,
            String helo,
            String receiver,
            Clock clock,
            UnaryOperator<String> validatedName) {
        int at = sender.lastIndexOf('@');
        this.address = address;
        this.localPart = at <= 0 ? "postmaster" : sender.substring(0, at);
        this.senderDomain = sender.substring(at + 1);
        this.helo = helo;
        this.receiver = receiver;
        this.clock = clock;
        this.validatedName = validatedName;
    }

    String expand(MacroString text, String domain) {
        List<MacroString.Part> parts = text.parts();
        if (parts.size() == 1 && parts.get(0) instanceof MacroString.Literal literal) {
            return literal.text();
        }
        StringBuilder out = new StringBuilder();
        for (MacroString.Part part : parts) {
            if (part instanceof MacroString.Literal literal) {
                out.append(literal.text());
            } else if (part instanceof MacroString.Macro macro) {
                String value = transform(value(macro.letter(), domain), macro);
                if (macro.escape()) {
                    escape(value, out);
                } else {
                    out.append(value);
                }
            }
        }
        return out.toString();
    }

    private String value(char letter, String domain) {
        return switch (letter) {
            case 's' -> localPart + "@" + senderDomain;
            case 'l' -> localPart;
            case 'o' -> senderDomain;
            case 'd' -> domain;
            case 'i' -> address.dotted();
            case 'p' -> name(domain);
            case 'v' -> address.v4() ? "in-addr" : "ip6";
            case 'h' -> helo;
            case 'c' -> address.address();
            case 'r' -> receiver;
            case 't' -> String.valueOf(clock.instant().getEpochSecond());
            default -> "";
        };
    }

    private String name(String domain) {
        if (knownName == null || !domain.equals(knownFor)) {
            knownName = validatedName.apply(domain);
            knownFor = domain;
        }
        return knownName;
    }

    private static String transform(String value, MacroString.Macro macro) {
        if (macro.keep() == 0 && !macro.reverse() && macro.delimiters().equals(".")) {
            return value;
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || macro.delimiters().indexOf(value.charAt(i)) >= 0) {
                parts.add(value.substring(start, i));
                start = i + 1;
            }
        }
        StringBuilder out = new StringBuilder(value.length());
        int count = parts.size();
        int first = macro.keep() == 0 || macro.keep() > count ? 0 : count - macro.keep();
        for (int i = first; i < count; i++) {
            if (i > first) {
                out.append('.');
            }
            out.append(parts.get(macro.reverse() ? count - 1 - i : i));
        }
        return out.toString();
    }

    /** All but the unreserved characters of RFC 3986 section 2.3 become {@code %XX}, octet by octet. */
    private static void escape(String value, StringBuilder out) {
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
    }
}
