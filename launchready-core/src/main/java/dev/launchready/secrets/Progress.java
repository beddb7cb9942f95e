package dev.launchready.secrets;

import java.util.function.Consumer;

/** Counts for the listener, which is told outside of any lock. */
final class Progress {
    private final Consumer<ScanProgress> listener;
    private int files;
    private long bytes;
    private int knownFiles;
    private long knownBytes;
    private int found;
    private long blobs;
    private long knownBlobs;

    Progress(Consumer<ScanProgress> listener) {
        this.listener = listener;
    }

    synchronized void knowFile(long size) {
        knownFiles++;
        knownBytes += size;
    }

    synchronized void knowBlobs(long count) {
        knownBlobs += count;
    }

    void file(long size, int secrets) {
        synchronized (this) {
            files++;
            bytes += size;
            found += secrets;
        }
        tell();
    }

    void blob(long size, int secrets) {
        synchronized (this) {
            blobs++;
            bytes += size;
            found += secrets;
        }
        tell();
    }

    private void tell() {
        ScanProgress now;
        synchronized (this) {
            now = new ScanProgress(files, bytes, knownFiles, knownBytes, found, blobs, knownBlobs);
        }
        listener.accept(now);
    }
}
