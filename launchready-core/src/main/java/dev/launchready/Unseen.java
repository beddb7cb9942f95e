package dev.launchready;

/**
 * Something that a check should have looked at and could not.
 *
 * @param subject what was to be looked at
 * @param reason why it could not be, in a sentence that names the failing part
 * @param impact the worst that may hide there
 */
public record Unseen(String subject, String reason, Impact impact) {}
