package dev.launchready.secrets;

import java.util.Arrays;

/** Finds runs of the characters of base64, of either alphabet, that are long enough to hold something. */
final class Runs {
    /** Shorter runs hold no secret worth the name. */
    static final int SHORTEST = 24;

    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) {
            VALUES[alphabet.charAt(i)] = (byte) i;
        }
        VALUES['-'] = 62;
        VALUES['_'] = 63;
    }

    private Runs() {}

    /** {@return the six bits that a character stands for; -1 if it is of neither alphabet} */
    static int value(byte character) {
        return VALUES[character & 0xff];
    }

    /**
     * Finds all runs: where each begins and ends, in turn.
     *
     * <p>Looks at every 24th byte only: a run of 24 holds one of these, and where that byte is of no run, nothing before it
     * needs to be looked at. In prose this reads one byte in four.
     */
    static int[] of(byte[] text) {
        int[] runs = new int[32];
        int count = 0;
        int start = 0;
        while (start + SHORTEST <= text.length) {
            int at = start + SHORTEST - 1;
            while (at >= start && VALUES[text[at] & 0xff] >= 0) {
                at--;
            }
            if (at >= start) {
                start = at + 1;
                continue;
            }
            int end = start + SHORTEST;
            while (end < text.length && VALUES[text[end] & 0xff] >= 0) {
                end++;
            }
            if (count == runs.length) {
                runs = Arrays.copyOf(runs, count * 2);
            }
            runs[count++] = start;
            runs[count++] = end;
            start = end + 1;
        }
        return Arrays.copyOf(runs, count);
    }
}
