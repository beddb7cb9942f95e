package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This repository is the nearest thing to somebody's project: it must be quiet there. */
class OwnTreeTest {
    @ParameterizedTest
    @ValueSource(strings = {"launchready-core/src", "launchready-junit/src", "launchready-examples/src"})
    void nothing_above_cleanup_is_found_in_this_repository(String folder) {
        Path root = Path.of(System.getProperty("launchready.root", "..")).resolve(folder);
        assumeTrue(Files.isDirectory(root), () -> "there is no source at " + root);

        List<Finding> findings = Secrets.in(root)
                .run(Launch.at("acme.test").within(Duration.ofMinutes(2)))
                .findings();

        assertThat(findings)
                .filteredOn(finding -> finding.impact().isAtLeast(Impact.SUPPORT_RISK))
                .extracting(Finding::message)
                .isEmpty();
    }
}
