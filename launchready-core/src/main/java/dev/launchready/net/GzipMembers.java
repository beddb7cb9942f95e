package dev.launchready.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Undoes gzip (RFC 1952): all members one after the other, each checked by its trailer. The JDK's own stream overlooks a
 * further member, or what else follows the last one, depending on where the network cut the octets.
 */
final class GzipMembers extends InputStream {
    private static final int MAGIC = 0x8B1F;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final byte[] buffer;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private int next;
    private int end;
    private int members;
    private boolean within;
    private boolean ended;
    private boolean trailing;

    GzipMembers(InputStream in, int readAhead) {
        this.in = in;
        this.buffer = new byte[readAhead];
    }

    /** {@return whether octets follow the last member that are no member; to be asked at the end} */
    boolean hasTrailing() {
        return trailing;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        while (!ended) {
            if (!within && !begin()) {
                ended = true;
                inflater.end();
                break;
            }
            int count = inflate(target, offset, most);
            if (count > 0) {
                checksum.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                finish();
            } else if (!fill()) {
                throw new EOFException("the compressed data ends in the middle");
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int most) throws IOException {
        try {
            inflater.setInput(buffer, next, end - next);
            int count = inflater.inflate(target, offset, most);
            next = end - inflater.getRemaining();
            if (inflater.needsDictionary()) {
                throw new ZipException("the compressed data needs a dictionary, which gzip does not have");
            }
            return count;
        } catch (DataFormatException e) {
            throw new ZipException(String.valueOf(e.getMessage()));
        }
    }

    /** Reads the header of a member; none is left where the octets end or are others. */
    private boolean begin() throws IOException {
        if (members > 0) {
            if (next == end && !fill()) {
                return false;
            }
            if ((buffer[next] & 0xFF) != (MAGIC & 0xFF)) {
                trailing = true;
                return false;
            }
        }
        if (number() != MAGIC) {
            if (members > 0) {
                trailing = true;
                return false;
            }
            throw new ZipException("Not in GZIP format");
        }
        if (octet() != DEFLATE) {
            throw new ZipException("Unsupported compression method");
        }
        int flags = octet();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(number());
        }
        skipText(flags & NAME);
        skipText(flags & COMMENT);
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.reset();
        checksum.reset();
        members++;
        within = true;
        return true;
    }

    private void finish() throws IOException {
        long crc = number() | ((long) number() << 16);
        long length = number() | ((long) number() << 16);
        if (crc != checksum.getValue() || length != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw new ZipException("Corrupt GZIP trailer");
        }
        within = false;
    }

    private void skipText(int flag) throws IOException {
        int octet = flag;
        while (octet != 0) {
            octet = octet();
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            octet();
        }
    }

    private int number() throws IOException {
        int low = octet();
        return low | (octet() << 8);
    }

    private int octet() throws IOException {
        if (next == end && !fill()) {
            throw new EOFException("the compressed data ends in the middle");
        }
        return buffer[next++] & 0xFF;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }
}
