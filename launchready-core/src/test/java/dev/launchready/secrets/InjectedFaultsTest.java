package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.Outcome;
import dev.launchready.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is in the way of the scan is told with its reason, and nothing that was not looked at passes. */
class InjectedFaultsTest {
    @TempDir
    Path root;

    /**
     * A fault.
     *
     * @param name what is wrong
     * @param injection makes it in a folder, and gives the check that meets it
     * @param subject what the unseen thing is called, or a part of that
     * @param reason what has to be said of it, or a part of that
     */
    record Fault(String name, Injection injection, String subject, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Makes a fault. */
    interface Injection {
        Secrets into(Path root) throws IOException;
    }

    static Stream<Fault> faults() {
        return Stream.of(TreeFaults.all(), ArchiveFaults.all(), GitFaults.all()).flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_leaves_the_outcome_open_and_says_why(Fault fault) throws IOException {
        Secrets check = fault.injection().into(root);

        CheckResult result = check.run(Launch.at("acme.test").within(Duration.ofSeconds(60)));

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.unseen()).anySatisfy(unseen -> {
            assertThat(unseen.subject()).contains(fault.subject());
            assertThat(unseen.reason()).contains(fault.reason());
        });
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_report_with_a_fault_proves_nothing(Fault fault) throws IOException {
        Secrets check = fault.injection().into(root);

        assertThat(Launch.at("acme.test")
                        .within(Duration.ofSeconds(60))
                        .run(check)
                        .verdict())
                .isEqualTo(Verdict.NOT_PROVEN);
    }

    @Test
    void there_are_at_least_twenty_kinds() {
        assertThat(faults().map(Fault::name).distinct().count()).isGreaterThanOrEqualTo(20);
    }
}
