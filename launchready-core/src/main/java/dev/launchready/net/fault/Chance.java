package dev.launchready.net.fault;

import java.util.SplittableRandom;

/** What looks random and follows from the seed: the same seed, fault and number always give the same. */
final class Chance {
    private Chance() {}

    /**
     * A source of randomness.
     *
     * @param seed the proxy's
     * @param fault the ordinal of the fault
     * @param number of the connection or request
     * @param use tells apart what is drawn for the same number
     */
    static SplittableRandom random(long seed, int fault, int number, int use) {
        long mixed = mix(mix(mix(mix(seed) + fault) + number) + use);
        return new SplittableRandom(mixed);
    }

    /** Whether something of this probability happens to this number. */
    static boolean happens(long seed, int fault, int number, double probability) {
        return probability >= 1 || random(seed, fault, number, -1).nextDouble() < probability;
    }

    /** The finaliser of SplitMix64: neighbouring inputs give unrelated outputs. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
