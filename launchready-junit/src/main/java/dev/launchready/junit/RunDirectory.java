package dev.launchready.junit;

import dev.launchready.LaunchReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The directory of a report: the fragments of the JVMs of a run below it, and the report merged of them. Every JVM
 * merges when it begins and when it ends, so that there is no last one that must not be killed: a report that nobody
 * finishes says that it is incomplete.
 */
final class RunDirectory {
    private static final AtomicInteger SESSIONS = new AtomicInteger();

    private final Path reports;
    private final Path fragments;
    private final RunKey key;
    private final Clock clock;
    private final ReportSet set;

    RunDirectory(Path reports, RunKey key, Clock clock, Optional<Path> summary) {
        this.reports = reports;
        this.fragments = reports.resolve("fragments");
        this.key = key;
        this.clock = clock;
        this.set = new ReportSet(reports, summary);
    }

    /** The directory that the settings name, or else the standard one. */
    static Path of(Path project, Settings settings) {
        return settings.get("launchready.reports")
                .filter(path -> !path.isBlank())
                .map(project::resolve)
                .orElseGet(() -> standard(project));
    }

    /** The directory where nothing else is said: that of the build tool whose build file is here. */
    static Path standard(Path project) {
        boolean gradle =
                Files.exists(project.resolve("build.gradle")) || Files.exists(project.resolve("build.gradle.kts"));
        boolean maven = Files.exists(project.resolve("pom.xml"));
        return project.resolve(gradle && !maven ? "build" : "target").resolve("launchready");
    }

    Path reports() {
        return reports;
    }

    Optional<String> summaryTrouble() {
        return set.summaryTrouble();
    }

    /**
     * Opens this JVM's fragment, drops those of other runs, and writes a report that is still incomplete.
     *
     * @param forks how many JVMs the run should have, as the setting has it; empty where nobody said
     */
    FragmentWriter begin(String forks) throws IOException {
        Files.createDirectories(fragments);
        return DirectoryLock.holding(fragments, () -> {
            List<Fragment> all = Fragment.all(fragments);
            List<Fragment> ours = RunMembers.of(all, key, clock.instant());
            for (Fragment fragment : all) {
                // Of another run that still goes on here, only the report is lost
                if (!ours.contains(fragment) && !fragment.key().isAlive()) {
                    Files.deleteIfExists(fragment.file());
                }
            }
            String name = key.pid() + "-" + key.born() + "-" + SESSIONS.incrementAndGet() + Fragment.SUFFIX;
            Path file = fragments.resolve(name);
            FragmentWriter writer = new FragmentWriter(file);
            writer.write(new FragmentLine.Begin(clock.instant(), key, forks));
            // What was read above is not read again: it may be all that the other JVMs found
            List<Fragment> run = new ArrayList<>(ours);
            Fragment.read(file).ifPresent(run::add);
            write(run, "", clock.instant());
            return writer;
        });
    }

    /** Merges what all JVMs of the run have written so far, and writes the reports. */
    LaunchReport merge() throws IOException {
        return DirectoryLock.holding(fragments, () -> mergeLocked(""));
    }

    /**
     * Merges for somebody who is no JVM of the run, when all of them should have ended.
     *
     * @param forks how many there should have been at least
     */
    LaunchReport judge(String forks) throws IOException {
        Files.createDirectories(fragments);
        return DirectoryLock.holding(fragments, () -> mergeLocked(forks));
    }

    private LaunchReport mergeLocked(String forks) throws IOException {
        Instant now = clock.instant();
        return write(RunMembers.of(Fragment.all(fragments), key, now), forks, now);
    }

    private LaunchReport write(List<Fragment> run, String forks, Instant now) throws IOException {
        LaunchReport report = RunReport.of(run, forks, now);
        set.write(report);
        return report;
    }
}
