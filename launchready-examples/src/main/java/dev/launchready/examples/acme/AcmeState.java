package dev.launchready.examples.acme;

/** The two states of the product. */
public enum AcmeState {
    /** As founders ship it: it works on their own machines. */
    PROTOTYPE,
    /** The same product, launch-ready. */
    READY
}
