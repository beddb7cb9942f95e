package dev.launchready.report;

import org.jspecify.annotations.Nullable;

/** Something in a JSON document is not as it must be; the message names the place and the remedy. */
final class JsonFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    JsonFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
