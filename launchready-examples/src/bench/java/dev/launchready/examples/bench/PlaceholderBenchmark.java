package dev.launchready.examples.bench;

import org.openjdk.jmh.annotations.Benchmark;

/** Stands in until there is something to measure. */
public class PlaceholderBenchmark {
    @Benchmark
    public double nothing() {
        return Math.log(42);
    }
}
