package dev.launchready.junit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one JVM has written of its part of a run, read back.
 *
 * @param file the file
 * @param begin its first line
 * @param results the results, in the order in which they came
 * @param running the sentences of tests that have begun and have no result yet
 * @param ended whether all tests have ended
 * @param until when the last line was written
 * @param unreadable how many lines could not be read; the half line that a killed JVM leaves is not counted
 */
record Fragment(
        Path file,
        FragmentLine.Begin begin,
        List<FragmentLine.Result> results,
        List<String> running,
        boolean ended,
        Instant until,
        int unreadable) {
    static final String SUFFIX = ".jsonl";

    /** All fragments of a directory, the oldest first; what is no fragment is passed over. */
    static List<Fragment> all(Path directory) throws IOException {
        List<Fragment> fragments = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                read(file).ifPresent(fragments::add);
            }
        }
        return fragments;
    }

    /** The fragment in a file; empty where its first line is none. */
    static Optional<Fragment> read(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        int whole = text.lastIndexOf('\n') + 1;
        List<FragmentLine> lines = new ArrayList<>();
        int unreadable = 0;
        for (String line : text.substring(0, whole).lines().toList()) {
            try {
                lines.add(FragmentLine.read(line));
            } catch (IllegalArgumentException e) {
                unreadable++;
            }
        }
        return !lines.isEmpty() && lines.get(0) instanceof FragmentLine.Begin begin
                ? Optional.of(of(file, begin, lines, unreadable))
                : Optional.empty();
    }

    private static Fragment of(Path file, FragmentLine.Begin begin, List<FragmentLine> lines, int unreadable) {
        List<FragmentLine.Result> results = new ArrayList<>();
        Map<String, String> running = new LinkedHashMap<>();
        boolean ended = false;
        for (FragmentLine line : lines) {
            if (line instanceof FragmentLine.Started started) {
                running.put(started.node(), started.name());
            } else if (line instanceof FragmentLine.Result result) {
                running.remove(result.node());
                results.add(result);
            } else if (line instanceof FragmentLine.End) {
                ended = true;
            }
        }
        Instant until = lines.get(lines.size() - 1).at();
        return new Fragment(file, begin, results, List.copyOf(running.values()), ended, until, unreadable);
    }

    RunKey key() {
        return begin.key();
    }
}
