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
     * Takes what could not be read.
     *
     * @param gap the gap
     */
    void gap(Gap gap);
}
