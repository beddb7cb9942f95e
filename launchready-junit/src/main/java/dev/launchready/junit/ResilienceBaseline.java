package dev.launchready.junit;

import static dev.launchready.junit.LaunchNodes.checks;

import dev.launchready.Check;
import dev.launchready.Launch;
import dev.launchready.resilience.FailureMatrix;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;

/**
 * The failure matrix of a product: what users see when each of its dependencies fails, in every way that it can. A
 * {@link LaunchReady} class implements it, names its dependencies and its users' actions once, and has a node for each
 * dependency; the matrix goes into the report.
 *
 * <pre>{@code
 * @LaunchReady("acme.dev")
 * class AcmeFailures implements ResilienceBaseline {
 *     @Override
 *     public FailureMatrix failureMatrix() {
 *         return FailureMatrix.of(openai, stripe, mail).during(signUp, askTheModel, pay);
 *     }
 * }
 * }</pre>
 */
public interface ResilienceBaseline {

    /** {@return the dependencies that fail, and what users do meanwhile} */
    FailureMatrix failureMatrix();

    /**
     * The checks.
     *
     * @param launch the launch of the class
     * @return one for each dependency of the matrix, in its order
     */
    default Stream<? extends Check> resilienceChecks(Launch launch) {
        return failureMatrix().byDependency();
    }

    /**
     * A node for each check. Overridden without {@link LaunchChecks}, it runs no more.
     *
     * @param launch the launch of the class
     * @return the nodes
     */
    @LaunchChecks
    @DisplayName("failure matrix")
    default Stream<DynamicNode> resilienceBaseline(Launch launch) {
        return checks(resilienceChecks(launch));
    }
}
