package dev.launchready.resilience.idempotency;

import dev.launchready.net.Deadline;
import dev.launchready.net.HeldRequest;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.NetFailure;
import dev.launchready.net.Network;
import dev.launchready.resilience.idempotency.DeliveryReply.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Delivers by HTTP. Several at once are sent up to their last octets first, so that these arrive within microseconds. */
final class HttpTransport implements Transport {
    private final Function<Operation, HttpCall> request;
    private final Network network;

    HttpTransport(Function<Operation, HttpCall> request, Network network) {
        this.request = request;
        this.network = network;
    }

    @Override
    public DeliveryReply send(Operation operation, Deadline deadline) {
        return reply(network.http().exchange(request.apply(operation), deadline));
    }

    @Override
    public List<DeliveryReply> sendAtOnce(List<Operation> operations, Deadline deadline) {
        List<HeldRequest> held = new ArrayList<>();
        try {
            for (Operation operation : operations) {
                held.add(network.http().hold(request.apply(operation), deadline));
            }
            held.forEach(HeldRequest::letGo);
            return held.stream().map(one -> reply(one.answer())).toList();
        } finally {
            held.forEach(HeldRequest::close);
        }
    }

    @Override
    public DeliveryReply sendAndLeave(Operation operation, Deadline deadline) {
        try (HeldRequest held = network.http().hold(request.apply(operation), deadline)) {
            held.letGo();
            return held.failure().map(HttpTransport::failed).orElse(new DeliveryReply(Kind.LEFT, 0, ""));
        }
    }

    static DeliveryReply reply(HttpExchange exchange) {
        return exchange.reply()
                .map(reply -> new DeliveryReply(
                        Kind.ANSWERED, reply.status(), reply.body().text()))
                .orElseGet(() -> exchange.failure()
                        .map(HttpTransport::failed)
                        .orElse(new DeliveryReply(Kind.NOTHING, 0, "no answer")));
    }

    private static DeliveryReply failed(NetFailure failure) {
        return switch (failure.kind()) {
            case CLOSED_WITHOUT_ANSWER, CLOSED_EARLY, RESET, MALFORMED ->
                new DeliveryReply(Kind.BROKEN, 0, failure.detail());
            default -> new DeliveryReply(Kind.NOTHING, 0, failure.detail());
        };
    }
}
