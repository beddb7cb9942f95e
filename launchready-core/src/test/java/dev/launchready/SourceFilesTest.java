package dev.launchready;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file that does one thing is short; the longest of this project may have 400 lines. */
class SourceFilesTest {
    private static final int LONGEST = 400;

    @Test
    void no_source_file_is_too_long_to_be_read_in_one_sitting() throws IOException {
        Path root = Path.of(System.getProperty("launchready.root", ".."));
        List<Path> sources;
        try (Stream<Path> files = Files.walk(root)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("src"))
                    .toList();
        }

        assertThat(sources).hasSizeGreaterThan(500);
        assertThat(sources)
                .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(LONGEST));
    }
}
