package dev.launchready.secrets.source;

/** Where a piece of content comes from. */
public sealed interface Origin permits GitObject, ArchivePart {

    /** {@return the place as a reader would write it; never any content} */
    String place();
}
