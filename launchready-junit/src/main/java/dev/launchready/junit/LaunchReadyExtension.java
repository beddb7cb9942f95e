package dev.launchready.junit;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.Stage;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives tests their launch, and turns what they find into findings and outcomes. */
final class LaunchReadyExtension
        implements ParameterResolver, InvocationInterceptor, AfterEachCallback, AfterAllCallback {

    LaunchReadyExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Launch.class;
    }

    @Override
    public Launch resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return LaunchTarget.of(context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Optional<LaunchTest> test = AnnotationSupport.findAnnotation(method.getExecutable(), LaunchTest.class);
        observe(invocation, test, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        observe(invocation, Optional.empty(), context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
            throws Throwable {
        if (test.getExecutable() instanceof CheckExecutable executable) {
            executable.bind(new CheckNode(context, Conclusion.of(context)));
            invocation.proceed();
        } else {
            observe(invocation, Optional.empty(), context);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        WaiverScopes.settle(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        WaiverScopes.settle(context);
    }

    // Whatever a test throws says something about the launch; nothing is lost, it is thrown again or told better
    @SuppressWarnings("IllegalCatch")
    private static void observe(
            Invocation<@Nullable Void> invocation, Optional<LaunchTest> test, ExtensionContext context)
            throws Throwable {
        Conclusion conclusion = Conclusion.of(context);
        long start = System.nanoTime();
        Throwable thrown = null;
        try {
            invocation.proceed();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            thrown = e;
        }
        Optional<Launch> launch = LaunchTarget.ifKnown(context);
        Impact impact = test.map(LaunchTest::value).orElse(Impact.LAUNCH_BLOCKER);
        Stage stage = test.map(LaunchTest::stage).orElse(Stage.QUICK_AUDIT);
        TestBody body = new TestBody(TestBody.sentence(context.getDisplayName()), stage, impact);
        CheckResult raw = body.result(thrown, Duration.ofNanos(System.nanoTime() - start));
        CheckResult result = WaiverScopes.apply(raw, List.of(), launch, context);
        conclusion.record(result, site(launch));
        conclude(conclusion, result, thrown, test.isPresent());
    }

    private static void conclude(
            Conclusion conclusion, CheckResult result, @Nullable Throwable thrown, boolean isLaunchTest)
            throws Throwable {
        if (thrown == null) {
            conclusion.enforce(result, null);
        } else if (isLaunchTest && !TestBody.isBreakdown(thrown)) {
            conclusion.enforce(result, thrown);
        } else if (!result.findings().isEmpty() || !result.unseen().isEmpty()) {
            throw thrown;
        }
    }

    private static String site(Optional<Launch> launch) {
        return launch.map(l -> l.site().domain()).orElse("");
    }

    /** A node that runs a check. */
    private record CheckNode(ExtensionContext context, Conclusion conclusion) implements CheckExecutable.Scope {
        @Override
        public Launch launch() {
            return LaunchTarget.of(context);
        }

        @Override
        public void conclude(Check check, CheckResult raw, Launch launch) {
            CheckResult result = WaiverScopes.apply(raw, List.of(check), Optional.of(launch), context);
            conclusion.tell(result, launch.site().domain());
        }
    }
}
