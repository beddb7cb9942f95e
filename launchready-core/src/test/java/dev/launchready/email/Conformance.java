package dev.launchready.email;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds published conformance data, which are not part of this repository. */
public final class Conformance {
    private Conformance() {}

    /** The file or folder below the conformance data; the test is skipped where the data are absent. */
    public static Path path(String relative) {
        String told = System.getProperty("launchready.conformance");
        Path base = told != null
                ? Path.of(told)
                : Path.of(System.getProperty("launchready.root", ".."), "..", "shared", "conformance");
        Path path = base.resolve(relative).normalize();
        assumeTrue(
                Files.exists(path),
                () -> "conformance data are not at " + path + "; say where with -Dlaunchready.conformance");
        return path;
    }
}
