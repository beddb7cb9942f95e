package dev.launchready.net.fault;

import dev.launchready.net.fault.HeadCollector.Progress;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Chunked content (RFC 9112 section 7.1). Extensions are read over, trailers are kept as they came. */
final class Chunked extends Framing {
    private static final int MOST_DIGITS = 15;
    private static final int LONGEST_LINE = 16 << 10;
    private static final int MOST_TRAILERS = 64 << 10;

    private final ByteArrayOutputStream trailers = new ByteArrayOutputStream();
    private State state = State.SIZE;
    private long size;
    private int digits;
    private int lineLength;

    private enum State {
        SIZE,
        EXTENSION,
        DATA,
        DATA_END,
        TRAILER,
        DONE
    }

    @Override
    Progress read(ByteBuffer data, Consumer<ByteBuffer> content) {
        while (state != State.DONE && data.hasRemaining()) {
            if (state == State.DATA) {
                int count = (int) Math.min(size, data.remaining());
                int from = data.position();
                data.position(from + count);
                size -= count;
                state = size == 0 ? State.DATA_END : State.DATA;
                content.accept(between(data, from, from + count));
            } else if (!control(data.get())) {
                return Progress.BROKEN;
            }
        }
        return state == State.DONE ? Progress.DONE : Progress.MORE;
    }

    @Override
    boolean isDone() {
        return state == State.DONE;
    }

    /** {@return the lines behind the last chunk, the empty one included} */
    byte[] trailers() {
        return trailers.toByteArray();
    }

    /** {@return content as a chunk of its own} */
    static byte[] chunk(byte[] content) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(content.length + 12);
        chunk.writeBytes((Integer.toHexString(content.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(content);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunk.toByteArray();
    }

    private boolean control(byte octet) {
        return switch (state) {
            case SIZE -> size(octet);
            case EXTENSION -> extension(octet);
            case DATA_END -> dataEnd(octet);
            default -> trailer(octet);
        };
    }

    private boolean size(byte octet) {
        int digit = Character.digit(octet, 16);
        if (digit >= 0) {
            size = size << 4 | digit;
            digits++;
            return digits <= MOST_DIGITS;
        }
        state = State.EXTENSION;
        return digits > 0
                && (octet == '\n' || octet == '\r' || octet == ';' || octet == ' ' || octet == '\t')
                && extension(octet);
    }

    private boolean extension(byte octet) {
        lineLength++;
        if (octet == '\n') {
            state = size == 0 ? State.TRAILER : State.DATA;
            digits = 0;
            lineLength = 0;
        }
        return lineLength <= LONGEST_LINE;
    }

    private boolean dataEnd(byte octet) {
        if (octet == '\n') {
            state = State.SIZE;
            lineLength = 0;
            return true;
        }
        return octet == '\r' && lineLength++ == 0;
    }

    private boolean trailer(byte octet) {
        trailers.write(octet);
        if (octet == '\n') {
            state = lineLength == 0 ? State.DONE : State.TRAILER;
            lineLength = 0;
        } else if (octet != '\r') {
            lineLength++;
        }
        return trailers.size() <= MOST_TRAILERS;
    }
}
