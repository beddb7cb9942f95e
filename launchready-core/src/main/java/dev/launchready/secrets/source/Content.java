package dev.launchready.secrets.source;

/**
 * A piece of content.
 *
 * @param origin where it comes from
 * @param bytes the bytes; not copied, and not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // as large as a file, and never compared
public record Content(Origin origin, byte[] bytes) {

    @Override
    public String toString() {
        return origin.place() + " (" + bytes.length + " bytes)";
    }
}
