package dev.launchready.secrets.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A pack and its index. The bytes are read by {@link PackDecoder}: JGit's own pack reader keeps a cache for the whole
 * JVM, measures the file system on a thread of its own and writes what it found to the user's configuration.
 */
final class Pack implements Closeable {
    /** One letter for each object in the order of offsets; 0 as long as nobody looked. */
    private final byte[] kinds;

    private final String name;
    private final PackIndex index;
    private final FileChannel channel;
    private final long[] offsets;
    private final int[] indexPositions;

    private Pack(String name, PackIndex index, FileChannel channel) {
        this.name = name;
        this.index = index;
        this.channel = channel;
        int count = Math.toIntExact(index.getObjectCount());
        this.kinds = new byte[count];
        this.offsets = new long[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = index.getOffset(i);
        }
        Arrays.sort(offsets);
        this.indexPositions = new int[count];
        for (int i = 0; i < count; i++) {
            indexPositions[position(index.getOffset(i))] = i;
        }
    }

    static Pack open(Path packFile, Path indexFile) throws IOException {
        PackIndex index = PackIndex.open(indexFile.toFile());
        FileChannel channel = FileChannel.open(packFile, StandardOpenOption.READ);
        try {
            return new Pack(String.valueOf(packFile.getFileName()), index, channel);
        } catch (RuntimeException e) {
            channel.close();
            throw new IOException("its index " + indexFile.getFileName() + " is corrupt", e);
        }
    }

    String name() {
        return name;
    }

    FileChannel channel() {
        return channel;
    }

    int size() {
        return offsets.length;
    }

    long offset(int position) {
        return offsets[position];
    }

    /** {@return where an offset stands among the offsets, negative if no object starts there} */
    int position(long offset) {
        return Arrays.binarySearch(offsets, offset);
    }

    ObjectId id(int position) {
        return index.getObjectId(indexPositions[position]);
    }

    boolean has(AnyObjectId id) {
        return index.findOffset(id) >= 0;
    }

    /** {@return where an object starts, negative if it is not in here} */
    long find(AnyObjectId id) {
        return index.findOffset(id);
    }

    /** {@return the type of an object as far as it is known, or 0} */
    int kind(int position) {
        return kinds[position];
    }

    void learn(int position, int kind) {
        kinds[position] = (byte) kind;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
