package dev.launchready.secrets.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.internal.storage.pack.BinaryDelta;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Decodes objects of packs, format of gitformat-pack(5). For one thread: it keeps an inflater, a window of the file and
 * the bases that the next deltas are likely to need, all of bounded size.
 */
final class PackDecoder implements AutoCloseable {
    private static final int WINDOW = 128 * 1024;
    private static final int LONGEST_CHAIN = 10_000;
    private static final long CACHE_BYTES = 24L * 1024 * 1024;

    private final int largest;
    private final Inflater inflater = new Inflater();
    private final byte[] window = new byte[WINDOW];
    private int windowLength;
    private long windowStart;
    private final LinkedHashMap<Long, RawObject> cache = new LinkedHashMap<>(256, 0.75f, true);
    private long cached;
    private final Pack pack;

    PackDecoder(Pack pack, int largest) {
        this.pack = pack;
        this.largest = largest;
    }

    /** What precedes the compressed bytes: the type, the length of what they inflate to, where the base is. */
    private record Header(long offset, int type, long size, long data, long base) {
        boolean isDelta() {
            return type == Constants.OBJ_OFS_DELTA || type == Constants.OBJ_REF_DELTA;
        }
    }

    /** {@return the type of the object that starts at an offset, whose base is looked at if it is a delta} */
    int type(long offset) throws GitFormatException {
        Deque<Integer> learning = new ArrayDeque<>();
        long at = offset;
        int type = 0;
        while (type == 0) {
            int position = pack.position(at);
            if (position < 0 || learning.size() > LONGEST_CHAIN) {
                throw corrupt("a delta refers to offset " + at + ", where no object starts");
            }
            type = pack.kind(position);
            if (type == 0) {
                learning.push(position);
                Header header = header(at);
                at = header.base();
                type = header.isDelta() ? 0 : header.type();
            }
        }
        for (int position : learning) {
            pack.learn(position, type);
        }
        return type;
    }

    RawObject decode(long offset) throws GitFormatException {
        Deque<Header> deltas = new ArrayDeque<>();
        long at = offset;
        RawObject object = cache.get(at);
        while (object == null) {
            Header header = header(at);
            if (header.size() > largest) {
                throw tooLarge(header.size());
            }
            if (header.isDelta()) {
                deltas.push(header);
                if (deltas.size() > LONGEST_CHAIN) {
                    throw corrupt("its deltas do not end");
                }
                at = header.base();
                object = cache.get(at);
            } else {
                object = new RawObject(header.type(), inflate(header));
                keep(at, object);
            }
        }
        while (!deltas.isEmpty()) {
            Header header = deltas.pop();
            object = new RawObject(object.type(), apply(object.bytes(), inflate(header)));
            keep(header.offset(), object);
        }
        return object;
    }

    private byte[] apply(byte[] base, byte[] delta) throws GitFormatException {
        try {
            long size = BinaryDelta.getResultSize(delta);
            if (size > largest) {
                throw tooLarge(size);
            }
            return BinaryDelta.apply(base, delta);
        } catch (RuntimeException e) {
            throw corrupt("its delta does not fit its base");
        }
    }

    private void keep(long offset, RawObject object) {
        if (object.bytes().length > CACHE_BYTES / 4) {
            return;
        }
        RawObject before = cache.put(offset, object);
        cached += object.bytes().length - (before == null ? 0 : before.bytes().length);
        var eldest = cache.entrySet().iterator();
        while (cached > CACHE_BYTES && eldest.hasNext()) {
            Map.Entry<Long, RawObject> entry = eldest.next();
            cached -= entry.getValue().bytes().length;
            eldest.remove();
        }
    }

    private Header header(long offset) throws GitFormatException {
        long at = offset;
        int octet = octet(at++);
        int type = (octet >> 4) & 7;
        long size = octet & 15;
        for (int shift = 4; (octet & 0x80) != 0; shift += 7) {
            if (shift > 53) {
                throw corrupt("its length is not a number");
            }
            octet = octet(at++);
            size |= (long) (octet & 0x7f) << shift;
        }
        long base = -1;
        switch (type) {
            case Constants.OBJ_COMMIT, Constants.OBJ_TREE, Constants.OBJ_BLOB, Constants.OBJ_TAG -> {}
            case Constants.OBJ_OFS_DELTA -> {
                octet = octet(at++);
                long back = octet & 0x7f;
                while ((octet & 0x80) != 0 && back < Long.MAX_VALUE >> 8) {
                    octet = octet(at++);
                    back = ((back + 1) << 7) | (octet & 0x7f);
                }
                base = offset - back;
                if (back <= 0 || base < 0) {
                    throw corrupt("its base would lie before the pack");
                }
            }
            case Constants.OBJ_REF_DELTA -> {
                byte[] raw = new byte[Constants.OBJECT_ID_LENGTH];
                for (int i = 0; i < raw.length; i++) {
                    raw[i] = (byte) octet(at++);
                }
                ObjectId id = ObjectId.fromRaw(raw);
                base = pack.find(id);
                if (base < 0) {
                    throw new GitFormatException(
                            Gap.Reason.MISSING, "its delta base " + id.name() + " is not in the pack");
                }
            }
            default -> throw corrupt("there is no object type " + type);
        }
        return new Header(offset, type, size, at, base);
    }

    private byte[] inflate(Header header) throws GitFormatException {
        byte[] bytes = new byte[(int) header.size()];
        inflater.reset();
        long at = header.data();
        int filled = 0;
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    move(at);
                    int from = (int) (at - windowStart);
                    int length = windowLength - from;
                    inflater.setInput(window, from, length);
                    at += length;
                }
                // one byte more than promised, so that content that goes on does not look complete
                int count = filled < bytes.length
                        ? inflater.inflate(bytes, filled, bytes.length - filled)
                        : inflater.inflate(new byte[1]);
                if (filled == bytes.length && count > 0) {
                    throw corrupt("it is longer than its header says");
                }
                filled += count;
                if (count == 0 && (inflater.needsDictionary() || (!inflater.needsInput() && !inflater.finished()))) {
                    throw corrupt("its compressed bytes make no sense");
                }
            }
        } catch (DataFormatException e) {
            throw corrupt("its compressed bytes make no sense");
        }
        if (filled != bytes.length) {
            throw corrupt("it is shorter than its header says");
        }
        return bytes;
    }

    private int octet(long offset) throws GitFormatException {
        if (offset < windowStart || offset >= windowStart + windowLength) {
            move(offset);
        }
        return window[(int) (offset - windowStart)] & 0xff;
    }

    /** Has the byte at an offset, and what follows it, in the window. */
    private void move(long offset) throws GitFormatException {
        if (offset >= windowStart && offset < windowStart + windowLength) {
            return;
        }
        try {
            int count = pack.channel().read(ByteBuffer.wrap(window), offset);
            windowStart = offset;
            windowLength = Math.max(0, count);
        } catch (IOException e) {
            windowLength = 0;
            throw new GitFormatException(Gap.Reason.UNREADABLE, Faults.said(e));
        }
        if (windowLength == 0) {
            throw corrupt("the pack ends at byte " + offset + " in the middle of it");
        }
    }

    private static GitFormatException corrupt(String detail) {
        return new GitFormatException(Gap.Reason.CORRUPT, detail);
    }

    private GitFormatException tooLarge(long size) {
        return new GitFormatException(Gap.Reason.TOO_LARGE, size + " bytes, the limit is " + largest);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
