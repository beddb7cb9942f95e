package dev.launchready.secrets.browser;

/**
 * A place in an original file, as a source map knows it.
 *
 * @param source the file, as the build names it, for example {@code src/lib/pay.ts}
 * @param line the line, from 1
 */
public record Original(String source, int line) {
    @Override
    public String toString() {
        return source + ":" + line;
    }
}
