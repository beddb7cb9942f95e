package dev.launchready.junit;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.Waiver;
import dev.launchready.Waivers;
import java.lang.reflect.AnnotatedElement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Applies the waivers that stand on a test's method and on the classes around it, the nearest first. */
final class WaiverScopes {
    private static final Namespace NAMESPACE = Namespace.create(WaiverScopes.class);

    private WaiverScopes() {}

    /**
     * Takes waived findings out of a result.
     *
     * @param raw what came of the test
     * @param checks the check that ran, whose rules may be waived, too
     * @param launch the launch that was looked at, when there was one
     * @param context the test's own context
     * @return the result with waived findings taken out
     */
    static CheckResult apply(CheckResult raw, List<Check> checks, Optional<Launch> launch, ExtensionContext context) {
        LocalDate today = LocalDate.ofInstant(
                launch.map(Launch::clock).orElseGet(Clock::systemUTC).instant(), ZoneOffset.UTC);
        List<WaiverScope> scopes = scopes(context);
        launch.ifPresent(l -> addOwn(l, context));
        List<Waiver> waivers = new ArrayList<>();
        Set<String> rules = new HashSet<>();
        checks.forEach(check -> check.rules().forEach(rule -> rules.add(rule.id())));
        raw.findings().forEach(finding -> rules.add(finding.rule()));
        for (WaiverScope scope : scopes) {
            known(scope, rules);
            waivers.addAll(scope.waivers());
            scope.saw(raw, context, today);
        }
        return Waivers.of(waivers, rules).apply(List.of(raw), today).get(0);
    }

    private static void known(WaiverScope scope, Set<String> rules) {
        try {
            Waivers.of(scope.waivers(), rules);
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(
                    "@Waived on " + WaiverReader.place(scope.element()) + ": " + e.getMessage(), e);
        }
    }

    private static void addOwn(Launch launch, ExtensionContext context) {
        if (!launch.waivers().isEmpty()) {
            LaunchTarget.declaringContext(context)
                    .flatMap(WaiverScopes::scope)
                    .ifPresent(scope -> scope.add(launch.waivers()));
        }
    }

    /** All scopes around a test, the innermost first. */
    private static List<WaiverScope> scopes(ExtensionContext context) {
        List<WaiverScope> scopes = context.getParent().map(WaiverScopes::scopes).orElseGet(ArrayList::new);
        // From the outside in, so that all invocations of a parameterized test share the scope of its method
        scope(context).filter(scope -> !scopes.contains(scope)).ifPresent(scope -> scopes.add(0, scope));
        return scopes;
    }

    /**
     * Judges the scope that belongs to a context, when all below it has ended.
     *
     * @param context the context of a method or a class
     * @throws LaunchAssertionError if one of its waivers is stale and that fails a test
     */
    static void settle(ExtensionContext context) {
        context.getElement()
                .map(element -> context.getStore(NAMESPACE).get(element, Closing.class))
                .filter(closing -> closing.context().getUniqueId().equals(context.getUniqueId()))
                .ifPresent(Closing::close);
    }

    private static Optional<WaiverScope> scope(ExtensionContext context) {
        Optional<AnnotatedElement> element = context.getElement();
        return element.map(e -> context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(e, key -> new Closing(new WaiverScope(e), context), Closing.class)
                .scope());
    }

    /**
     * Settles what no callback settles: JUnit calls nothing after the last invocation of a parameterized test, but closes
     * its context. Both interfaces: JUnit 5.12 closes the one, later versions the other.
     */
    @SuppressWarnings("deprecation") // CloseableResource, which the oldest supported JUnit needs
    private record Closing(WaiverScope scope, ExtensionContext context)
            implements Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            scope.stale().forEach(result -> Conclusion.of(context).tell(result, ""));
        }
    }
}
