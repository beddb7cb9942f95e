package dev.launchready.net.fault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Collects the octets of one head, however they are cut, and tells as early as can be that no HTTP/1 is spoken: a peer of
 * another protocol waits for an answer to its first octets and must not wait for the end of a head that never comes.
 */
final class HeadCollector {
    /** More than any honest peer sends. */
    static final int MOST_OCTETS = 256 << 10;

    private static final Pattern REQUEST_LINE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40} [^ \\x00-\\x20]+ HTTP/1\\.[01]\r?");
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] [1-9][0-9]{2}( [^\\x00]*)?\r?");
    private static final String PROTOCOL = "HTTP/1.";

    private final boolean responses;
    private byte[] octets = new byte[512];
    private int size;
    private int lineStart;

    private HeadCollector(boolean responses) {
        this.responses = responses;
    }

    static HeadCollector ofRequests() {
        return new HeadCollector(false);
    }

    static HeadCollector ofResponses() {
        return new HeadCollector(true);
    }

    /** How far a head or a body has come. */
    enum Progress {
        MORE,
        DONE,
        /** Not what the protocol says; what was taken so far and all that follows is to be sent on as it is. */
        BROKEN
    }

    /** Takes octets up to the end of the head, and none behind it. */
    Progress feed(ByteBuffer data) {
        while (data.hasRemaining()) {
            byte octet = data.get();
            if (size == octets.length) {
                octets = Arrays.copyOf(octets, 2 * size);
            }
            octets[size++] = octet;
            if (size > MOST_OCTETS || (lineStart == 0 && isForeign(octet))) {
                return Progress.BROKEN;
            }
            if (octet == '\n') {
                int length = size - lineStart;
                if (lineStart == 0 && !isStartLine()) {
                    return Progress.BROKEN;
                }
                boolean empty = length == 1 || (length == 2 && octets[lineStart] == '\r');
                lineStart = size;
                if (empty) {
                    return Progress.DONE;
                }
            }
        }
        return Progress.MORE;
    }

    /** {@return what was taken since the last call} */
    byte[] take() {
        byte[] taken = Arrays.copyOf(octets, size);
        size = 0;
        lineStart = 0;
        return taken;
    }

    boolean isEmpty() {
        return size == 0;
    }

    private boolean isForeign(byte octet) {
        boolean control = octet >= 0 && octet < ' ' && octet != '\r' && octet != '\n' && octet != '\t';
        return control || (responses && size <= PROTOCOL.length() && octet != PROTOCOL.charAt(size - 1));
    }

    private boolean isStartLine() {
        String line = new String(octets, 0, size - 1, StandardCharsets.ISO_8859_1);
        return (responses ? STATUS_LINE : REQUEST_LINE).matcher(line).matches();
    }
}
