package dev.launchready;

/**
 * A finding that somebody answers for.
 *
 * @param finding what is wrong
 * @param waiver who answers for it, why, and until when
 */
public record WaivedFinding(Finding finding, Waiver waiver) {}
