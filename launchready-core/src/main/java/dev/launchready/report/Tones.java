package dev.launchready.report;

import dev.launchready.Exhibit.Tone;

/** A tone in a sign and in a word, so that colour never says anything alone. */
final class Tones {

    private Tones() {}

    static String symbol(Tone tone) {
        return switch (tone) {
            case GOOD -> "\u2713";
            case WARN -> "\u25B2";
            case BAD -> "\u2717";
            case NEUTRAL -> "\u25CB";
        };
    }

    static String word(Tone tone) {
        return switch (tone) {
            case GOOD -> "good";
            case WARN -> "worth a look";
            case BAD -> "wrong";
            case NEUTRAL -> "not looked at";
        };
    }
}
