package dev.launchready.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs a fixture class in Jupiter and tells what became of its nodes. */
final class Lab {
    private final EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");

    private Lab() {}

    static Lab of(Class<?> fixture) {
        Lab lab = new Lab();
        lab.kit.selectors(selectClass(fixture));
        return lab;
    }

    static Lab of(Class<?> fixture, String method, Class<?>... parameters) {
        Lab lab = new Lab();
        try {
            lab.kit.selectors(selectMethod(fixture, fixture.getDeclaredMethod(method, parameters)));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
        return lab;
    }

    Lab with(String key, String value) {
        kit.configurationParameter(key, value);
        return this;
    }

    /** Lets nodes publish files, each below the directory. */
    Lab publishingTo(Path directory) {
        kit.outputDirectoryCreator(new OutputDirectoryCreator() {
            @Override
            public Path getRootDirectory() {
                return directory;
            }

            @Override
            public Path createOutputDirectory(TestDescriptor node) throws IOException {
                return Files.createDirectories(
                        directory.resolve(node.getDisplayName().replaceAll("\\W+", "_")));
            }
        });
        return this;
    }

    Outcomes run() {
        return new Outcomes(kit.execute());
    }

    /** What became of all nodes, by the last part of their unique id or their display name. */
    record Outcomes(EngineExecutionResults results) {

        TestExecutionResult of(String displayName) {
            return finished().stream()
                    .filter(e -> e.getTestDescriptor().getDisplayName().equals(displayName))
                    .map(e -> e.getRequiredPayload(TestExecutionResult.class))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException(displayName + " is none of " + names()));
        }

        Throwable thrown(String displayName) {
            return of(displayName).getThrowable().orElseThrow(() -> new NoSuchElementException(displayName));
        }

        TestExecutionResult.Status status(String displayName) {
            return of(displayName).getStatus();
        }

        /** Every test node with its status, in the order in which they ended. */
        Map<String, TestExecutionResult.Status> tests() {
            Map<String, TestExecutionResult.Status> all = new LinkedHashMap<>();
            results.testEvents()
                    .finished()
                    .list()
                    .forEach(e -> all.put(
                            e.getTestDescriptor().getDisplayName(),
                            e.getRequiredPayload(TestExecutionResult.class).getStatus()));
            return all;
        }

        /** All report entries of a node as one map. */
        List<Map<String, String>> entries(String displayName) {
            List<Map<String, String>> entries = new ArrayList<>();
            results.allEvents()
                    .reportingEntryPublished()
                    .filter(e -> e.getTestDescriptor().getDisplayName().equals(displayName))
                    .forEach(e ->
                            entries.add(e.getRequiredPayload(ReportEntry.class).getKeyValuePairs()));
            return entries;
        }

        Optional<Throwable> containerThrown() {
            return results.containerEvents()
                    .finished()
                    .map(e -> e.getRequiredPayload(TestExecutionResult.class))
                    .flatMap(r -> r.getThrowable().stream())
                    .findFirst();
        }

        private List<String> names() {
            return finished().stream()
                    .map(e -> e.getTestDescriptor().getDisplayName())
                    .toList();
        }

        private List<Event> finished() {
            return results.allEvents().finished().list();
        }
    }
}
