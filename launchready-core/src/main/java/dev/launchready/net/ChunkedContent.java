package dev.launchready.net;

import dev.launchready.net.HttpDefect.Kind;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chunked content (RFC 9112 section 7.1): extensions are read over, trailers read and dropped. */
final class ChunkedContent extends Content {
    /** At most 15 digits, so that no size overflows. */
    private static final Pattern SIZE = Pattern.compile("0*([0-9A-Fa-f]{1,15})([ \t]*)(;.*)?", Pattern.DOTALL);

    private final OctetReader in;
    private final Defects defects;
    private long left;
    private boolean started;
    private boolean ended;

    ChunkedContent(OctetReader in, Defects defects) {
        this.in = in;
        this.defects = defects;
    }

    @Override
    int next(byte[] buffer, int offset, int most) throws IOException {
        if (ended) {
            return -1;
        }
        if (left == 0) {
            if (started) {
                chunkEnd();
            }
            started = true;
            left = size();
            if (left == 0) {
                trailers();
                ended = true;
                return -1;
            }
        }
        int count = in.read(buffer, offset, (int) Math.min(most, left));
        if (count < 0) {
            throw truncated("a chunk lacks " + left + " octets");
        }
        left -= count;
        return count;
    }

    @Override
    boolean isKnownEmpty() {
        return false;
    }

    private long size() throws IOException {
        String line = line("the next chunk size is missing");
        Matcher matcher = SIZE.matcher(line);
        if (!matcher.matches()) {
            throw broken("\"" + line + "\" is no chunk size");
        }
        if (!matcher.group(2).isEmpty() && matcher.group(3) == null) {
            defects.addOnce(Kind.BAD_CHUNK, "white space after the chunk size \"" + matcher.group(1) + "\"");
        }
        return Long.parseLong(matcher.group(1), 16);
    }

    private void chunkEnd() throws IOException {
        int octet = in.read();
        boolean cr = octet == '\r';
        if (cr) {
            octet = in.read();
        }
        if (octet < 0) {
            throw truncated("the last chunk is missing");
        }
        if (octet != '\n') {
            throw broken("a chunk is longer than its size said");
        }
        if (!cr) {
            defects.addOnce(Kind.BARE_LF, "end of a chunk");
        }
    }

    private void trailers() throws IOException {
        try {
            new HeadReader(in, defects).fields();
        } catch (WireException e) {
            throw e.failure().kind() == NetFailure.Kind.CLOSED_EARLY
                    ? truncated("the end of the trailers is missing")
                    : e;
        }
    }

    private String line(String missing) throws IOException {
        try {
            return new HeadReader(in, defects).line();
        } catch (WireException e) {
            throw e.failure().kind() == NetFailure.Kind.CLOSED_EARLY ? truncated(missing) : e;
        }
    }

    private WireException truncated(String missing) {
        defects.add(Kind.TRUNCATED, missing);
        return early(in, missing);
    }

    private WireException broken(String what) {
        defects.add(Kind.BAD_CHUNK, what);
        return new WireException(new NetFailure(NetFailure.Kind.MALFORMED, Defects.printable(what)));
    }
}
