package dev.launchready.junit;

import dev.launchready.Check;
import dev.launchready.Launch;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Makes JUnit nodes of checks. */
public final class LaunchNodes {
    private LaunchNodes() {}

    /**
     * A node for each check, named by the check itself. Each runs on the launch of its {@link LaunchReady} class, which
     * the extension gives to the node when it runs: the stream may be lazy.
     *
     * @param checks the checks
     * @return a node for each, in order; run elsewhere than in a {@link LaunchReady} class, a node fails and says so
     */
    public static Stream<DynamicNode> checks(Stream<? extends Check> checks) {
        return checks.map(check -> node(new CheckExecutable(check)));
    }

    /**
     * A node for each check, named by the check itself.
     *
     * @param checks the checks
     * @return a node for each, in order
     * @see #checks(Stream)
     */
    public static Stream<DynamicNode> checks(Check... checks) {
        return checks(Stream.of(checks));
    }

    /**
     * A node for each check, which runs on a given launch: a class may look at several.
     *
     * @param launch where and how to look
     * @param checks the checks
     * @return a node for each, in order; the nodes also run in a class without {@link LaunchReady}
     */
    public static Stream<DynamicNode> checks(Launch launch, Stream<? extends Check> checks) {
        return checks.map(check -> node(new CheckExecutable(check, launch)));
    }

    private static DynamicNode node(CheckExecutable executable) {
        return DynamicTest.dynamicTest(executable.check().name(), executable);
    }
}
