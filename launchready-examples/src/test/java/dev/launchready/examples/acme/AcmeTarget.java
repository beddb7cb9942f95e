package dev.launchready.examples.acme;

import dev.launchready.Launch;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the launch tests look at: a real domain where one is given, else Acme in one of its states. */
final class AcmeTarget implements AutoCloseable {
    private @Nullable Acme acme;

    /** Starts Acme when first asked, unless a real domain is meant. */
    synchronized Launch launch() {
        String domain = System.getProperty("launchready.domain", "");
        if (!domain.isBlank()) {
            return Launch.at(domain);
        }
        if (acme == null) {
            String state = System.getProperty("acme.state", "ready").toUpperCase(Locale.ROOT);
            acme = Acme.start(AcmeState.valueOf(state));
        }
        return acme.launch();
    }

    @Override
    public synchronized void close() {
        if (acme != null) {
            acme.close();
            acme = null;
        }
    }
}
