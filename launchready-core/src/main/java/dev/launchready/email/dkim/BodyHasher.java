package dev.launchready.email.dkim;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Hashes the canonical body in one pass (RFC 6376 sections 3.4.3, 3.4.4 and 3.7). */
final class BodyHasher {
    private final MessageDigest digest = sha256();
    private final byte[] buffer = new byte[4096];
    private final long limit;
    private int filled;
    private long length;

    private BodyHasher(long limit) {
        this.limit = limit;
    }

    /** A hash and what it covers. */
    static final class Hash {
        private final byte[] hash;
        private final long length;

        private Hash(byte[] hash, long length) {
            this.hash = hash;
            this.length = length;
        }

        /** Whether this is the hash that a signature gives. */
        boolean is(byte[] other) {
            return Arrays.equals(hash, other);
        }

        /** How many octets the whole canonical body has. */
        long length() {
            return length;
        }
    }

    /** Hashes what follows {@code from}, as far as the first {@code limit} octets of its canonical form. */
    static Hash hash(byte[] octets, int from, Canonicalization how, long limit) {
        BodyHasher hasher = new BodyHasher(limit);
        boolean any = how == Canonicalization.RELAXED ? hasher.relaxed(octets, from) : hasher.simple(octets, from);
        // an empty body is one empty line in the simple form and nothing in the relaxed one
        if (any || how == Canonicalization.SIMPLE) {
            hasher.lineEnd();
        }
        hasher.digest.update(hasher.buffer, 0, hasher.filled);
        return new Hash(hasher.digest.digest(), hasher.length);
    }

    private boolean simple(byte[] octets, int from) {
        boolean any = false;
        int emptyLines = 0;
        for (int i = from; i < octets.length; i++) {
            if (isLineEnd(octets, i)) {
                emptyLines++;
                i++;
            } else {
                while (emptyLines > 0) {
                    lineEnd();
                    emptyLines--;
                }
                add(octets[i]);
                any = true;
            }
        }
        return any;
    }

    private boolean relaxed(byte[] octets, int from) {
        boolean any = false;
        boolean space = false;
        int emptyLines = 0;
        for (int i = from; i < octets.length; i++) {
            byte octet = octets[i];
            if (octet == ' ' || octet == '\t') {
                space = true;
            } else if (isLineEnd(octets, i)) {
                space = false;
                emptyLines++;
                i++;
            } else {
                while (emptyLines > 0) {
                    lineEnd();
                    emptyLines--;
                }
                if (space) {
                    add((byte) ' ');
                    space = false;
                }
                add(octet);
                any = true;
            }
        }
        return any;
    }

    private static boolean isLineEnd(byte[] octets, int at) {
        return octets[at] == '\r' && at + 1 < octets.length && octets[at + 1] == '\n';
    }

    private void lineEnd() {
        add((byte) '\r');
        add((byte) '\n');
    }

    private void add(byte octet) {
        if (length++ < limit) {
            if (filled == buffer.length) {
                digest.update(buffer, 0, filled);
                filled = 0;
            }
            buffer[filled++] = octet;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
