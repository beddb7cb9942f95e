package dev.launchready.resilience.idempotency;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.net.HeldRequest;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.NetFailure;
import dev.launchready.net.Network;
import dev.launchready.resilience.idempotency.DeliveryReply.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Delivers by HTTP. Several at once are sent up to their last octets first, so that these arrive within microseconds. */
final class HttpTransport implements Transport {
    private final Function<Operation, HttpCall> request;
    private final Launch launch;
    private final Network network;

    HttpTransport(Function<Operation, HttpCall> request, Launch launch) {
        this.request = request;
        this.launch = launch;
        this.network = launch.network();
    }

    @Override
    public DeliveryReply send(Operation operation, Deadline deadline) {
        HttpCall call = request.apply(operation);
        return refusal(call).orElseGet(() -> reply(network.http().exchange(call, deadline)));
    }

    @Override
    public List<DeliveryReply> sendAtOnce(List<Operation> operations, Deadline deadline) {
        List<HttpCall> calls = operations.stream().map(request).toList();
        Optional<DeliveryReply> refusal =
                calls.stream().flatMap(call -> refusal(call).stream()).findFirst();
        if (refusal.isPresent()) {
            return Collections.nCopies(calls.size(), refusal.get());
        }
        List<HeldRequest> held = new ArrayList<>();
        try {
            for (HttpCall call : calls) {
                held.add(network.http().hold(call, deadline));
            }
            held.forEach(HeldRequest::letGo);
            return held.stream().map(one -> reply(one.answer())).toList();
        } finally {
            held.forEach(HeldRequest::close);
        }
    }

    @Override
    public DeliveryReply sendAndLeave(Operation operation, Deadline deadline) {
        HttpCall call = request.apply(operation);
        Optional<DeliveryReply> refusal = refusal(call);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try (HeldRequest held = network.http().hold(call, deadline)) {
            held.letGo();
            return held.failure().map(HttpTransport::failed).orElse(new DeliveryReply(Kind.LEFT, 0, ""));
        }
    }

    /** What moves money is delivered many times over to this machine and to the declared site only. */
    private Optional<DeliveryReply> refusal(HttpCall call) {
        String host = call.url().host();
        if (launch.declares(call.url().hostPort())) {
            return Optional.empty();
        }
        return Optional.of(new DeliveryReply(
                Kind.NOTHING,
                0,
                "nothing is delivered to " + host + ", which is neither this machine nor " + launch.site()
                        + "; connect it to a test instance with connectTo(…)"));
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
