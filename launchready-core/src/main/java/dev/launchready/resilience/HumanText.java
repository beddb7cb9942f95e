package dev.launchready.resilience;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a sentence for a person from a phrase that says nothing and from what only a machine can read. Pure. */
final class HumanText {
    /** Longer texts are judged by their beginning. */
    static final int READ = 20_000;

    private static final int WORDS_OF_A_SENTENCE = 3;
    private static final int WORDS_BESIDE_RAW_TEXT = 8;

    /** Phrases that every server says whatever happened. */
    private static final Pattern GENERIC = Pattern.compile(
            String.join(
                    "|",
                    List.of(
                            "(the server encountered an )?(internal|unexpected) (server )?error( has)?( occurred)?",
                            "bad gateway",
                            "service (temporarily )?unavailable",
                            "gateway time-?out",
                            "(http )?(status|error)( code)?:?",
                            "an? (unknown |unexpected |unhandled )?(server )?error (has )?occurred( on the server)?",
                            "(but )?something went wrong( on our (end|side))?",
                            "unknown error",
                            "we'?re sorry,?",
                            "sorry,?",
                            "o+ps[!.,]?",
                            "whoops[!.,]?",
                            "uh[ -]oh",
                            "request failed( with status code)?",
                            "failed to fetch",
                            "an error",
                            "error",
                            "undefined",
                            "null",
                            "\\[?object object\\]?",
                            "too many requests",
                            "request time-?out",
                            "not found",
                            "forbidden",
                            "unauthorized",
                            "bad request")),
            Pattern.CASE_INSENSITIVE);

    /** What to do next, which explains something only beside a status that says what kind of trouble it is. */
    private static final Pattern GUIDANCE = Pattern.compile(
            "(please )?(try again|retry|come back|contact (us|support|the administrator))( later| soon)?"
                    + "( in a (few )?(moments?|minutes?|while|bit))?|please",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern RAW = Pattern.compile(String.join(
            "|",
            List.of(
                    "\\b[a-z]\\w{0,60}(\\.[a-z]\\w{0,60}){1,12}\\.[A-Z]\\w{0,80}",
                    "\\b[A-Z]\\w{1,60}(Exception|Error)\\b:?",
                    "\\bE(CONN\\w{3,12}|TIMEDOUT|HOSTUNREACH|NETUNREACH|PIPE|AI_AGAIN|NOTFOUND)\\b",
                    "(?i:getaddrinfo|socket hang up|fetch failed|dial tcp|i/o timeout|context deadline exceeded)",
                    "(?i:connection (refused|reset|closed|timed out|aborted)( by peer| prematurely)?)",
                    "(?i:(read|connect|write|operation|request|socket) timed? ?out)",
                    "(?i:unexpected (end of|token|character)|invalid character|expecting value|broken pipe|no route to host)",
                    "(?i:SQLSTATE|ORA-\\d{4,6}|could not connect to server|max retries exceeded|HTTPSConnectionPool)",
                    "(?i:undefined method|cannot read propert|is not a function|undefined is not|nil pointer|panic:)",
                    "(?i:upstream (connect|request) \\w{2,12}|reset before headers|header parser received no bytes)",
                    "(?i:JSON\\.parse|JSON at position|EOF reached|premature (eof|end)|\\bEOF\\b)")));

    private static final Pattern NUMBERS = Pattern.compile("\\b(#?[0-9a-fA-F-]{8,}|\\d+)\\b");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’-]+");
    private static final Pattern UNSPACED =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsKhmer}\\p{IsLao}]");

    private HumanText() {}

    /** Whether a person who reads the text knows what is wrong, given the status beside it. */
    static boolean explains(String text, int status) {
        String read = text.length() > READ ? text.substring(0, READ) : text;
        String plain = read.replace('\u00a0', ' ').replace('’', '\'');
        boolean raw = isRaw(plain);
        String left = GENERIC.matcher(RAW.matcher(plain).replaceAll(" ")).replaceAll(" ");
        if (!namesItself(status)) {
            left = GUIDANCE.matcher(left).replaceAll(" ");
        }
        return words(left) >= (raw ? WORDS_BESIDE_RAW_TEXT : WORDS_OF_A_SENTENCE);
    }

    /** Whether the text holds what only the program's authors can read. */
    static boolean isRaw(String text) {
        return RAW.matcher(text).find();
    }

    /** How many words a person can read in the text, numbers left out. */
    static int words(String text) {
        String lettered = NUMBERS.matcher(text).replaceAll(" ");
        long unspaced = UNSPACED.matcher(lettered).results().limit(READ).count();
        String spaced = UNSPACED.matcher(lettered).replaceAll(" ");
        return (int) (WORD.matcher(spaced).results().limit(READ).count() + unspaced / 2);
    }

    /** 503 and its kin already say what kind of trouble it is; 500 says nothing. */
    private static boolean namesItself(int status) {
        return status == 429 || status == 424 || status == 503 || status == 504;
    }

    /** Whether a text of a few words means waiting. */
    static boolean isSpinner(String text) {
        String low = text.strip().toLowerCase(Locale.ROOT);
        return words(low) <= 6
                && low.matches("(?s).*(loading|please wait|one moment|just a (moment|second)|hang tight|spinner|"
                        + "connecting|fetching|processing|working on it|bitte warten|chargement|cargando).*");
    }
}
