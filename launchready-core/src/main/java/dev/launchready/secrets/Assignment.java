package dev.launchready.secrets;

/**
 * A name and the value that it is given, in whatever dialect.
 *
 * @param name as it is written, for example {@code spring.datasource.password}
 * @param nameStart where the name begins
 * @param start where the value begins, quotes excluded
 * @param end where the value ends
 * @param quoted whether the value is in quotes, or between the tags of an element
 * @param operator what stands between them: the operator's first character, {@code ' '} for white space alone, {@code <}
 *     for an element, {@code (} for a call
 * @param prose whether more words follow an unquoted value on its line
 */
record Assignment(String name, int nameStart, int start, int end, boolean quoted, char operator, boolean prose) {}
