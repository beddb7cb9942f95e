package dev.launchready.secrets.source;

/**
 * An object of a Git repository. Which commit and path introduced it is asked for later, by {@link
 * GitHistory#trace(java.util.Collection, dev.launchready.net.Deadline)}, because that costs a walk.
 *
 * @param id its name, 40 hexadecimal digits
 * @param kind what it is
 */
public record GitObject(String id, Kind kind) implements Origin {

    /** The kinds of objects whose content people write. */
    public enum Kind {
        /** The bytes of a file. */
        BLOB,
        /** A commit: its headers, which hold names and addresses, and its message. */
        COMMIT,
        /** An annotated tag: its headers and its message. */
        TAG
    }

    @Override
    public String place() {
        return switch (kind) {
            case BLOB -> "blob " + id;
            case COMMIT -> "message of commit " + id;
            case TAG -> "message of tag object " + id;
        };
    }
}
