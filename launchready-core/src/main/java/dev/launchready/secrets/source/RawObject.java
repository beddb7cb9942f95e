package dev.launchready.secrets.source;

/**
 * An object as it is stored.
 *
 * @param type one of {@code Constants.OBJ_*} of JGit
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RawObject(int type, byte[] bytes) {}
