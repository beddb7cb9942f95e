package dev.launchready.examples.acme;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.launchready.LaunchReport;
import dev.launchready.report.ConsoleReport;
import dev.launchready.report.JsonReport;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the launch tests on the prototype and on the launch-ready product, or on a real domain where {@code
 * -Dlaunchready.domain} names one, and prints what a founder would read.
 */
final class AcmeDemo {
    /** Told apart from every earlier run, whose fragments would be merged into this report otherwise. */
    private static final String RUN = System.currentTimeMillis() + "-demo-";

    private AcmeDemo() {}

    public static void main(String[] args) {
        Path reports = Path.of(System.getProperty("launchready.reports", "target/launchready"))
                .toAbsolutePath();
        String domain = System.getProperty("launchready.domain", "");
        if (domain.isBlank()) {
            for (AcmeState state : AcmeState.values()) {
                String name = state.name().toLowerCase(Locale.ROOT);
                System.setProperty("acme.state", name);
                show("Acme, " + name, reports.resolve(name));
            }
        } else {
            show(domain, reports.resolve(domain));
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

    private static void show(String title, Path reports) {
        System.out.println();
        System.out.println("== " + title + " ==");
        LaunchReport report = run(reports);
        System.out.println(ConsoleReport.plain().write(report, reports.resolve("report.html")));
    }
}
