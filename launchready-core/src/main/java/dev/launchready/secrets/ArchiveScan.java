package dev.launchready.secrets;

import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.net.Deadline;
import dev.launchready.secrets.source.ArchivePart;
import dev.launchready.secrets.source.Archives;
import dev.launchready.secrets.source.Content;
import dev.launchready.secrets.source.ContentSink;
import dev.launchready.secrets.source.Gap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Scans what is within one archive, on the calling thread. */
final class ArchiveScan implements ContentSink {
    private final Function<Blob, List<SecretMatch>> scanner;
    private final List<SecretMatch> matches = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();
    private long pieces;
    private long bytes;

    private ArchiveScan(Function<Blob, List<SecretMatch>> scanner) {
        this.scanner = scanner;
    }

    static ArchiveScan of(
            Function<Blob, List<SecretMatch>> scanner, String name, byte[] archive, int largest, Deadline deadline) {
        ArchiveScan scan = new ArchiveScan(scanner);
        Archives.standard().largest(largest).read(name, archive, deadline, scan);
        return scan;
    }

    static ArchiveScan of(
            Function<Blob, List<SecretMatch>> scanner, String name, Path archive, int largest, Deadline deadline) {
        ArchiveScan scan = new ArchiveScan(scanner);
        Archives.standard().largest(largest).read(name, archive, deadline, scan);
        return scan;
    }

    @Override
    public void content(Content content) {
        String path = content.origin() instanceof ArchivePart part
                ? part.path()
                : content.origin().place();
        for (SecretMatch match : guarded(scanner, new Blob(path, content.bytes()), unseen::add)) {
            boolean packed = content.origin() instanceof ArchivePart part
                    && !part.detail().isEmpty();
            matches.add(packed ? match.from(packed((ArchivePart) content.origin())) : match);
        }
        pieces++;
        bytes += content.bytes().length;
    }

    private static Provenance packed(ArchivePart part) {
        return new Provenance.Packed(part.detail(), part.deleted());
    }

    @Override
    public void gap(Gap gap) {
        unseen.add(unseen(gap));
    }

    static Unseen unseen(Gap gap) {
        String detail = gap.detail().isEmpty() ? "" : " (" + gap.detail() + ")";
        return new Unseen(gap.place(), gap.reason().words() + detail, Impact.LAUNCH_BLOCKER);
    }

    /** Scans, and tells of content on which the scanner fails instead of ending all for it. */
    static List<SecretMatch> guarded(Function<Blob, List<SecretMatch>> scanner, Blob blob, Consumer<Unseen> unseen) {
        String fault = Encoding.fault(blob.bytes());
        if (!fault.isEmpty()) {
            unseen.accept(new Unseen(blob.path(), "cannot be read to its end: " + fault, Impact.LAUNCH_BLOCKER));
        }
        try {
            return scanner.apply(blob);
        } catch (RuntimeException | StackOverflowError e) {
            unseen.accept(new Unseen(
                    blob.path(),
                    "the scanner failed on it (" + e.getClass().getSimpleName() + "), which is a bug of ours",
                    Impact.LAUNCH_BLOCKER));
            return List.of();
        }
    }

    List<SecretMatch> matches() {
        return matches;
    }

    List<Unseen> unseen() {
        return unseen;
    }

    long pieces() {
        return pieces;
    }

    long bytes() {
        return bytes;
    }
}
