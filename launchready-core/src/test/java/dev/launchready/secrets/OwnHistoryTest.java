package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.secrets.source.GitTrace;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;

/** The history of this repository is quiet, apart from what the baseline beside this test declares. */
class OwnHistoryTest {
    @Test
    void nothing_above_cleanup_is_found_in_the_history_of_this_repository() throws IOException, URISyntaxException {
        Path root = Path.of(System.getProperty("launchready.root", ".."));
        assumeTrue(Files.exists(root.resolve(".git")), () -> root + " is no checkout of the repository");

        TreeScan scan = Secrets.inHistoryOf(root)
                .withBaseline(baseline())
                .scan(Launch.at("acme.test").within(Duration.ofMinutes(5)));

        assertThat(scan.pieces()).isGreaterThan(1000);
        // what other branches of a contributor's clone hold is no matter of this one
        Set<String> ours = ancestors(root);
        assertThat(scan.matches())
                .filteredOn(match -> match.impact().isAtLeast(Impact.SUPPORT_RISK)
                        && !match.rule().isPublicByDesign()
                        && isOurs(match, ours))
                .extracting(match -> match.place() + " " + match.rule().id() + " "
                        + match.value().fingerprint())
                .isEmpty();
    }

    private static boolean isOurs(SecretMatch match, Set<String> ours) {
        return match.provenance() instanceof Provenance.InHistory where
                && where.reach() == GitTrace.Reach.REF
                && where.introduced()
                        .filter(first -> ours.contains(first.commit()))
                        .isPresent();
    }

    private static Path baseline() throws URISyntaxException {
        URL file = OwnHistoryTest.class.getResource("own-history.baseline");
        return Path.of(java.util.Objects.requireNonNull(file).toURI());
    }

    private static Set<String> ancestors(Path root) throws IOException {
        Set<String> ids = new HashSet<>();
        try (Repository repository = new FileRepositoryBuilder()
                        .findGitDir(root.toFile().getCanonicalFile())
                        .build();
                RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(repository.resolve("HEAD")));
            for (RevCommit commit : List.copyOf(java.util.stream.StreamSupport.stream(walk.spliterator(), false)
                    .toList())) {
                ids.add(commit.name());
            }
        }
        return ids;
    }
}
