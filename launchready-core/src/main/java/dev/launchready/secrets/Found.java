package dev.launchready.secrets;

/**
 * What a parser found.
 *
 * @param start where the secret begins
 * @param end where it ends
 * @param grade how sure the parser is
 * @param reason why, in words; may be empty
 */
record Found(int start, int end, Structure.Grade grade, String reason) {}
