package dev.launchready.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checked-in texts that reports must equal. {@code -Dlaunchready.golden.write=true} writes them anew; look at the diff. */
final class Golden {

    private Golden() {}

    static void assertEqual(String name, String actual) {
        if (Boolean.getBoolean("launchready.golden.write")) {
            write(name, actual);
        }
        assertThat(actual)
                .as(
                        "differs from %s; if it should, run with -Dlaunchready.golden.write=true and look at the diff",
                        name)
                .isEqualTo(read(name));
    }

    private static String read(String name) {
        try (InputStream in = Golden.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String name, String text) {
        Path directory = Path.of(System.getProperty("launchready.root"))
                .resolve("launchready-core/src/test/resources/dev/launchready/report");
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
