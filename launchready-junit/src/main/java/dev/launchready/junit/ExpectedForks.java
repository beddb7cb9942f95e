package dev.launchready.junit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the JVMs that came with those that should have come. One that dies before it runs leaves no trace, and the
 * others cannot miss it: only who starts them knows how many there are.
 */
final class ExpectedForks {
    static final String SETTING = "launchready.forks";

    private ExpectedForks() {}

    /** {@return how many JVMs a setting says there are; empty where it says nothing} */
    static String setting(Settings settings) {
        return settings.get(SETTING).map(String::strip).orElse("");
    }

    /**
     * What is missing.
     *
     * @param fragments those of the run
     * @param given the setting of whoever asks, empty where nothing is set; every JVM of the run has its own
     * @return a sentence for each thing that is missing
     */
    static List<String> missing(List<Fragment> fragments, String given) {
        List<String> said = Stream.concat(
                        Stream.of(given), fragments.stream().map(f -> f.begin().forks()))
                .filter(forks -> !forks.isEmpty())
                .distinct()
                .sorted()
                .toList();
        Stream<String> unclear = said.stream()
                .filter(forks -> number(forks).isEmpty())
                .map(forks -> SETTING + "=" + forks + " is no number from 1 to 9999; write how many test JVMs the run"
                        + " starts");
        int expected = said.stream().flatMap(forks -> number(forks).stream()).reduce(0, Math::max);
        long came = fragments.stream()
                .map(f -> f.key().pid() + "@" + f.key().born())
                .distinct()
                .count();
        Stream<String> absent = came >= expected
                ? Stream.empty()
                : Stream.of("only " + came + " of " + expected + " test JVMs came; another has yet to start, or died"
                        + " before its tests began");
        return Stream.concat(unclear, absent).toList();
    }

    private static Optional<Integer> number(String forks) {
        return forks.matches("[1-9][0-9]{0,3}") ? Optional.of(Integer.valueOf(forks)) : Optional.empty();
    }
}
