package dev.launchready.secrets;

/** How far text is from words: Shannon entropy and the marks of chance. Works on a string of at most some hundred. */
final class Entropy {
    private Entropy() {}

    /** {@return bits for each character (Shannon 1948); 0 for empty text} */
    static double bits(CharSequence text) {
        int[] counts = new int[256];
        for (int i = 0; i < text.length(); i++) {
            counts[text.charAt(i) & 0xff]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / text.length();
                bits -= share * (Math.log(share) / Math.log(2));
            }
        }
        return bits;
    }

    static boolean isHex(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return text.length() > 0;
    }

    static boolean isUuid(CharSequence text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    static int digits(CharSequence text) {
        return (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
    }

    static int letters(CharSequence text) {
        return (int) text.chars().filter(c -> Text.isLetter((char) c)).count();
    }

    /**
     * Counts how often the kind of character changes between upper case, lower case and digit: words do it seldom, chance
     * does it every second character.
     */
    static int changes(CharSequence text) {
        int changes = 0;
        int before = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int kind = Text.isDigit(c) ? 0 : c >= 'a' && c <= 'z' ? 1 : c >= 'A' && c <= 'Z' ? 2 : 3;
            // a capital at the beginning of a word is no change: camel case
            if (before >= 0 && kind != before && !(before == 2 && kind == 1) && kind != 3 && before != 3) {
                changes++;
            }
            before = kind;
        }
        return changes;
    }

    /** Tells whether the text looks drawn by chance rather than written: the test of every generic value. */
    static boolean looksRandom(String text) {
        int length = text.length();
        int digits = digits(text);
        int letters = letters(text);
        if (length < 8 || letters == 0 || bits(text) < (length < 12 ? 2.7 : length < 20 ? 3.0 : 3.2)) {
            return isHex(text) && length >= 16 && digits > 0 && bits(text) >= 2.5;
        }
        if (isWords(text)) {
            return false;
        }
        if (digits == 0) {
            return LetterPairs.areDrawn(text)
                    || (length >= 16 && changes(text) >= length / 5 && bits(text) >= 3.5 && consonantRuns(text) >= 2);
        }
        return digits >= 2 || changes(text) >= 3 || (length >= 20 && bits(text) >= 3.6);
    }

    /** Tells whether the text is words and short numbers, joined by separators or by camel case. */
    static boolean isWords(String text) {
        if (LetterPairs.areDrawn(text)) {
            return false;
        }
        int words = 0;
        int others = 0;
        for (String part : text.split("[-_./:\\\\ ]|(?<=[a-z])(?=[A-Z])", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            int digits = digits(part);
            boolean word = digits == 0 && isPronounceable(part);
            boolean number = digits == part.length() && part.length() <= 12;
            boolean numbered = digits > 0
                    && digits <= 3
                    && part.length() <= 12
                    && isPronounceable(part.replaceAll("\\d{1,3}$", ""));
            if (word || number || numbered) {
                words++;
            } else {
                others++;
            }
        }
        return words > 0 && others == 0;
    }

    /** Tells whether letters alone have vowels as words of European languages do; short ones always. */
    static boolean isPronounceable(String part) {
        if (part.isEmpty() || letters(part) != part.length()) {
            return false;
        }
        if (part.length() <= 3) {
            return true;
        }
        return (consonantRuns(part) == 0 && upperInside(part) <= 1)
                || (part.equals(part.toUpperCase(java.util.Locale.ROOT)) && consonantRuns(part) <= 1);
    }

    private static int upperInside(String part) {
        int upper = 0;
        for (int i = 1; i < part.length(); i++) {
            upper += part.charAt(i) >= 'A' && part.charAt(i) <= 'Z' ? 1 : 0;
        }
        return upper == part.length() - 1 ? 0 : upper;
    }

    /** Counts runs of five or more letters without a vowel. */
    static int consonantRuns(CharSequence text) {
        int runs = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = Text.lower(text.charAt(i));
            run = Text.isLetter(c) && "aeiouy".indexOf(c) < 0 ? run + 1 : 0;
            if (run == 5) {
                runs++;
            }
        }
        return runs;
    }

    /** {@return the length of the longest run of one character} */
    static int longestRun(CharSequence text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = i > 0 && text.charAt(i) == text.charAt(i - 1) ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
