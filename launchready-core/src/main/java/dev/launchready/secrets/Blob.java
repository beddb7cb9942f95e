package dev.launchready.secrets;

/**
 * Bytes to be scanned, and where they come from.
 *
 * @param path where they come from, with {@code /} between folders and {@code !} before what is inside an archive; the
 *     rules that depend on a file's name read it
 * @param bytes the bytes; not copied, not to be changed while they are scanned
 */
@SuppressWarnings("ArrayRecordComponent") // as large as a file, and never compared
public record Blob(String path, byte[] bytes) {

    /** {@return the last part of the path, in lower case} */
    String fileName() {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('!'));
        return path.substring(slash + 1).toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String toString() {
        return path + " (" + bytes.length + " bytes)";
    }
}
