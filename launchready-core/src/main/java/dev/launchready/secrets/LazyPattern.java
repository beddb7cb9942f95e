package dev.launchready.secrets;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that is compiled when it is first tried: of the many rules few ever see their keyword, and a scan in a fresh
 * JVM need not pay for the others.
 */
final class LazyPattern {
    private final String regex;
    private volatile @Nullable Pattern pattern;

    LazyPattern(String regex) {
        this.regex = regex;
    }

    /** {@return the pattern; two threads that come at once may both compile it, which harms nothing} */
    Pattern pattern() {
        Pattern compiled = pattern;
        if (compiled == null) {
            compiled = Pattern.compile(regex);
            pattern = compiled;
        }
        return compiled;
    }
}
