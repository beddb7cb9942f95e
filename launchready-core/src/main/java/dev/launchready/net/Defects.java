package dev.launchready.net;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an answer, in bounds. */
final class Defects {
    private static final int MOST = 50;
    private static final int LONGEST_DETAIL = 120;

    private final List<HttpDefect> seen = new ArrayList<>();

    void add(HttpDefect.Kind kind, String detail) {
        HttpDefect defect = new HttpDefect(kind, printable(detail));
        if (seen.size() < MOST && !seen.contains(defect)) {
            seen.add(defect);
        }
    }

    /** For what a peer that does it at all does in every line. */
    void addOnce(HttpDefect.Kind kind, String detail) {
        if (seen.stream().noneMatch(defect -> defect.kind() == kind)) {
            add(kind, detail);
        }
    }

    List<HttpDefect> seen() {
        return List.copyOf(seen);
    }

    static String printable(byte[] octets) {
        return printable(new String(octets, StandardCharsets.ISO_8859_1));
    }

    /** One line: control characters as {@code \xHH}, cut where it gets long. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (out.length() >= LONGEST_DETAIL) {
                return out.append("…").toString();
            }
            char c = text.charAt(i);
            if (c == '\r') {
                out.append("\\r");
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ' || c == 127) {
                out.append(String.format("\\x%02x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
