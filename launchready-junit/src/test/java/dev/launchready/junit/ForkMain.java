package dev.launchready.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A test JVM of its own: runs the classes it is given in one launcher session, as a build tool would. */
final class ForkMain {
    private ForkMain() {}

    public static void main(String[] classes) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (LauncherSession session = LauncherFactory.openSession()) {
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
            Arrays.stream(classes).forEach(name -> request.selectors(selectClass(name)));
            session.getLauncher().execute(request.build(), summary);
        }
        System.out.println("TESTS " + summary.getSummary().getTestsSucceededCount() + " successful, "
                + summary.getSummary().getTestsFailedCount() + " failed, "
                + summary.getSummary().getTestsAbortedCount() + " aborted");
    }
}
