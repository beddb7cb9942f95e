package dev.launchready.report;

import java.util.ArrayList;
import java.util.List;

/** Labels of nodes and arrows, wrapped and measured for a monospaced font, whose width does not depend on the reader. */
final class NodeLabel {
    static final double LINE = 16;
    static final double LEFT = 26;

    private static final int LONGEST_LINE = 22;
    private static final int MOST_LINES = 4;
    private static final int LONGEST_EDGE = 18;
    private static final double CHAR = 7.0;
    private static final double RIGHT = 12;
    private static final double PADDING = 8;

    private NodeLabel() {}

    /** {@return one to four lines; names and addresses are broken after a dot, a slash or a dash where possible} */
    static List<String> lines(String label) {
        List<String> lines = new ArrayList<>();
        for (String line : Visible.block(label).replace('\t', ' ').split("\n", -1)) {
            String left = line.strip();
            while (left.length() > LONGEST_LINE) {
                int end = breakAt(left);
                lines.add(left.substring(0, end).strip());
                left = left.substring(end).strip();
            }
            lines.add(left);
        }
        if (lines.size() > MOST_LINES) {
            lines.subList(MOST_LINES, lines.size()).clear();
            lines.set(MOST_LINES - 1, lines.get(MOST_LINES - 1) + "\u2026");
        }
        return lines;
    }

    /** {@return the label of an arrow, short enough to stand between two columns} */
    static String edge(String label) {
        String line = Visible.line(label).strip();
        if (line.length() <= LONGEST_EDGE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_EDGE - 2)) ? LONGEST_EDGE - 2 : LONGEST_EDGE - 1;
        return line.substring(0, end) + "\u2026";
    }

    static double width(List<String> lines) {
        return LEFT
                + RIGHT
                + CHAR * lines.stream().mapToInt(String::length).max().orElse(0);
    }

    static double height(List<String> lines) {
        return lines.size() * LINE + 2 * PADDING;
    }

    private static int breakAt(String text) {
        for (int i = LONGEST_LINE; i > LONGEST_LINE / 3; i--) {
            if (" .-/:?&=_,".indexOf(text.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        return Character.isHighSurrogate(text.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
    }
}
