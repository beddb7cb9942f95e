package dev.launchready.net;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The content of an answer with its framing undone and its codings still on (RFC 9112 section 6). Counts what came over
 * the wire, and remembers why it ended early, because decoders wrap or swallow what their input throws.
 */
abstract class Content extends InputStream {
    private long length;
    private long bound = Long.MAX_VALUE;
    private Optional<WireException> failure = Optional.empty();

    /** Reads one octet at least; -1 at the end. */
    abstract int next(byte[] buffer, int offset, int most) throws IOException;

    /** {@return whether there is no content, as far as that can be said without waiting} */
    abstract boolean isKnownEmpty();

    /** Sets how many octets may come over the wire. */
    void bound(long octets) {
        bound = octets;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            int count = next(buffer, offset, most);
            length += Math.max(0, count);
            if (length > bound) {
                throw new WireException(new NetFailure(
                        NetFailure.Kind.TOO_LARGE,
                        "the compressed content takes more than " + bound + " octets and gives less than it takes"));
            }
            return count;
        } catch (WireException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /** {@return why the content ended early, once it has} */
    Optional<WireException> failure() {
        return failure;
    }

    /** {@return how many octets of content came over the wire} */
    long length() {
        return length;
    }

    static WireException early(OctetReader in, String missing) {
        return new WireException(new NetFailure(
                NetFailure.Kind.CLOSED_EARLY,
                "the peer closed the connection in the content of its answer, after " + in.taken() + " octets; "
                        + missing));
    }

    /** As many octets as Content-Length said. */
    static final class Fixed extends Content {
        private final OctetReader in;
        private final Defects defects;
        private final long promised;
        private long left;

        Fixed(OctetReader in, Defects defects, long promised) {
            this.in = in;
            this.defects = defects;
            this.promised = promised;
            this.left = promised;
        }

        @Override
        int next(byte[] buffer, int offset, int most) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(buffer, offset, (int) Math.min(most, left));
            if (count < 0) {
                String missing = (promised - left) + " of " + promised + " octets came";
                defects.add(HttpDefect.Kind.TRUNCATED, missing);
                throw early(in, missing);
            }
            left -= count;
            return count;
        }

        @Override
        boolean isKnownEmpty() {
            return promised == 0;
        }
    }

    /** Everything up to the end of the connection. */
    static final class UntilClose extends Content {
        private final OctetReader in;

        UntilClose(OctetReader in) {
            this.in = in;
        }

        @Override
        int next(byte[] buffer, int offset, int most) throws IOException {
            return in.read(buffer, offset, most);
        }

        @Override
        boolean isKnownEmpty() {
            return false;
        }
    }
}
