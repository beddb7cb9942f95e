package dev.launchready.secrets.source;

import com.github.luben.zstd.ZstdInputStream;
import dev.launchready.secrets.source.Budget.SpentException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** One pass through an archive and those within it, as a stream: nothing but single files is held in memory. */
final class Unpacking {
    private final Budget budget;
    private final GapList gaps;
    private final ContentSink sink;
    private final ImageLayers layers;
    private final int largest;
    private final int deepest;
    private long pieces;
    private long bytes;

    Unpacking(Budget budget, GapList gaps, ContentSink sink, ImageLayers layers, int largest, int deepest) {
        this.budget = budget;
        this.gaps = gaps;
        this.sink = sink;
        this.layers = layers;
        this.largest = largest;
        this.deepest = deepest;
    }

    long pieces() {
        return pieces;
    }

    long bytes() {
        return bytes;
    }

    void outermost(String name, InputStream in) {
        try {
            open(name, budget.outermost(in), 0, ImageLayers.Layer.NONE);
        } catch (SpentException e) {
            gaps.add("the rest of " + name, e.reason(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            gaps.add(name, Gap.Reason.CORRUPT, Faults.said(e));
        }
    }

    /** Opens or hands over one file; throws only if the budget is spent, or if the archive around it is broken. */
    private void open(String path, InputStream raw, int depth, ImageLayers.Layer layer) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 8192);
        in.mark(1024);
        byte[] head = in.readNBytes(512);
        in.reset();
        ArchiveFormat format = ArchiveFormat.of(head, path);
        if (format == ArchiveFormat.NONE) {
            if (ArchiveFormat.isNamedLikeOne(path) && head.length > 0) {
                gaps.add(path, Gap.Reason.CORRUPT, "its name is one of an archive, its first bytes are not");
            } else if (layer.isOutermost() && head.length > 0 && head[0] != '{' && head[0] != '[') {
                // attestations are layers too, and JSON
                gaps.add(path, Gap.Reason.UNSUPPORTED, "a layer that is no tar, gzip or Zstandard");
            }
            file(path, in, layer);
            return;
        }
        if (format == ArchiveFormat.CLOSED) {
            gaps.add(path, Gap.Reason.UNSUPPORTED, "7z, rar, xz, lz4 and brotli are not opened");
            return;
        }
        if (depth >= deepest) {
            gaps.add(path, Gap.Reason.TOO_DEEP, "the limit is " + deepest);
            return;
        }
        try {
            switch (format) {
                case ZIP -> zip(path, in, depth, layer);
                case TAR -> tar(path, in, depth, layer);
                case GZIP -> open(unwrapped(path), budget.inner(new GZIPInputStream(in, 8192)), depth + 1, layer);
                case ZSTD -> open(unwrapped(path), budget.inner(new ZstdInputStream(in)), depth + 1, layer);
                case BZIP2 ->
                    open(unwrapped(path), budget.inner(new BZip2CompressorInputStream(in, true)), depth + 1, layer);
                default -> throw new IllegalStateException("not an archive: " + format);
            }
        } catch (SpentException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            gaps.add(path, Gap.Reason.CORRUPT, Faults.said(e));
        }
    }

    /** What is in a compressed file has no name of its own: {@code a.tar.gz!a.tar}. */
    private static String unwrapped(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1);
        String lower = name.toLowerCase(Locale.ROOT);
        String inner = name;
        if (lower.endsWith(".tgz") || lower.endsWith(".tbz2")) {
            inner = name.substring(0, name.lastIndexOf('.')) + ".tar";
        } else if (lower.endsWith(".gz")) {
            inner = name.substring(0, name.length() - 3);
        } else if (lower.endsWith(".zst") || lower.endsWith(".bz2")) {
            inner = name.substring(0, name.length() - 4);
        }
        return path + "!" + inner;
    }

    @SuppressWarnings("resource") // the stream below belongs to the caller, who goes on reading behind it
    private void zip(String path, InputStream in, int depth, ImageLayers.Layer layer) throws IOException {
        ZipArchiveInputStream zip = new ZipArchiveInputStream(in, "UTF-8", true, true);
        int entries = 0;
        for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            budget.entry();
            entries++;
            String inner = path + "!" + entry.getName();
            if (entry.isDirectory()) {
                continue;
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                gaps.add(inner, Gap.Reason.ENCRYPTED, "");
            } else if (!zip.canReadEntryData(entry)) {
                gaps.add(inner, Gap.Reason.UNSUPPORTED, "compression method " + entry.getMethod());
            } else {
                open(inner, budget.inner(zip), depth + 1, layer);
            }
        }
        if (entries == 0 && in.read() >= 0) {
            throw new IOException("no entry can be read");
        }
    }

    @SuppressWarnings("resource") // as above
    private void tar(String path, InputStream in, int depth, ImageLayers.Layer layer) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");
        boolean ofImage = depth == 0 && !layers.isEmpty();
        Set<String> entries = new HashSet<>();
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            budget.entry();
            if (!entry.isFile()) {
                continue;
            }
            String inner = path + "!" + entry.getName();
            if (!tar.canReadEntryData(entry)) {
                gaps.add(inner, Gap.Reason.UNSUPPORTED, "a sparse file");
                continue;
            }
            if (ofImage) {
                entries.add(entry.getName());
            }
            ImageLayers.Layer within = ofImage ? layers.layer(entry.getName()) : layer;
            if (ofImage && layers.isConfiguration(entry.getName())) {
                configuration(inner, tar);
            } else {
                open(inner, budget.inner(tar), depth + 1, within.inside(layer, entry.getName()));
            }
        }
        for (String lacking : ofImage ? layers.lacking(entries) : Set.<String>of()) {
            gaps.add(path + "!" + lacking, Gap.Reason.MISSING, "the manifest of the image names it");
        }
    }

    private void configuration(String path, InputStream in) throws IOException {
        byte[] json = budget.inner(in).readNBytes(largest);
        try {
            hand(new ArchivePart(path, "image configuration", false), ImageLayers.lines(json));
        } catch (RuntimeException e) {
            gaps.add(path, Gap.Reason.CORRUPT, "the configuration of the image is no JSON");
            hand(new ArchivePart(path, "", false), json);
        }
    }

    private void file(String path, InputStream in, ImageLayers.Layer layer) throws IOException {
        byte[] content = in.readNBytes(largest);
        if (content.length == largest && in.read() >= 0) {
            gaps.add(path, Gap.Reason.TOO_LARGE, "the limit is " + largest + " bytes");
            return;
        }
        ArchivePart part = new ArchivePart(path, layer.words(), layer.isDeleted());
        if (ClassConstants.matches(content)) {
            try {
                hand(part, ClassConstants.text(content));
                return;
            } catch (IOException e) {
                gaps.add(path, Gap.Reason.CORRUPT, "its constants: " + Faults.said(e));
            }
        }
        hand(part, content);
    }

    private void hand(ArchivePart part, byte[] content) {
        pieces++;
        bytes += content.length;
        sink.content(new Content(part, content));
    }
}
