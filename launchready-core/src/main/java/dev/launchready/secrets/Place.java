package dev.launchready.secrets;

/**
 * Where a text is from, as far as rules and allowlists ask.
 *
 * @param path its path, or only its name
 * @param anywhere whether the path is only its name, so that rules that ask for a folder are taken to apply
 * @param commit the commit that introduced it, 40 hexadecimal digits; empty if it is of no commit or that is not known
 */
record Place(String path, boolean anywhere, String commit) {}
