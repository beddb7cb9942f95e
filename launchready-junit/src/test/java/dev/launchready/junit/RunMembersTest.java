package dev.launchready.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are seconds from a moment; the JVMs are long gone, so that each lived from its birth to its last line. */
class RunMembersTest {
    private static final Instant ZERO = Instant.parse("2020-01-01T00:00:00Z");

    @Test
    void a_name_decides_alone() {
        Fragment same = fragment(key("build 12", "1@1", false, 10), 20);
        Fragment other = fragment(key("build 11", "1@1", false, 10), 100);
        Fragment nameless = fragment(key("", "1@1", false, 10), 100);

        assertThat(members(key("build 12", "2@2", false, 90), same, other, nameless))
                .containsExactly(same);
        assertThat(members(key("", "1@1", false, 90), same, nameless)).containsExactly(nameless);
    }

    @ParameterizedTest
    @CsvSource({
        // born, ended, ancestor, belongs to the run of a JVM born at 50 that looks at 60
        "10, 49, 1@1, false",
        "10, 50, 1@1, true",
        "10, 55, 1@1, true",
        "55, 58, 1@1, true",
        "10, 55, 2@2, false"
    })
    void without_a_name_jvms_of_one_ancestor_that_lived_at_the_same_time_belong_together(
            int born, int ended, String ancestor, boolean belongs) {
        Fragment fragment = fragment(key("", ancestor, false, born), ended);

        assertThat(members(key("", "1@1", false, 50), fragment).contains(fragment))
                .isEqualTo(belongs);
    }

    @Test
    void what_overlaps_a_member_is_a_member() {
        Fragment first = fragment(key("", "1@1", false, 10), 30);
        Fragment second = fragment(key("", "1@1", false, 25), 55);

        assertThat(members(key("", "1@1", false, 50), first, second)).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({"true, 36, true", "true, 34, false", "false, 36, false"})
    void workers_of_a_build_tool_may_follow_each_other_closely(boolean worker, int ended, boolean belongs) {
        Fragment fragment = fragment(key("", "1@1", worker, 10), ended);

        assertThat(members(key("", "1@1", true, 50), fragment).contains(fragment))
                .isEqualTo(belongs);
    }

    @Test
    void sessions_of_one_jvm_belong_together() {
        RunKey jvm = key("", "1@1", false, 10);
        Fragment earlier = fragment(jvm, 20);

        assertThat(members(jvm, earlier)).containsExactly(earlier);
    }

    @Test
    void forks_of_surefire_are_known_by_the_moment_of_their_build() {
        String command = "org.apache.maven.surefire.booter.ForkedBooter /home/acme dev/target/surefire"
                + " 2026-11-24T04-10-34_316-jvmRun2 surefire-20261124041107626_2tmp surefire_1-20261124041107626_4tmp";

        String byJar = "/home/acme dev/target/surefire/surefirebooter-20261124203336104_6.jar /home/acme"
                + " dev/target/surefire 2026-11-24T20-33-35_274-jvmRun1 surefire-20261124203336104_2tmp";

        assertThat(RunKey.surefire(command)).hasValue("2026-11-24T04-10-34_316");
        assertThat(RunKey.surefire(byJar)).hasValue("2026-11-24T20-33-35_274");
        assertThat(RunKey.surefire("dev.launchready.junit.ForkMain a-jvmRun2")).isEmpty();
    }

    @Test
    void this_jvm_is_alive_and_another_with_its_number_was_not() {
        RunKey mine = RunKey.current(Settings.of(name -> Optional.empty()));

        assertThat(mine.isAlive()).isTrue();
        assertThat(new RunKey("", "1@1", false, mine.pid(), 0).isAlive()).isFalse();
    }

    private static List<Fragment> members(RunKey mine, Fragment... all) {
        return RunMembers.of(List.of(all), mine, ZERO.plusSeconds(60));
    }

    private static RunKey key(String name, String ancestor, boolean worker, int born) {
        return new RunKey(name, ancestor, worker, 4711, ZERO.plusSeconds(born).toEpochMilli());
    }

    private static Fragment fragment(RunKey key, int ended) {
        Instant until = ZERO.plus(Duration.ofSeconds(ended));
        FragmentLine.Begin begin = new FragmentLine.Begin(Instant.ofEpochMilli(key.born()), key, "");
        return new Fragment(Path.of("x.jsonl"), begin, List.of(), List.of(), true, until, 0);
    }
}
