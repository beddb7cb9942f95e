package dev.launchready;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Most of the pain in code bases like this one is giant files. */
class SourceSizeTest {
    private static final int LINES_AT_MOST = 400;
    private static final Path ROOT = Path.of(System.getProperty("launchready.root", ".."));

    @Test
    void no_main_source_file_of_any_module_is_too_long_to_read_in_one_go() throws IOException {
        List<Path> sources = mainSources();

        assertThat(sources).as("sources below %s", ROOT).isNotEmpty();
        assertThat(sources)
                .allSatisfy(source -> assertThat(lines(source))
                        .as("lines of %s", ROOT.relativize(source))
                        .isLessThanOrEqualTo(LINES_AT_MOST));
    }

    private static List<Path> mainSources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(SourceSizeTest::javaFiles)
                    .toList();
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lines(Path source) {
        try {
            return Files.readAllLines(source).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
