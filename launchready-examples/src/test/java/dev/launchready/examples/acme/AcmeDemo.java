package dev.launchready.examples.acme;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.launchready.LaunchReport;
import dev.launchready.report.ConsoleReport;
import dev.launchready.report.JsonReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the launch tests on the prototype and on the launch-ready product, or on a real domain where {@code
 * -Dlaunchready.domain} names one, and prints what a founder would read. The two states mostly wait for what hangs, so
 * they run side by side, in a JVM each.
 */
final class AcmeDemo {
    /** Told apart from every earlier run, whose fragments would be merged into this report otherwise. */
    private static final String RUN = System.currentTimeMillis() + "-demo-";

    private AcmeDemo() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path reports = Path.of(System.getProperty("launchready.reports", "target/launchready"))
                .toAbsolutePath();
        String domain = System.getProperty("launchready.domain", "");
        String state = System.getProperty("acme.state", "");
        if (!domain.isBlank()) {
            show(domain, reports.resolve(domain));
        } else if (!state.isBlank()) {
            show("Acme, " + state, reports.resolve(state));
        } else {
            sideBySide(reports);
        }
    }

    static LaunchReport run(Path reports) {
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(AcmeLaunchTest.class))
                            .configurationParameter("launchready.reports", reports.toString())
                            .configurationParameter("launchready.run", RUN + reports.getFileName())
                            .build());
        }
        return JsonReport.read(reports.resolve("report.json"));
    }

    private static void sideBySide(Path reports) throws IOException, InterruptedException {
        Files.createDirectories(reports);
        Map<Path, Process> running = new LinkedHashMap<>();
        try {
            for (AcmeState each : AcmeState.values()) {
                String state = each.name().toLowerCase(Locale.ROOT);
                Path printed = reports.resolve(state + ".txt");
                running.put(printed, start(state, reports, printed));
            }
            for (Map.Entry<Path, Process> each : running.entrySet()) {
                int status = each.getValue().waitFor();
                System.out.print(Files.readString(each.getKey()));
                if (status != 0) {
                    throw new IllegalStateException("the run that printed " + each.getKey() + " ended with " + status);
                }
            }
        } finally {
            running.values().forEach(Process::destroyForcibly);
        }
    }

    private static Process start(String state, Path reports, Path printed) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-Dfile.encoding=UTF-8",
                        "-Dacme.state=" + state,
                        "-Dlaunchready.reports=" + reports,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        AcmeDemo.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
    }

    private static void show(String title, Path reports) {
        System.out.println();
        System.out.println("== " + title + " ==");
        LaunchReport report = run(reports);
        System.out.println(ConsoleReport.plain().write(report, reports.resolve("report.html")));
    }
}
