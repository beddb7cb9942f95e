package dev.launchready.junit;

import dev.launchready.CheckResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Hands results from the Jupiter extension, which has them, to the platform listener, which sees every node and outlives
 * them all. JUnit has no channel between the two but report entries, which are for people.
 *
 * <p>A place is there only while the listener sees the node run: what tests of tests find, run by JUnit's test kit
 * inside a node, goes nowhere.
 */
final class Board {
    private static final ConcurrentMap<String, List<Posted>> OPEN = new ConcurrentHashMap<>();

    /**
     * A result.
     *
     * @param site the domain; empty where the test never asked for a launch
     * @param result what came of the test
     * @param failOn the least impact that fails a test, as the setting has it
     */
    record Posted(String site, CheckResult result, String failOn) {}

    private Board() {}

    static void open(String node) {
        OPEN.put(node, new CopyOnWriteArrayList<>());
    }

    static void post(String node, Posted posted) {
        Optional.ofNullable(OPEN.get(node)).ifPresent(place -> place.add(posted));
    }

    static List<Posted> close(String node) {
        return Optional.ofNullable(OPEN.remove(node)).orElseGet(List::of);
    }
}
