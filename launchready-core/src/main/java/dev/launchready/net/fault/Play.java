package dev.launchready.net.fault;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/** What is made of one response. Each octet of it comes twice: as content without framing, and as it is on the wire. */
abstract class Play {

    /** The head has come. */
    abstract void begin();

    /** A piece of content has come. */
    void content(ByteBuffer piece) {}

    /** Octets of content and framing have come; those of content were told before. */
    void wire(ByteBuffer octets) {}

    /**
     * The response has ended, or the upstream has.
     *
     * @param trailers what followed the last chunk, the empty line included; empty when it was not chunked
     * @param whole whether the response is whole
     */
    void end(byte[] trailers, boolean whole) {}

    /** Sends what comes, behind a head that may be another. */
    static final class Passing extends Play {
        private final HttpHead head;
        private final Delivery delivery;

        Passing(HttpHead head, Delivery delivery) {
            this.head = head;
            this.delivery = delivery;
        }

        @Override
        void begin() {
            delivery.send(head.octets());
        }

        @Override
        void wire(ByteBuffer octets) {
            delivery.send(octets);
        }
    }

    /** Sends the head, and the content when the fault has ended. */
    static final class Stalling extends Play {
        private final HttpHead head;
        private final Delivery delivery;
        private final ActiveFault by;

        Stalling(HttpHead head, Delivery delivery, ActiveFault by) {
            this.head = head;
            this.delivery = delivery;
            this.by = by;
        }

        @Override
        void begin() {
            delivery.send(head.octets());
            delivery.hold(by);
        }

        @Override
        void wire(ByteBuffer octets) {
            delivery.send(octets);
        }
    }

    /** Sends the content a few octets at a time, as long as the fault is set. */
    static final class Dripping extends Play {
        private final HttpHead head;
        private final Delivery delivery;
        private final HttpFault.SlowDrip drip;
        private final BooleanSupplier isSet;

        Dripping(HttpHead head, Delivery delivery, HttpFault.SlowDrip drip, BooleanSupplier isSet) {
            this.head = head;
            this.delivery = delivery;
            this.drip = drip;
            this.isSet = isSet;
        }

        @Override
        void begin() {
            delivery.send(head.octets());
        }

        @Override
        void wire(ByteBuffer octets) {
            if (isSet.getAsBoolean()) {
                delivery.sendPaced(octets, drip.bytes(), drip.pause());
            } else {
                delivery.send(octets);
            }
        }
    }

    /** Sends other octets instead of the whole response. */
    static final class Replacing extends Play {
        private final byte[] octets;
        private final Delivery delivery;

        Replacing(byte[] octets, Delivery delivery) {
            this.octets = octets;
            this.delivery = delivery;
        }

        @Override
        void begin() {
            delivery.send(octets);
        }
    }

    /** Sends nothing and closes. */
    static final class Losing extends Play {
        private final Delivery delivery;

        Losing(Delivery delivery) {
            this.delivery = delivery;
        }

        @Override
        void begin() {
            delivery.finish();
        }
    }

    /** Sends the beginning of the content and closes before the response is whole. */
    static final class Truncating extends Play {
        private final Answer answer;
        private final Delivery delivery;
        private long left;

        Truncating(Answer answer, Delivery delivery, long bytes) {
            this.answer = answer;
            this.delivery = delivery;
            // of content that is shorter at least the last octet is missing, or the last chunk
            this.left = Math.min(bytes, Math.max(0, answer.framing().length().orElse(Long.MAX_VALUE) - 1));
        }

        @Override
        void begin() {
            delivery.send(answer.head().octets());
            closeWhenDue();
        }

        @Override
        void content(ByteBuffer piece) {
            if (!delivery.isOver()) {
                int count = (int) Math.min(left, piece.remaining());
                left -= count;
                answer.send(delivery, Answer.octets(Framing.between(piece, 0, count)));
                closeWhenDue();
            }
        }

        @Override
        void end(byte[] trailers, boolean whole) {
            delivery.finish();
        }

        private void closeWhenDue() {
            if (left == 0) {
                delivery.finish();
            }
        }
    }
}
