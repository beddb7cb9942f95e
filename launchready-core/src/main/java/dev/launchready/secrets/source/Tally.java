package dev.launchready.secrets.source;

/**
 * How much of a source was handed over.
 *
 * @param pieces how many pieces of content
 * @param bytes how many bytes they have together
 * @param gaps how many things were not read; may be more than the gaps handed over, of which many of one kind are summed up
 */
public record Tally(long pieces, long bytes, long gaps) {}
