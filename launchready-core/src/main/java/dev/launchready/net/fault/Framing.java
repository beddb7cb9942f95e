package dev.launchready.net.fault;

import dev.launchready.net.fault.HeadCollector.Progress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Where the content of a message ends (RFC 9112 section 6), told while its octets come, however they are cut. */
abstract class Framing {

    /**
     * Takes the octets that belong to the content and its framing, and none behind.
     *
     * @param content is given the content itself, piece by piece
     * @return whether the content has ended
     */
    abstract Progress read(ByteBuffer data, Consumer<ByteBuffer> content);

    /** {@return whether there is nothing to read} */
    boolean isDone() {
        return false;
    }

    /** {@return the length where the head says it} */
    OptionalLong length() {
        return OptionalLong.empty();
    }

    /** {@return a framing for a request; empty where its end cannot be told} */
    static Optional<Framing> ofRequest(HttpHead head) {
        if (head.has("Transfer-Encoding")) {
            return endsChunked(head) ? Optional.of(new Chunked()) : Optional.empty();
        }
        if (head.has("Content-Length")) {
            OptionalLong length = saidLength(head);
            return length.isPresent() ? Optional.of(new Fixed(length.getAsLong())) : Optional.empty();
        }
        return Optional.of(new Fixed(0));
    }

    /** {@return a framing for a final response; empty where its end cannot be told} */
    static Optional<Framing> ofResponse(String method, int status, HttpHead head) {
        if (method.equals("HEAD") || status < 200 || status == 204 || status == 304) {
            return Optional.of(new Fixed(0));
        }
        if (head.has("Transfer-Encoding")) {
            return Optional.of(endsChunked(head) ? new Chunked() : new UntilClose());
        }
        if (head.has("Content-Length")) {
            OptionalLong length = saidLength(head);
            return length.isPresent() ? Optional.of(new Fixed(length.getAsLong())) : Optional.empty();
        }
        return Optional.of(new UntilClose());
    }

    private static boolean endsChunked(HttpHead head) {
        List<String> codings = head.tokens("Transfer-Encoding");
        return !codings.isEmpty() && codings.get(codings.size() - 1).equals("chunked");
    }

    private static OptionalLong saidLength(HttpHead head) {
        List<String> lengths = head.tokens("Content-Length");
        String digits = lengths.isEmpty() ? "" : lengths.get(0);
        boolean number = !digits.isEmpty() && digits.length() <= 18;
        for (int i = 0; i < digits.length(); i++) {
            number &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        number &= lengths.stream().allMatch(digits::equals);
        return number ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    /** {@return what lies between two positions, sharing the octets} */
    static ByteBuffer between(ByteBuffer data, int from, int to) {
        ByteBuffer part = data.duplicate();
        part.position(from).limit(to);
        return part.slice();
    }

    /** So many octets. */
    static final class Fixed extends Framing {
        private final long length;
        private long left;

        Fixed(long length) {
            this.length = length;
            this.left = length;
        }

        @Override
        Progress read(ByteBuffer data, Consumer<ByteBuffer> content) {
            int count = (int) Math.min(left, data.remaining());
            if (count > 0) {
                int from = data.position();
                data.position(from + count);
                left -= count;
                content.accept(between(data, from, from + count));
            }
            return left == 0 ? Progress.DONE : Progress.MORE;
        }

        @Override
        boolean isDone() {
            return left == 0;
        }

        @Override
        OptionalLong length() {
            return OptionalLong.of(length);
        }
    }

    /** All until the connection is closed. */
    static final class UntilClose extends Framing {
        @Override
        Progress read(ByteBuffer data, Consumer<ByteBuffer> content) {
            int from = data.position();
            data.position(data.limit());
            if (data.limit() > from) {
                content.accept(between(data, from, data.limit()));
            }
            return Progress.MORE;
        }
    }
}
