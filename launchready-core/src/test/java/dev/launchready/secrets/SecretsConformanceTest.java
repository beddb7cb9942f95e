package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.email.Conformance;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recall and false alarms on cases that other scanners publish. The table itself: {@link ConformanceTable#main}. */
class SecretsConformanceTest {
    /** Rows of secretlint that hold no credential by anybody's documentation, and why. */
    private static final Map<String, String> NO_CREDENTIALS = Map.of(
            "Homedir: /Users/exampleuser\nWindows: \u00a5Users\u00a5exampleuser\n",
            "a home folder names a person and opens nothing",
            "Partial match: /path/to/Users/exampleuser\nPartial match: \u00a5path\u00a5to\u00a5Users\u00a5exampleuser\n",
            "a home folder names a person and opens nothing",
            "secret content\n",
            "whoever configured the pattern meant the file by its name, whatever is in it",
            "password = foo-bar-baz\napikey = foo-bar-baz\n",
            "a placeholder, and the row beside it, foo-bar, is to be quiet");

    private final Path folder = Conformance.path("secrets");

    @Test
    void gitleaks_own_examples() {
        ConformanceTable table = table("gitleaks");

        assertThat(table.recall()).isGreaterThanOrEqualTo(0.99);
        assertThat(table.falseAlarms()).isLessThanOrEqualTo(0.10);
    }

    @Test
    void secretlint_own_examples() {
        ConformanceTable table = table("secretlint");

        assertThat(table.recallWithout(NO_CREDENTIALS.keySet())).isGreaterThanOrEqualTo(0.95);
        assertThat(table.recall()).isGreaterThanOrEqualTo(0.93);
        // five of 54 rows are the text of a positive row, or a line of it, with an option that allows it
        assertThat(table.falseAlarmsUncontradicted()).isLessThanOrEqualTo(0.10);
        // beside these, a row whose own comment says that its address is to be found
        assertThat(table.falseAlarms()).isLessThanOrEqualTo(0.13);
    }

    @Test
    void detect_secrets_own_examples() {
        ConformanceTable table = table("detect-secrets");

        assertThat(table.recall()).isGreaterThanOrEqualTo(0.90);
        assertThat(table.falseAlarms()).isLessThanOrEqualTo(0.02);
    }

    @Test
    void the_leaky_repository() {
        ConformanceTable table = table("leaky-repo");

        assertThat(table.found()).isGreaterThanOrEqualTo(40);
        assertThat(table.falseAlarms()).isZero();
    }

    private ConformanceTable table(String source) {
        ConformanceTable table = ConformanceTable.of(folder, source);
        System.out.println(table);
        return table;
    }
}
