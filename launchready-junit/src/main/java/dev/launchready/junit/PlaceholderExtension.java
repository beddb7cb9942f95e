package dev.launchready.junit;

import org.junit.jupiter.api.extension.Extension;

/** Stands in until the extension arrives. */
public final class PlaceholderExtension implements Extension {
    /** Does nothing. */
    public PlaceholderExtension() {}
}
