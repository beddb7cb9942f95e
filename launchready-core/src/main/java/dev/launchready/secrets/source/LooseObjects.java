package dev.launchready.secrets.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** The objects that have a file of their own, {@code objects/12/3456…}. */
final class LooseObjects {
    private static final int LONGEST_HEADER = 32;

    private final Path folder;
    private final Set<ObjectId> ids;

    private LooseObjects(Path folder, Set<ObjectId> ids) {
        this.folder = folder;
        this.ids = ids;
    }

    static LooseObjects in(Path folder, GapList gaps) {
        Set<ObjectId> ids = new LinkedHashSet<>();
        for (int i = 0; i < 256; i++) {
            String prefix = String.format(Locale.ROOT, "%02x", i);
            Path fanout = folder.resolve(prefix);
            if (!Files.isDirectory(fanout)) {
                continue;
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(fanout)) {
                for (Path file : files) {
                    String name = prefix + file.getFileName();
                    if (ObjectId.isId(name)) {
                        ids.add(ObjectId.fromString(name));
                    }
                }
            } catch (IOException | java.nio.file.DirectoryIteratorException e) {
                gaps.add("folder of objects " + fanout, Gap.Reason.UNREADABLE, Faults.said(e));
            }
        }
        return new LooseObjects(folder, ids);
    }

    List<ObjectId> ids() {
        return List.copyOf(ids);
    }

    private Path file(AnyObjectId id) {
        String name = id.name();
        return folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
    }

    boolean has(AnyObjectId id) {
        return ids.contains(id.toObjectId());
    }

    RawObject read(AnyObjectId id, int largest) throws GitFormatException {
        try (InputStream in = new InflaterInputStream(Files.newInputStream(file(id)))) {
            byte[] header = header(in);
            String text = new String(header, StandardCharsets.ISO_8859_1);
            int space = text.indexOf(' ');
            long size = Long.parseLong(text.substring(space + 1));
            int type = switch (text.substring(0, Math.max(0, space))) {
                case "blob" -> Constants.OBJ_BLOB;
                case "commit" -> Constants.OBJ_COMMIT;
                case "tree" -> Constants.OBJ_TREE;
                case "tag" -> Constants.OBJ_TAG;
                default -> throw corrupt("its header is not one of an object");
            };
            if (size < 0) {
                throw corrupt("its length is negative");
            }
            if (size > largest) {
                throw new GitFormatException(Gap.Reason.TOO_LARGE, size + " bytes, the limit is " + largest);
            }
            byte[] bytes = in.readNBytes((int) size);
            if (bytes.length != size || in.read() != -1) {
                throw corrupt("its length is not what its header says");
            }
            check(id, header, bytes);
            return new RawObject(type, bytes);
        } catch (ZipException | NumberFormatException | java.io.EOFException e) {
            throw corrupt("its compressed bytes make no sense");
        } catch (IOException e) {
            throw new GitFormatException(Gap.Reason.UNREADABLE, Faults.said(e));
        }
    }

    /** {@return whether it is a blob, or nobody can tell: whoever reads it then is told why} */
    boolean isBlob(AnyObjectId id) {
        try (InputStream in = new InflaterInputStream(Files.newInputStream(file(id)))) {
            return new String(header(in), StandardCharsets.ISO_8859_1).startsWith("blob ");
        } catch (IOException | GitFormatException e) {
            return true;
        }
    }

    private static byte[] header(InputStream in) throws IOException, GitFormatException {
        byte[] header = new byte[LONGEST_HEADER];
        for (int i = 0; i < header.length; i++) {
            int octet = in.read();
            if (octet < 0) {
                throw corrupt("it ends in its header");
            }
            if (octet == 0) {
                return java.util.Arrays.copyOf(header, i);
            }
            header[i] = (byte) octet;
        }
        throw corrupt("its header does not end");
    }

    private static void check(AnyObjectId id, byte[] header, byte[] bytes) throws GitFormatException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(header);
            digest.update((byte) 0);
            if (!ObjectId.fromRaw(digest.digest(bytes)).equals(id)) {
                throw corrupt("its content is another one than its name says");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static GitFormatException corrupt(String detail) {
        return new GitFormatException(Gap.Reason.CORRUPT, detail);
    }
}
