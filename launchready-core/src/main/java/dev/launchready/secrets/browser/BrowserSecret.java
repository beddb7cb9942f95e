package dev.launchready.secrets.browser;

import dev.launchready.secrets.SecretMatch;
import java.util.Optional;

/**
 * A secret in something that a browser is given.
 *
 * @param match what it is; its path is the address or file that is served
 * @param original where it was written, if a source map says so
 */
public record BrowserSecret(SecretMatch match, Optional<Original> original) {

    /** {@return the place in what is served, as {@code address:line:column}} */
    public String place() {
        return match.place() + ":" + match.column();
    }
}
