package dev.launchready.examples.acme;

import dev.launchready.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;

/** What the launch tests look at: a real domain where one is given, else Acme in one of its states. */
final class AcmeTarget implements AutoCloseable {
    private @Nullable Acme acme;
    private @Nullable Path folder;

    /** Starts Acme when first asked, unless a real domain is meant. */
    synchronized Launch launch() {
        if (isReal()) {
            return Launch.at(System.getProperty("launchready.domain"));
        }
        return running().launch();
    }

    /** What Acme promises of its vendors; empty where a real domain is looked at, whose vendors nobody here can make fail. */
    synchronized Optional<AcmeFailures> failures() {
        return isReal() ? Optional.empty() : Optional.of(new AcmeFailures(running()));
    }

    private Acme running() {
        if (acme == null) {
            acme = Acme.start(state());
        }
        return acme;
    }

    /** The product's repository, made when first asked for; empty where a real domain is looked at, whose code is elsewhere. */
    synchronized Optional<Path> repository() throws IOException {
        if (isReal()) {
            return Optional.empty();
        }
        if (folder == null) {
            folder = Files.createTempDirectory("acme");
        }
        Path repository = folder.resolve("acme");
        return Optional.of(Files.exists(repository) ? repository : AcmeRepository.create(state(), repository));
    }

    @Override
    public synchronized void close() throws IOException {
        if (acme != null) {
            acme.close();
            acme = null;
        }
        if (folder != null) {
            FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE);
            folder = null;
        }
    }

    private static boolean isReal() {
        return !System.getProperty("launchready.domain", "").isBlank();
    }

    private static AcmeState state() {
        return AcmeState.valueOf(System.getProperty("acme.state", "ready").toUpperCase(Locale.ROOT));
    }
}
