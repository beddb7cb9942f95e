package dev.launchready.secrets.source;

/**
 * Takes what a source holds. Both methods are called by several threads at once; what they throw ends the reading and
 * reaches whoever started it.
 */
public interface ContentSink {

    /**
     * Takes a piece of content, which comes once.
     *
     * @param content the content
     */
    void content(Content content);

    /**
     * Hears how many pieces of content are still to come, as soon as the source knows it; never, if it does not.
     *
     * @param pieces how many, those that turn out to be unreadable among them
     */
    default void expect(long pieces) {}

    /**
     * Takes what could not be read.
     *
     * @param gap the gap
     */
    void gap(Gap gap);
}
