package dev.launchready.net.fault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects the octets of one head, however they are cut, and tells as early as can be that no HTTP/1 is spoken: a peer of
 * another protocol waits for an answer to its first octets and must not wait for the end of a head that never comes.
 */
final class HeadCollector {
    /** More than any honest peer sends. */
    static final int MOST_OCTETS = 256 << 10;

    private static final String TOKEN_MARKS = "!#$%&'*+.^_`|~-";
    private static final int LONGEST_METHOD = 40;
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
        int end = size > 1 && octets[size - 2] == '\r' ? size - 2 : size - 1;
        String line = new String(octets, 0, end, StandardCharsets.ISO_8859_1);
        return responses ? isStatusLine(line) : isRequestLine(line);
    }

    /** Method, target and version, each a space apart (RFC 9112 section 3). */
    private static boolean isRequestLine(String line) {
        int method = line.indexOf(' ');
        int target = line.indexOf(' ', method + 1);
        if (method < 1 || method > LONGEST_METHOD || target < method + 2 || line.length() != target + 9) {
            return false;
        }
        for (int i = 0; i < target; i++) {
            char c = line.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (i < method && !letter && TOKEN_MARKS.indexOf(c) < 0) {
                return false;
            }
            if (i > method && c <= ' ') {
                return false;
            }
        }
        return isVersion(line, target + 1);
    }

    /** Version and status, a space apart, and perhaps a reason (RFC 9112 section 4). */
    private static boolean isStatusLine(String line) {
        return line.length() >= 12
                && isVersion(line, 0)
                && line.charAt(8) == ' '
                && line.charAt(9) >= '1'
                && line.charAt(9) <= '9'
                && Character.digit(line.charAt(10), 10) >= 0
                && Character.digit(line.charAt(11), 10) >= 0
                && (line.length() == 12 || line.charAt(12) == ' ');
    }

    private static boolean isVersion(String line, int at) {
        return line.startsWith(PROTOCOL, at) && (line.charAt(at + 7) == '0' || line.charAt(at + 7) == '1');
    }
}
