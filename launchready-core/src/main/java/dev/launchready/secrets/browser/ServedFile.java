package dev.launchready.secrets.browser;

/**
 * Something that was looked at, or would have been.
 *
 * @param address its address without the query, or its path in the build folder
 * @param kind what it is, for example {@code script}
 * @param result what came of looking, for example {@code 200, 12000 bytes}
 */
public record ServedFile(String address, String kind, String result) {}
