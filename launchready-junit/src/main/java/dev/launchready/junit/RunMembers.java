package dev.launchready.junit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells which fragments belong to one run and which were left by another.
 *
 * <p>A run that has a name is known by it. Without one, JVMs that the same process started and that lived at the same
 * time are of one run, and so are workers of a build tool that follow each other closely. A build daemon starts the
 * workers of all its builds: there only the pause between two builds tells them apart.
 */
final class RunMembers {
    /** From the end of one worker to the birth of the next there is the start of a JVM; from build to build, a person. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private RunMembers() {}

    /**
     * The fragments of a JVM's run.
     *
     * @param all the fragments that are there
     * @param mine the JVM
     * @param now the time
     * @return those of its run, in the order given
     */
    static List<Fragment> of(List<Fragment> all, RunKey mine, Instant now) {
        if (!mine.name().isEmpty()) {
            return all.stream().filter(f -> f.key().name().equals(mine.name())).toList();
        }
        List<Life> members = new ArrayList<>(List.of(new Life(mine, now)));
        List<Fragment> candidates = new ArrayList<>(
                all.stream().filter(f -> f.key().name().isEmpty()).toList());
        boolean grown = true;
        while (grown) {
            List<Fragment> found = candidates.stream()
                    .filter(f -> members.stream().anyMatch(member -> member.touches(life(f, now))))
                    .toList();
            found.forEach(f -> members.add(life(f, now)));
            candidates.removeAll(found);
            grown = !found.isEmpty();
        }
        return all.stream()
                .filter(f -> f.key().name().isEmpty() && !candidates.contains(f))
                .toList();
    }

    private static Life life(Fragment fragment, Instant now) {
        return new Life(fragment.key(), fragment.key().isAlive() ? now : fragment.until());
    }

    private record Life(RunKey key, Instant until) {
        boolean touches(Life other) {
            if (key.isSameProcess(other.key)) {
                return true;
            }
            if (!key.ancestor().equals(other.key.ancestor())) {
                return false;
            }
            Duration pause = key.worker() && other.key.worker() ? LONGEST_PAUSE : Duration.ZERO;
            return !born().isAfter(other.until.plus(pause)) && !other.born().isAfter(until.plus(pause));
        }

        private Instant born() {
            return Instant.ofEpochMilli(key.born());
        }
    }
}
