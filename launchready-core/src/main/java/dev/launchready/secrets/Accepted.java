package dev.launchready.secrets;

/**
 * A secret that somebody has looked at and accepted, in a list that the check was given.
 *
 * @param match the secret
 * @param by which list, and who and why where it says so
 */
public record Accepted(SecretMatch match, String by) {}
