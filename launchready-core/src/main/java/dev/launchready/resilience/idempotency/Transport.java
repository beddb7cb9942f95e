package dev.launchready.resilience.idempotency;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import java.util.List;

/** Carries attempts to the receiver. Never throws for what the receiver does, and ends at the deadline. */
interface Transport {

    DeliveryReply send(Operation operation, Deadline deadline);

    /** Lets all of them go at one moment; replies in the order of the operations. */
    List<DeliveryReply> sendAtOnce(List<Operation> operations, Deadline deadline);

    /** Sends it and leaves before the answer. */
    DeliveryReply sendAndLeave(Operation operation, Deadline deadline);

    static Transport of(Delivery delivery, Launch launch) {
        if (delivery.way() instanceof Delivery.Http http) {
            return new HttpTransport(http.request(), launch);
        }
        return new CallTransport(((Delivery.Java) delivery.way()).code());
    }
}
