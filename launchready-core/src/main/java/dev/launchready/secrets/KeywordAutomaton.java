package dev.launchready.secrets;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Finds all keywords in one pass: an Aho-Corasick automaton (Aho and Corasick 1975) unrolled into a table, in which each
 * byte costs one look-up whatever it is. Case is folded for ASCII. Bytes that occur in no keyword share one column.
 */
final class KeywordAutomaton {
    /** Shorter texts are not worth being divided. */
    private static final int SHORT = 512;

    /** The column of each byte. */
    private final byte[] columns = new byte[256];
    /**
     * State and column to the next state; states are multiples of the width. They are numbered by their depth, so that the
     * few in which a text spends its time lie side by side; those in which a keyword ends come last.
     */
    private final int[] table;
    /** The last state in which no keyword ends. */
    private final int lastQuiet;
    /** The keywords that end in a state, by state number. */
    private final int[][] outputs;

    private final int[] lengths;
    private final int longest;
    private final int shift;

    KeywordAutomaton(List<String> keywords) {
        List<String> words =
                keywords.stream().map(k -> k.toLowerCase(Locale.ROOT)).toList();
        this.lengths = words.stream().mapToInt(String::length).toArray();
        this.longest = Arrays.stream(lengths).max().orElse(1);
        this.shift = Integer.SIZE - Integer.numberOfLeadingZeros(columnsOf(words));
        Trie trie = new Trie(shift);
        for (int i = 0; i < words.size(); i++) {
            trie.add(words.get(i), i, columns);
        }
        trie.link();
        this.table = trie.table();
        this.lastQuiet = (trie.quiet() - 1) << shift;
        this.outputs = trie.outputs();
    }

    /** Numbers the bytes that occur; returns the highest number, 0 being all others. */
    private int columnsOf(List<String> words) {
        TreeSet<Character> letters = new TreeSet<>();
        for (String word : words) {
            if (word.isEmpty()) {
                throw new IllegalArgumentException("a keyword is empty; give at least one character");
            }
            for (int i = 0; i < word.length(); i++) {
                letters.add(word.charAt(i));
            }
        }
        if (!letters.isEmpty() && letters.last() > 127) {
            throw new IllegalArgumentException("a keyword holds '" + letters.last() + "'; keywords are ASCII");
        }
        int number = 0;
        for (char c : letters) {
            number++;
            columns[c] = (byte) number;
            columns[Character.toUpperCase(c)] = (byte) number;
        }
        return number;
    }

    /**
     * Adds every occurrence to the hits, in the order of its end. Each step waits for the one before it, so a long text is
     * walked in four places at once: every walk begins with nothing read, and goes on behind its part until it has seen
     * what begins within it.
     */
    void scan(byte[] text, int from, int to, Hits hits) {
        if (to - from < SHORT) {
            walk(text, from, to, 0, Integer.MAX_VALUE, hits);
            return;
        }
        int part = (to - from) / 4;
        int second = from + part;
        int third = second + part;
        int fourth = third + part;
        Hits b = new Hits();
        Hits c = new Hits();
        Hits d = new Hits();
        int[] next = table;
        byte[] column = columns;
        int quiet = lastQuiet;
        int s1 = 0;
        int s2 = 0;
        int s3 = 0;
        int s4 = 0;
        for (int i = 0; i < part; i++) {
            s1 = next[s1 + column[text[from + i] & 0xff]];
            s2 = next[s2 + column[text[second + i] & 0xff]];
            s3 = next[s3 + column[text[third + i] & 0xff]];
            s4 = next[s4 + column[text[fourth + i] & 0xff]];
            if (((quiet - s1) | (quiet - s2) | (quiet - s3) | (quiet - s4)) < 0) {
                accept(s1, from + i + 1, Integer.MAX_VALUE, hits);
                accept(s2, second + i + 1, Integer.MAX_VALUE, b);
                accept(s3, third + i + 1, Integer.MAX_VALUE, c);
                accept(s4, fourth + i + 1, Integer.MAX_VALUE, d);
            }
        }
        walk(text, second, Math.min(to, second + longest), s1, second, hits);
        walk(text, third, Math.min(to, third + longest), s2, third, b);
        walk(text, fourth, Math.min(to, fourth + longest), s3, fourth, c);
        walk(text, fourth + part, to, s4, Integer.MAX_VALUE, d);
        hits.append(b);
        hits.append(c);
        hits.append(d);
    }

    /** Goes on from a state, and takes what begins before a place. */
    private void walk(byte[] text, int from, int to, int begin, int before, Hits hits) {
        int state = begin;
        for (int i = from; i < to; i++) {
            state = table[state + columns[text[i] & 0xff]];
            accept(state, i + 1, before, hits);
        }
    }

    private void accept(int state, int end, int before, Hits hits) {
        if (state > lastQuiet) {
            for (int keyword : outputs[state >>> shift]) {
                if (end - lengths[keyword] < before) {
                    hits.add(keyword, end - lengths[keyword], end);
                }
            }
        }
    }

    int states() {
        return outputs.length;
    }

    /** The trie while it grows, and its failure links. */
    private static final class Trie {
        private final int shift;
        private final List<int[]> rows = new ArrayList<>();
        private final List<int[]> ends = new ArrayList<>();
        /** The states by number. */
        private int[] order = {};

        Trie(int shift) {
            this.shift = shift;
            grow();
        }

        private int grow() {
            int[] row = new int[1 << shift];
            Arrays.fill(row, -1);
            rows.add(row);
            ends.add(new int[0]);
            return rows.size() - 1;
        }

        void add(String word, int keyword, byte[] columns) {
            int state = 0;
            for (int i = 0; i < word.length(); i++) {
                int column = columns[word.charAt(i)];
                int next = rows.get(state)[column];
                if (next < 0) {
                    next = grow();
                    rows.get(state)[column] = next;
                }
                state = next;
            }
            ends.set(state, joined(ends.get(state), new int[] {keyword}));
        }

        /** Follows failures breadth first, so that each state knows where every byte leads. */
        void link() {
            int[] failure = new int[rows.size()];
            List<Integer> byDepth = new ArrayList<>(List.of(0));
            Deque<Integer> queue = new ArrayDeque<>();
            int[] root = rows.get(0);
            for (int c = 0; c < root.length; c++) {
                if (root[c] < 0) {
                    root[c] = 0;
                } else {
                    queue.add(root[c]);
                }
            }
            while (!queue.isEmpty()) {
                int state = queue.remove();
                byDepth.add(state);
                int[] row = rows.get(state);
                int[] behind = rows.get(failure[state]);
                ends.set(state, joined(ends.get(state), ends.get(failure[state])));
                for (int c = 0; c < row.length; c++) {
                    if (row[c] < 0) {
                        row[c] = behind[c];
                    } else {
                        failure[row[c]] = behind[c];
                        queue.add(row[c]);
                    }
                }
            }
            // sorting is stable: by depth within the two kinds
            byDepth.sort(Comparator.comparing(state -> ends.get(state).length > 0));
            order = byDepth.stream().mapToInt(Integer::intValue).toArray();
        }

        int[] table() {
            int[] numbers = new int[rows.size()];
            for (int number = 0; number < numbers.length; number++) {
                numbers[order[number]] = number;
            }
            int[] all = new int[rows.size() << shift];
            for (int number = 0; number < numbers.length; number++) {
                int[] row = rows.get(order[number]);
                for (int c = 0; c < row.length; c++) {
                    all[(number << shift) + c] = numbers[row[c]] << shift;
                }
            }
            return all;
        }

        /** {@return in how many states no keyword ends} */
        int quiet() {
            return (int) ends.stream().filter(end -> end.length == 0).count();
        }

        int[][] outputs() {
            return Arrays.stream(order).mapToObj(ends::get).toArray(int[][]::new);
        }

        private static int[] joined(int[] one, int[] other) {
            if (other.length == 0) {
                return one;
            }
            int[] both = Arrays.copyOf(one, one.length + other.length);
            System.arraycopy(other, 0, both, one.length, other.length);
            return both;
        }
    }

    /** Where keywords were found, in parallel arrays that grow. */
    static final class Hits {
        private int[] keywords = new int[16];
        private int[] starts = new int[16];
        private int[] ends = new int[16];
        private int size;

        void add(int keyword, int start, int end) {
            if (size == keywords.length) {
                keywords = Arrays.copyOf(keywords, size * 2);
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
            }
            keywords[size] = keyword;
            starts[size] = start;
            ends[size] = end;
            size++;
        }

        /** Adds those of a later part; the few that overlap are put in their order. */
        void append(Hits later) {
            for (int i = 0; i < later.size; i++) {
                add(later.keywords[i], later.starts[i], later.ends[i]);
                for (int at = size - 1; at > 0 && ends[at - 1] > ends[at]; at--) {
                    swap(keywords, at);
                    swap(starts, at);
                    swap(ends, at);
                }
            }
        }

        private static void swap(int[] values, int at) {
            int value = values[at];
            values[at] = values[at - 1];
            values[at - 1] = value;
        }

        int size() {
            return size;
        }

        int keyword(int i) {
            return keywords[i];
        }

        int start(int i) {
            return starts[i];
        }

        int end(int i) {
            return ends[i];
        }
    }
}
