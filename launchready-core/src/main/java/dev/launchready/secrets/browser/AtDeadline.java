package dev.launchready.secrets.browser;

import dev.launchready.net.Deadline;
import java.util.Optional;
import java.util.function.Consumer;

/** Work that is left alone when the deadline passes: what it has put down by then counts. */
final class AtDeadline {
    private AtDeadline() {}

    /**
     * Runs work on a daemon thread and waits for it until the deadline.
     *
     * @param deadline when to wait no longer
     * @param work what to do; puts its results down as it goes
     * @param failed told of what the work threw
     * @return why it was not waited for; empty if it ended
     */
    static Optional<String> run(Deadline deadline, Runnable work, Consumer<String> failed) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | StackOverflowError e) {
                        failed.accept(e.getClass().getSimpleName());
                    }
                },
                "launchready-browser");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(Math.max(1, deadline.remainingMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the look was interrupted");
        }
        return thread.isAlive()
                ? Optional.of("the deadline passed before all was looked at; give it more time with Launch.within")
                : Optional.empty();
    }
}
