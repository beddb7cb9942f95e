package dev.launchready.resilience.limit;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpExchange;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;

/** Where the depth of a queue is read. */
sealed interface Depth {

    /** For people. */
    String name();

    /** Reads it once; empty when it does not show. */
    OptionalDouble read(Launch launch, Deadline deadline);

    /** From metrics in Prometheus's text format. */
    record Metric(HttpCall call, String name) implements Depth {
        @Override
        public OptionalDouble read(Launch launch, Deadline deadline) {
            HttpExchange exchange = launch.network().http().exchange(call, deadline.orSooner(launch.deadline()));
            return exchange.reply()
                    .filter(reply -> reply.status() == 200)
                    .map(reply -> PrometheusText.sum(reply.body().text(), name))
                    .orElse(OptionalDouble.empty());
        }
    }

    /** From the test. */
    record Given(String name, DoubleSupplier depth) implements Depth {
        @Override
        public OptionalDouble read(Launch launch, Deadline deadline) {
            double value = depth.getAsDouble();
            return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }
}
