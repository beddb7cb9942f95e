package dev.launchready.resilience.limit;

import java.util.OptionalDouble;

/** Reads one metric from Prometheus's text format (and OpenMetrics): the sum over its series. Pure. */
final class PrometheusText {
    private PrometheusText() {}

    static OptionalDouble sum(String text, String metric) {
        double sum = 0;
        boolean found = false;
        for (String line : text.split("\n", -1)) {
            if (!line.startsWith(metric)) {
                continue;
            }
            String rest = line.substring(metric.length());
            int labels = rest.startsWith("{") ? rest.lastIndexOf('}') : -1;
            String values = labels > 0 ? rest.substring(labels + 1) : rest;
            // a longer name begins alike
            if (values.isEmpty() || !Character.isWhitespace(values.charAt(0))) {
                continue;
            }
            try {
                double value = Double.parseDouble(values.strip().split("\\s+", -1)[0]);
                sum += value;
                found = true;
            } catch (NumberFormatException e) {
                // no sample line
            }
        }
        return found && !Double.isNaN(sum) ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }
}
