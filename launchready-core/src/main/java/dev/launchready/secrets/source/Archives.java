package dev.launchready.secrets.source;

import dev.launchready.net.Deadline;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What ships: opens jar, war, zip, tar, gz, bz2 and zst files, one within another, and saved container images. Each file within
 * is handed over once, a class file as its constants. Immutable.
 *
 * <pre>{@code
 * Tally tally = Archives.standard().read(Path.of("target/app.jar"), Deadline.in(Duration.ofMinutes(1)), sink);
 * }</pre>
 *
 * <p>An image is one that {@code docker save} wrote, or an archive of an OCI image layout: each layer is read, what a later
 * layer deletes is marked, and its configuration (environment, history, labels) is handed over as lines of {@code name =
 * value}. Nothing is written to disk. What an archive is decides its content, not its name.
 */
public final class Archives {
    private static final int DEPTH = 6;
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final long BYTES = 4L * 1024 * 1024 * 1024;
    private static final long RATIO = 200;
    private static final long ENTRIES = 500_000;

    private final int depth;
    private final int largest;
    private final long bytes;
    private final long entries;

    private Archives(int depth, int largest, long bytes, long entries) {
        this.depth = depth;
        this.largest = largest;
        this.bytes = bytes;
        this.entries = entries;
    }

    /** {@return archives with limits that suit what people ship: 6 deep, 4 GiB and 500,000 entries unpacked, 200 times} */
    public static Archives standard() {
        return new Archives(DEPTH, LARGEST, BYTES, ENTRIES);
    }

    /**
     * These archives, opened to another depth; what lies deeper is listed as {@link Gap.Reason#TOO_DEEP}.
     *
     * @param most how many archives may lie within one another, at least 1
     * @return the archives
     * @throws IllegalArgumentException if it is less than 1
     */
    public Archives depth(int most) {
        return new Archives(positive(most, "depth"), largest, bytes, entries);
    }

    /**
     * These archives with another limit for single files; those above it are listed as {@link Gap.Reason#TOO_LARGE}.
     *
     * @param most how many bytes a file within may have, 16 MiB unless set
     * @return the archives
     * @throws IllegalArgumentException if it is less than 1
     */
    public Archives largest(int most) {
        return new Archives(depth, positive(most, "largest file"), bytes, entries);
    }

    /**
     * These archives with another budget for all that one of them unpacks to; what is left when it is spent is listed as
     * {@link Gap.Reason#BUDGET}.
     *
     * @param mostBytes how many bytes, those of archives within archives counted at each level
     * @param mostEntries how many files and folders
     * @return the archives
     * @throws IllegalArgumentException if one of them is less than 1
     */
    public Archives budget(long mostBytes, int mostEntries) {
        if (mostBytes < 1) {
            throw new IllegalArgumentException("the budget has to be at least 1 byte, not " + mostBytes);
        }
        return new Archives(depth, largest, mostBytes, positive(mostEntries, "number of entries"));
    }

    private static int positive(int value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException("the " + what + " has to be at least 1, not " + value);
        }
        return value;
    }

    /**
     * Hands over what is in a file, by the calling thread.
     *
     * @param file an archive; any other file is handed over as it is
     * @param deadline when it ends, with the rest listed as {@link Gap.Reason#TIME}; so does an interrupt
     * @param sink takes the content and the gaps
     * @return how much it was
     */
    public Tally read(Path file, Deadline deadline, ContentSink sink) {
        return read(file.toString().replace('\\', '/'), file, deadline, sink);
    }

    /**
     * Hands over what is in a file, under a name of the caller's.
     *
     * @param name what the file is called in the paths of what is within
     * @param file an archive; any other file is handed over as it is
     * @param deadline when it ends, with the rest listed as {@link Gap.Reason#TIME}; so does an interrupt
     * @param sink takes the content and the gaps
     * @return how much it was
     */
    public Tally read(String name, Path file, Deadline deadline, ContentSink sink) {
        return read(name, () -> Files.newInputStream(file), deadline, sink);
    }

    /**
     * Hands over what is in an archive that is in memory.
     *
     * @param name what it is called in the paths of what is within
     * @param archive its bytes, not to be changed
     * @param deadline when it ends, with the rest listed as {@link Gap.Reason#TIME}; so does an interrupt
     * @param sink takes the content and the gaps
     * @return how much it was
     */
    public Tally read(String name, byte[] archive, Deadline deadline, ContentSink sink) {
        return read(name, () -> new ByteArrayInputStream(archive), deadline, sink);
    }

    /**
     * Tells whether there is something to open: an archive, a class file, or what is called like an archive.
     *
     * @param head the first 512 bytes, or all there are
     * @param name its name
     * @return whether reading it does more than to hand it over as it is
     */
    public static boolean opens(byte[] head, String name) {
        return ArchiveFormat.of(head, name) != ArchiveFormat.NONE
                || ArchiveFormat.isNamedLikeOne(name)
                || ClassConstants.matches(head);
    }

    /** Opens the archive anew for each pass. */
    interface Opening {
        InputStream open() throws IOException;
    }

    private Tally read(String name, Opening file, Deadline deadline, ContentSink sink) {
        GapList gaps = new GapList(sink);
        // as many passes as the image needs to be understood; each of them has its own budget
        ImageLayers layers = ImageLayers.of(file, budget(deadline));
        Unpacking unpacking = new Unpacking(budget(deadline), gaps, sink, layers, largest, depth);
        try (InputStream in = new BufferedInputStream(file.open(), 1 << 16)) {
            unpacking.outermost(name, in);
        } catch (IOException e) {
            gaps.add(name, Gap.Reason.UNREADABLE, Faults.said(e));
        }
        gaps.sumUp();
        return new Tally(unpacking.pieces(), unpacking.bytes(), gaps.total());
    }

    private Budget budget(Deadline deadline) {
        return new Budget(deadline, bytes, RATIO, entries);
    }
}
