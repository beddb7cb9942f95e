package dev.launchready.secrets.source;

/**
 * Something within an archive.
 *
 * @param path where it is, with {@code !} between an archive and what is in it: {@code app.war!WEB-INF/lib/a.jar!keys.txt}
 * @param detail what it is if that is more than a file, for example the layer of an image; may be empty
 * @param deleted whether a later layer of the image deletes it, so that a container does not show it, although whoever
 *     pulls the image gets it
 */
public record ArchivePart(String path, String detail, boolean deleted) implements Origin {

    @Override
    public String place() {
        return detail.isEmpty() ? path : path + " (" + detail + ")";
    }
}
