package dev.launchready.secrets;

/**
 * How far a scan has come.
 *
 * @param files how many files are scanned
 * @param bytes how many bytes were in them, and in the objects of a history
 * @param knownFiles how many files are known so far: the walk goes on while files are scanned, so it still grows
 * @param knownBytes how many bytes are in these
 * @param found how many secrets were found
 * @param blobs how many objects of a history are scanned
 * @param knownBlobs how many of these there are, as far as it is known
 */
public record ScanProgress(
        int files, long bytes, int knownFiles, long knownBytes, int found, long blobs, long knownBlobs) {

    /**
     * How far the scan of a tree has come.
     *
     * @param files how many files are scanned
     * @param bytes how many bytes were in them
     * @param knownFiles how many files are known so far
     * @param knownBytes how many bytes are in these
     * @param found how many secrets were found
     */
    public ScanProgress(int files, long bytes, int knownFiles, long knownBytes, int found) {
        this(files, bytes, knownFiles, knownBytes, found, 0, 0);
    }

    /**
     * {@return the share of what is known that is scanned, from 0 to 1: of the bytes in a tree, of the objects in a history,
     * whose bytes nobody knows before; an estimate while more becomes known}
     */
    public double share() {
        if (knownBlobs > 0) {
            return Math.min(1, (double) (files + blobs) / (knownFiles + knownBlobs));
        }
        return knownBytes == 0 ? 0 : Math.min(1, (double) bytes / knownBytes);
    }
}
