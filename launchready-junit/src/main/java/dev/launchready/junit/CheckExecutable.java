package dev.launchready.junit;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Launch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.function.Executable;

/**
 * The body of a node that runs a check. The extension binds it to its class just before it runs, so that no thread has
 * to remember which launch is meant.
 */
final class CheckExecutable implements Executable {
    private final Check check;
    private final @Nullable Launch given;
    private volatile @Nullable Scope scope;

    /** What the node's class gives: a launch, and what to do with the result. */
    interface Scope {
        Launch launch();

        void conclude(Check check, CheckResult result, Launch launch);
    }

    CheckExecutable(Check check) {
        this.check = check;
        this.given = null;
    }

    CheckExecutable(Check check, Launch given) {
        this.check = check;
        this.given = given;
    }

    Check check() {
        return check;
    }

    Optional<Launch> given() {
        return Optional.ofNullable(given);
    }

    void bind(Scope other) {
        this.scope = other;
    }

    @Override
    public void execute() {
        Scope bound = scope;
        if (bound != null) {
            Launch launch = given == null ? bound.launch() : given;
            CheckResult raw = launch.withoutWaivers().run(check).results().get(0);
            bound.conclude(check, raw, launch);
        } else if (given != null) {
            // No extension: the launch's own waivers and the strictest reading of the outcome
            given.run(check).results().forEach(Enforcement.standard()::enforce);
        } else {
            throw new ExtensionConfigurationException("\"" + check.name()
                    + "\" does not know its launch; annotate the class with @LaunchReady, or name the launch with"
                    + " checks(launch, …)");
        }
    }
}
