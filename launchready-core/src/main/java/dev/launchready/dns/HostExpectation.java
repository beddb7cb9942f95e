package dev.launchready.dns;

import java.time.Duration;
import java.util.List;

/**
 * What is expected of a host.
 *
 * @param targets names or addresses, one of which it has to lead to; empty when it may lead anywhere
 * @param dualStack whether it must have both address families
 * @param loopbackAllowed whether it may have loopback addresses
 * @param longestTtl how long its records may be cached
 */
record HostExpectation(List<String> targets, boolean dualStack, boolean loopbackAllowed, Duration longestTtl) {
    static final HostExpectation RESOLVES = new HostExpectation(List.of(), false, false, Duration.ofHours(1));

    HostExpectation {
        targets = List.copyOf(targets);
    }

    HostExpectation withTargets(List<String> other) {
        return new HostExpectation(other, dualStack, loopbackAllowed, longestTtl);
    }

    HostExpectation withDualStack() {
        return new HostExpectation(targets, true, loopbackAllowed, longestTtl);
    }

    HostExpectation withLoopback() {
        return new HostExpectation(targets, dualStack, true, longestTtl);
    }

    HostExpectation withLongestTtl(Duration time) {
        return new HostExpectation(targets, dualStack, loopbackAllowed, time);
    }
}
