package dev.launchready;

/**
 * What was seen, as raw as it may be shown: a record, header lines, a place in a file. Never a secret.
 *
 * @param label what it is, for example {@code DNS answer} or {@code src/app.js:12}
 * @param text the thing itself; may have several lines
 */
public record Evidence(String label, String text) {}
