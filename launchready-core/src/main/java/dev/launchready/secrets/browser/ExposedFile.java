package dev.launchready.secrets.browser;

/**
 * A file that was forgotten where anybody can get it.
 *
 * @param address where it is
 * @param rule what that breaks
 * @param label what it is, with its article
 * @param secrets how many secrets were recognised in it
 */
public record ExposedFile(String address, BrowserRule rule, String label, int secrets) {}
