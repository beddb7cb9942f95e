package dev.launchready;

/** Stands in until the vocabulary arrives. */
public final class Placeholder {
    private Placeholder() {}
}
