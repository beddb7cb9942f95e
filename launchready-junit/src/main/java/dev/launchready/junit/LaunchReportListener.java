package dev.launchready.junit;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Reports what launch tests find; found by the JUnit Platform by itself. Public only because it is a service.
 *
 * @see LaunchReady
 */
public final class LaunchReportListener implements LauncherSessionListener {
    private @Nullable SessionRecorder recorder;

    /** For the JUnit Platform. */
    public LaunchReportListener() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        // Standard output as it is now: tests that replace it do not swallow the verdict
        SessionRecorder opened = new SessionRecorder(
                Path.of("").toAbsolutePath(), Clock.systemUTC(), System.out, Settings::environmentVariable);
        recorder = opened;
        session.getLauncher().registerTestExecutionListeners(opened);
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (recorder != null) {
            recorder.close();
        }
    }
}
