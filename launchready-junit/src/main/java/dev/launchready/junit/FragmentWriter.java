package dev.launchready.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends lines to the fragment of this JVM; each is in the file when the call returns, whatever becomes of the JVM. */
final class FragmentWriter implements AutoCloseable {
    private final FileChannel channel;

    FragmentWriter(Path file) throws IOException {
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /**
     * Appends a line.
     *
     * @throws UncheckedIOException if it could not be written whole
     */
    synchronized void write(FragmentLine line) {
        ByteBuffer octets = StandardCharsets.UTF_8.encode(line.write() + "\n");
        try {
            while (octets.hasRemaining()) {
                int written = channel.write(octets);
                if (written < 0) {
                    throw new IOException("nothing more can be written");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
