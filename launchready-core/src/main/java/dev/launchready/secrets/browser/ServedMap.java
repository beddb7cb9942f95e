package dev.launchready.secrets.browser;

/**
 * A source map that anybody can read.
 *
 * @param script the script that it belongs to; empty for one that lies alone
 * @param address where it is; the script's own address for one within it
 * @param sources how many files it names
 * @param own how many of these it brings the text of and are not installed packages
 */
public record ServedMap(String script, String address, int sources, int own) {}
