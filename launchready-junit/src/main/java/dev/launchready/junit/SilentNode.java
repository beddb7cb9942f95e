package dev.launchready.junit;

import dev.launchready.CheckResult;
import dev.launchready.Impact;
import dev.launchready.Outcome;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/** What to report of a node that ended, or was skipped, without a result: it was not seen, so it did not pass. */
final class SilentNode {
    private SilentNode() {}

    static CheckResult result(TestIdentifier node, String reason) {
        String sentence = TestBody.sentence(node.getDisplayName());
        Optional<LaunchTest> test = annotation(node);
        Impact impact = test.map(LaunchTest::value).orElseGet(() -> byTag(node));
        Stage stage = test.map(LaunchTest::stage).orElse(Stage.QUICK_AUDIT);
        Unseen unseen = new Unseen(sentence, reason, impact);
        return new CheckResult(
                sentence, stage, impact, Outcome.of(List.of(), List.of(unseen)), List.of(), List.of(), Duration.ZERO);
    }

    private static Optional<LaunchTest> annotation(TestIdentifier node) {
        try {
            Optional<Method> method = node.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(source -> ((MethodSource) source).getJavaMethod());
            return method.flatMap(m -> AnnotationSupport.findAnnotation(m, LaunchTest.class));
        } catch (JUnitException e) {
            // Test classes may live where this class cannot load them; the tags are there all the same
            return Optional.empty();
        }
    }

    private static Impact byTag(TestIdentifier node) {
        if (node.getTags().contains(TestTag.create("support-risk"))) {
            return Impact.SUPPORT_RISK;
        }
        return node.getTags().contains(TestTag.create("cleanup")) ? Impact.CLEANUP : Impact.LAUNCH_BLOCKER;
    }
}
