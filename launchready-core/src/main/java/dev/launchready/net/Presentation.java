package dev.launchready.net;

import java.util.List;

/** Master file presentation of names and character strings (RFC 1035 section 5.1). */
final class Presentation {
    private Presentation() {}

    static String absolute(String name) {
        return name.endsWith(".") ? name : name + ".";
    }

    static String quoted(List<String> strings) {
        StringBuilder out = new StringBuilder();
        for (String string : strings) {
            if (out.length() > 0) {
                out.append(' ');
            }
            out.append('"');
            for (int i = 0; i < string.length(); i++) {
                char c = string.charAt(i);
                if (c == '"' || c == '\\') {
                    out.append('\\').append(c);
                } else if (c < ' ' || c > '~') {
                    out.append('\\').append(String.format("%03d", c & 0xFF));
                } else {
                    out.append(c);
                }
            }
            out.append('"');
        }
        return out.toString();
    }
}
