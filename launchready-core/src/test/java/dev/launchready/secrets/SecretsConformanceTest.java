package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.email.Conformance;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Recall and false alarms on cases that other scanners publish. The table itself: {@link ConformanceTable#main}. */
class SecretsConformanceTest {
    private final Path folder = Conformance.path("secrets");

    @Test
    void gitleaks_own_examples() {
        ConformanceTable table = table("gitleaks");

        assertThat(table.recall()).isGreaterThanOrEqualTo(0.97);
        assertThat(table.falseAlarms()).isLessThanOrEqualTo(0.10);
    }

    @Test
    void secretlint_own_examples() {
        ConformanceTable table = table("secretlint");

        // five of 66 rows are no secrets by anyone's rules: home folders and patterns that a user configured
        assertThat(table.recall()).isGreaterThanOrEqualTo(0.92);
        // seven of 54 rows repeat the text of a positive row, or part of it, with an option that allows it
        assertThat(table.falseAlarms()).isLessThanOrEqualTo(0.15);
    }

    @Test
    void detect_secrets_own_examples() {
        ConformanceTable table = table("detect-secrets");

        assertThat(table.recall()).isGreaterThanOrEqualTo(0.85);
        assertThat(table.falseAlarms()).isLessThanOrEqualTo(0.15);
    }

    @Test
    void the_leaky_repository() {
        ConformanceTable table = table("leaky-repo");

        assertThat(table.found()).isGreaterThanOrEqualTo(36);
        assertThat(table.falseAlarms()).isZero();
    }

    private ConformanceTable table(String source) {
        ConformanceTable table = ConformanceTable.of(folder, source);
        System.out.println(table);
        return table;
    }
}
