package dev.launchready.net.fault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** Says a length that is not the length. Content whose length is not known before its end is kept until then. */
final class LengthPlay extends Play {
    private static final int MOST_KEPT = 1 << 20;

    private final Answer answer;
    private final Delivery delivery;
    private final long delta;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean headSent;

    LengthPlay(Answer answer, Delivery delivery, long delta) {
        this.answer = answer;
        this.delivery = delivery;
        this.delta = delta;
    }

    @Override
    void begin() {
        OptionalLong length = answer.framing().length();
        if (length.isPresent()) {
            head(length.getAsLong());
        }
    }

    @Override
    void content(ByteBuffer piece) {
        if (headSent) {
            delivery.send(piece);
            return;
        }
        kept.writeBytes(Answer.octets(piece));
        if (kept.size() > MOST_KEPT) {
            flush();
        }
    }

    @Override
    void end(byte[] trailers, boolean whole) {
        if (!headSent) {
            flush();
        }
    }

    private void flush() {
        head(kept.size());
        delivery.send(kept.toByteArray());
        kept.reset();
    }

    private void head(long length) {
        headSent = true;
        delivery.send(answer.head()
                .without("Transfer-Encoding", "Trailer")
                .with("Content-Length", Long.toString(Math.max(0, length + delta)))
                .octets());
    }
}
