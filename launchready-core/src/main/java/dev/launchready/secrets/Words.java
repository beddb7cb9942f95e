package dev.launchready.secrets;

import java.util.List;
import java.util.Set;

/** Lists of words, written as text. */
final class Words {
    private Words() {}

    static Set<String> set(String text) {
        return Set.copyOf(list(text));
    }

    static List<String> list(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }
}
