package dev.launchready.secrets;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Finds all keywords in one pass: an Aho-Corasick automaton (Aho and Corasick 1975) unrolled into a table, in which each
 * byte costs one look-up whatever it is. Case is folded for ASCII. Bytes that occur in no keyword share one column.
 */
final class KeywordAutomaton {
    private static final int ACCEPTS = Integer.MIN_VALUE;

    /** The column of each byte. */
    private final byte[] columns = new byte[256];
    /** State and column to the next state; states are multiples of the width, negative where a keyword ends. */
    private final int[] table;
    /** The keywords that end in a state, by state number. */
    private final int[][] outputs;

    private final int[] lengths;
    private final int shift;

    KeywordAutomaton(List<String> keywords) {
        List<String> words =
                keywords.stream().map(k -> k.toLowerCase(Locale.ROOT)).toList();
        this.lengths = words.stream().mapToInt(String::length).toArray();
        this.shift = Integer.SIZE - Integer.numberOfLeadingZeros(columnsOf(words));
        Trie trie = new Trie(shift);
        for (int i = 0; i < words.size(); i++) {
            trie.add(words.get(i), i, columns);
        }
        trie.link();
        this.table = trie.table();
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

    /** Adds every occurrence to the hits, in the order of its end. */
    void scan(byte[] text, int from, int to, Hits hits) {
        int state = 0;
        for (int i = from; i < to; i++) {
            state = table[state + columns[text[i] & 0xff]];
            if (state < 0) {
                state &= ~ACCEPTS;
                for (int keyword : outputs[state >>> shift]) {
                    hits.add(keyword, i + 1 - lengths[keyword], i + 1);
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
        }

        int[] table() {
            int[] all = new int[rows.size() << shift];
            for (int state = 0; state < rows.size(); state++) {
                int[] row = rows.get(state);
                for (int c = 0; c < row.length; c++) {
                    int target = row[c] << shift;
                    all[(state << shift) + c] = ends.get(row[c]).length > 0 ? target | ACCEPTS : target;
                }
            }
            return all;
        }

        int[][] outputs() {
            return ends.toArray(int[][]::new);
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
