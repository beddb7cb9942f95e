package dev.launchready.secrets.source;

import dev.launchready.net.Deadline;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How much may still be unpacked. Shared by everything within one outermost archive, and checked as bytes flow. */
final class Budget {
    /** Below this a high ratio hurts nobody: ten megabytes of zeros are an ordinary test file. */
    private static final long HARMLESS = 32L * 1024 * 1024;

    private final Deadline deadline;
    private final long mostBytes;
    private final long mostRatio;
    private final long mostEntries;
    private long packed;
    private long unpacked;
    private long entries;

    Budget(Deadline deadline, long mostBytes, long mostRatio, long mostEntries) {
        this.deadline = deadline;
        this.mostBytes = mostBytes;
        this.mostRatio = mostRatio;
        this.mostEntries = mostEntries;
    }

    /** The budget is spent: nothing more of the outermost archive is read. */
    static final class SpentException extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Gap.Reason reason;

        SpentException(Gap.Reason reason, String detail) {
            super(detail);
            this.reason = reason;
        }

        Gap.Reason reason() {
            return reason;
        }
    }

    void entry() throws SpentException {
        if (++entries > mostEntries) {
            throw new SpentException(Gap.Reason.BUDGET, "more than " + mostEntries + " entries");
        }
        time();
    }

    private void time() throws SpentException {
        if (deadline.hasExpired() || Thread.currentThread().isInterrupted()) {
            throw new SpentException(Gap.Reason.TIME, deadline.budget().toMillis() + " ms were granted");
        }
    }

    private void unpacked(long count) throws SpentException {
        unpacked += count;
        if (unpacked > mostBytes) {
            throw new SpentException(Gap.Reason.BUDGET, "it unpacks to more than " + mostBytes + " bytes");
        }
        if (unpacked > HARMLESS && unpacked / mostRatio > packed) {
            throw new SpentException(
                    Gap.Reason.BUDGET, "it unpacks to more than " + mostRatio + " times its " + packed + " bytes");
        }
        time();
    }

    /** Counts what is read of the outermost archive. */
    InputStream outermost(InputStream in) {
        return new Counting(in, false);
    }

    /** Counts what comes out of a decompressor. */
    InputStream inner(InputStream in) {
        return new Counting(in, true);
    }

    private final class Counting extends FilterInputStream {
        private final boolean inner;

        Counting(InputStream in, boolean inner) {
            super(in);
            this.inner = inner;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            if (count > 0) {
                if (inner) {
                    unpacked(count);
                } else {
                    packed += count;
                }
            }
            return count;
        }

        /** Skipped bytes are unpacked as well. */
        @Override
        public long skip(long count) throws IOException {
            int length = (int) Math.min(8192, Math.max(0, count));
            return length == 0 ? 0 : Math.max(0, read(new byte[length], 0, length));
        }
    }
}
