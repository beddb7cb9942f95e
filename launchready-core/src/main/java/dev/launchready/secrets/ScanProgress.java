package dev.launchready.secrets;

/**
 * How far a scan has come.
 *
 * @param files how many files are scanned
 * @param bytes how many bytes were in them
 * @param knownFiles how many files are known so far: the walk goes on while files are scanned, so it still grows
 * @param knownBytes how many bytes are in these
 * @param found how many secrets were found
 */
public record ScanProgress(int files, long bytes, int knownFiles, long knownBytes, int found) {

    /** {@return the share of the known bytes that is scanned, from 0 to 1; an estimate while the walk goes on} */
    public double share() {
        return knownBytes == 0 ? 0 : Math.min(1, (double) bytes / knownBytes);
    }
}
