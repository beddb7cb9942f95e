package dev.launchready.secrets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.net.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHistoryOpeningTest {
    @TempDir
    Path folder;

    @Test
    void a_path_that_is_no_repository_is_named_with_what_to_give_instead() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitHistory.at(folder))
                .withMessageContainingAll(folder.toString(), "is no Git repository", "root of a Git worktree");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitHistory.at(folder.resolve("absent")))
                .withMessageContainingAll("there is no", "absent");

        Files.createDirectory(folder.resolve(".git"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitHistory.at(folder))
                .withMessageContaining(".git in it lacks HEAD, objects or refs");
    }

    @Test
    void a_folder_within_a_worktree_is_answered_with_the_root() throws IOException {
        GitRepo.in(folder).close();
        Path within = Files.createDirectories(folder.resolve("src/main"));

        assertThatThrownBy(() -> GitHistory.at(within))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("if you mean the repository around it, give its root " + folder);
    }

    @Test
    void a_git_file_that_points_nowhere_is_told_how_to_be_repaired() throws IOException {
        Files.writeString(folder.resolve(".git"), "gitdir: " + folder.resolve("gone"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitHistory.at(folder))
                .withMessageContainingAll("gone", "git worktree repair");

        Files.writeString(folder.resolve(".git"), "hello");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitHistory.at(folder))
                .withMessageContaining("does not start with \"gitdir:\"");
    }

    @Test
    void limits_and_names_out_of_range_are_refused() throws IOException {
        GitRepo.in(folder).close();
        GitHistory history = GitHistory.at(folder);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.largest(0))
                .withMessageContaining("not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.threads(65))
                .withMessageContaining("1 to 64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.trace(List.of("HEAD"), Deadline.in(Duration.ofSeconds(1))))
                .withMessageContainingAll("\"HEAD\"", "40 hexadecimal digits");
    }

    @Test
    void an_empty_repository_is_whole_and_holds_nothing() throws IOException {
        GitRepo.in(folder).close();
        Gathering gathering = new Gathering();

        Tally tally = GitHistory.at(folder).read(Deadline.in(Duration.ofSeconds(30)), gathering);

        assertThat(tally).isEqualTo(new Tally(0, 0, 0));
        assertThat(gathering.gaps).isEmpty();
    }

    /**
     * In a JVM of its own, whose home is broken: JGit's reader of user and system configuration, its measuring of file
     * systems and its threads must not even be loaded.
     */
    @Test
    void neither_the_users_configuration_nor_threads_are_touched() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.writeString(home.resolve(".gitconfig"), "[broken");
        try (GitRepo repo = GitRepo.in(folder.resolve("repo"))) {
            var packed = repo.commit(Map.of("a", "packed"), "one");
            repo.ref("refs/heads/main", packed).pack();
            repo.ref("refs/heads/main", repo.commit(Map.of("a", "loose"), "two", packed));
        }
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-Xlog:class+load:file=" + folder.resolve("classes.log"),
                "-cp",
                classPath(),
                Reading.class.getName(),
                folder.resolve("repo").toString());
        java.environment().put("HOME", home.toString());
        java.environment().put("XDG_CONFIG_HOME", home.resolve("xdg").toString());
        java.redirectErrorStream(true);

        Process process = java.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();

        assertThat(said).contains("pieces=4").contains("left=[]");
        assertThat(Files.readString(folder.resolve("classes.log")))
                .contains("org.eclipse.jgit.internal.storage.file.PackIndex")
                .contains("org.eclipse.jgit.internal.storage.pack.BinaryDelta")
                .doesNotContain("org.eclipse.jgit.util.SystemReader", "org.eclipse.jgit.util.FS")
                .doesNotContain("WindowCache", "org.eclipse.jgit.lib.Config");
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(home.resolve(".gitconfig"));
        }
    }

    /** Wherever the build put the classes: on the class path or, as a module, elsewhere. */
    private static String classPath() {
        var entries = new TreeSet<String>();
        for (Class<?> type : List.of(
                GitHistory.class,
                Reading.class,
                org.eclipse.jgit.lib.ObjectId.class,
                org.slf4j.Logger.class,
                org.slf4j.LoggerFactory.class)) {
            var source = type.getProtectionDomain().getCodeSource();
            entries.add(Path.of(java.net.URI.create(source.getLocation().toString()))
                    .toString());
        }
        // with patched modules main and test classes are told to be in one place
        entries.add(Path.of("target", "classes").toAbsolutePath().toString());
        entries.add(Path.of("target", "test-classes").toAbsolutePath().toString());
        return String.join(java.io.File.pathSeparator, entries);
    }

    /** What the other JVM runs. */
    static final class Reading {
        private Reading() {}

        /** Reads, traces, and tells which threads are left. */
        public static void main(String[] args) {
            Gathering gathering = new Gathering();
            GitHistory history = GitHistory.at(Path.of(args[0]));
            // some object is a delta only in packs of many, so the codec is loaded by hand
            org.eclipse.jgit.internal.storage.pack.BinaryDelta.getResultSize(new byte[] {1, 1});
            Tally tally = history.read(Deadline.in(Duration.ofSeconds(60)), gathering);
            List<String> ids = gathering.contents.stream()
                    .map(one -> ((GitObject) one.origin()).id())
                    .toList();
            history.trace(ids, Deadline.in(Duration.ofSeconds(60)));
            List<String> left = Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(name -> name.contains("JGit") || name.contains("launchready"))
                    .toList();
            System.out.println("pieces=" + tally.pieces() + " left=" + left);
        }
    }
}
