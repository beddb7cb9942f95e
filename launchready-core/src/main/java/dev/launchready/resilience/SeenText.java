package dev.launchready.resilience;

import dev.launchready.net.HttpReply;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was seen, as short text for people. */
final class SeenText {
    private static final int LONGEST = 400;
    private static final int LONGEST_VALUE = 20_000;

    private SeenText() {}

    /** A returned value as text; empty for null, nothing and no elements. */
    static String of(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        boolean empty = value == null
                || (value instanceof Collection<?> some && some.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value.getClass().isArray() && Array.getLength(value) == 0);
        return empty ? "" : cut(String.valueOf(value), LONGEST_VALUE);
    }

    static String summary(UserSaw saw) {
        if (saw instanceof UserSaw.Answered answered) {
            HttpReply reply = answered.reply();
            String type = reply.header("Content-Type")
                    .map(t -> "\nContent-Type: " + t)
                    .orElse("");
            String cut = answered.cut().map(c -> "\n(cut: " + c.detail() + ")").orElse("");
            String text = reply.body().text().strip();
            return reply.statusLine() + type + "\n\n" + (text.isEmpty() ? "(no content)" : cut(text, LONGEST)) + cut;
        }
        if (saw instanceof UserSaw.NotAnswered not) {
            return "no answer: " + not.failure().detail();
        }
        if (saw instanceof UserSaw.Returned returned) {
            return returned.text().isEmpty() ? "returned nothing" : "returned " + cut(returned.text(), LONGEST);
        }
        if (saw instanceof UserSaw.Threw threw) {
            return "threw " + threw.type() + (threw.message().isEmpty() ? "" : ": " + cut(threw.message(), LONGEST));
        }
        UserSaw.Hung hung = (UserSaw.Hung) saw;
        return "nothing for " + hung.latency().toMillis() + " ms; " + cut(hung.where(), LONGEST);
    }

    /** The first of a text, and a sign that there is more. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }
}
