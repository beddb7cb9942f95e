package dev.launchready.junit;

import dev.launchready.CheckResult;
import dev.launchready.Waiver;
import dev.launchready.Waivers;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The waivers of one class or method, and what has been seen of them: whether each was needed can only be said when
 * everything below has run.
 */
final class WaiverScope {
    private final AnnotatedElement element;
    private final List<Waiver> waivers = new CopyOnWriteArrayList<>();
    private final Set<Waiver> needed = ConcurrentHashMap.newKeySet();
    private final Set<List<Object>> ran = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile boolean allSeen = true;
    private volatile LocalDate today = LocalDate.MIN;

    WaiverScope(AnnotatedElement element) {
        this.element = element;
        waivers.addAll(WaiverReader.read(element));
    }

    List<Waiver> waivers() {
        return waivers;
    }

    AnnotatedElement element() {
        return element;
    }

    /** Adds waivers that a launch brings along; the class of the launch answers for them. */
    void add(List<Waiver> more) {
        more.stream().filter(waiver -> !waivers.contains(waiver)).forEach(waivers::add);
    }

    /**
     * Takes note of what one test found, before waivers.
     *
     * @param raw the test's result
     * @param context the test's own context
     * @param day the day by which waivers are judged
     */
    void saw(CheckResult raw, ExtensionContext context, LocalDate day) {
        today = day;
        ran(context).ifPresent(ran::add);
        raw.findings()
                .forEach(finding -> waivers.stream()
                        .filter(waiver -> waiver.id().equals(finding.rule()))
                        .forEach(needed::add));
        if (!raw.unseen().isEmpty()) {
            allSeen = false;
        }
    }

    /** One result for all waivers that nothing needed; none while that cannot be told, and none a second time. */
    List<CheckResult> stale() {
        if (settled.getAndSet(true)) {
            return List.of();
        }
        List<Waiver> unneeded =
                waivers.stream().filter(waiver -> !needed.contains(waiver)).toList();
        if (unneeded.isEmpty() || !allSeen || ran.isEmpty() || !everythingRan()) {
            return List.of();
        }
        Set<String> ids = unneeded.stream().map(Waiver::id).collect(Collectors.toSet());
        return Waivers.of(unneeded, ids).apply(List.of(), today);
    }

    private boolean everythingRan() {
        return !(element instanceof Class<?> type) || ran.containsAll(tests(type, new LinkedHashSet<>()));
    }

    private static Set<List<Object>> tests(Class<?> type, Set<List<Object>> into) {
        List<Method> methods = new ArrayList<>(
                AnnotationSupport.findAnnotatedMethods(type, Testable.class, HierarchyTraversalMode.TOP_DOWN));
        methods.forEach(method -> into.add(List.of(type, method)));
        ReflectionSupport.findNestedClasses(type, c -> AnnotationSupport.isAnnotated(c, Nested.class))
                .forEach(nested -> tests(nested, into));
        return into;
    }

    // A dynamic node knows neither its class nor its method; the factory around it does
    private static Optional<List<Object>> ran(ExtensionContext context) {
        Optional<ExtensionContext> here = Optional.of(context);
        while (here.isPresent() && here.get().getTestMethod().isEmpty()) {
            here = here.get().getParent();
        }
        return here.map(test -> List.of(test.getRequiredTestClass(), test.getRequiredTestMethod()));
    }
}
