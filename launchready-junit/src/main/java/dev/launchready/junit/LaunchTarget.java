package dev.launchready.junit;

import dev.launchready.Launch;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Finds out which launch a class looks at, once for the class that says so. */
final class LaunchTarget {
    private static final Namespace NAMESPACE = Namespace.create(LaunchTarget.class);

    private final ExtensionContext context;
    private final Class<?> declaring;
    private final LaunchReady annotation;

    private LaunchTarget(ExtensionContext context, Class<?> declaring, LaunchReady annotation) {
        this.context = context;
        this.declaring = declaring;
        this.annotation = annotation;
    }

    /** The launch of the nearest class, from the inside out, that has the annotation. */
    static Launch of(ExtensionContext context) {
        LaunchTarget target = find(context)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        context.getRequiredTestClass().getSimpleName()
                                + " asks for a launch and does not say of what; annotate the class with"
                                + " @LaunchReady(\"acme.dev\")"));
        return target.context
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(target.declaring, c -> target.resolve(), Launch.class);
    }

    /** The launch where it has been asked for already. */
    static Optional<Launch> ifKnown(ExtensionContext context) {
        return find(context)
                .flatMap(target ->
                        Optional.ofNullable(target.context.getStore(NAMESPACE).get(target.declaring, Launch.class)));
    }

    /** The context of the class that has the annotation. */
    static Optional<ExtensionContext> declaringContext(ExtensionContext context) {
        return find(context).map(target -> target.context);
    }

    private static Optional<LaunchTarget> find(ExtensionContext start) {
        Optional<ExtensionContext> context = Optional.of(start);
        while (context.isPresent()) {
            ExtensionContext here = context.get();
            Optional<Class<?>> type =
                    here.getElement().filter(Class.class::isInstance).map(Class.class::cast);
            Optional<LaunchTarget> target = type.flatMap(c -> AnnotationSupport.findAnnotation(c, LaunchReady.class)
                    .map(annotation -> new LaunchTarget(here, c, annotation)));
            if (target.isPresent()) {
                return target;
            }
            context = here.getParent();
        }
        return Optional.empty();
    }

    private Launch resolve() {
        boolean byMethod = !annotation.launch().isEmpty();
        if (byMethod && !annotation.value().isEmpty()) {
            throw fault(
                    "has both a domain, \"" + annotation.value() + "\", and a method, \"" + annotation.launch()
                            + "\"; keep one of them",
                    null);
        }
        return byMethod ? supplied() : at(annotation.value().isEmpty() ? "${launchready.domain}" : annotation.value());
    }

    private Launch at(String domain) {
        try {
            Settings settings = Settings.of(context::getConfigurationParameter);
            return Launch.at(new Placeholders(settings).resolve(domain));
        } catch (IllegalArgumentException e) {
            throw fault(": " + e.getMessage(), e);
        }
    }

    private Launch supplied() {
        Method method = supplier();
        Object[] arguments = method.getParameterCount() == 0 ? new Object[0] : new Object[] {context};
        Object launch = ReflectionSupport.invokeMethod(method, null, arguments);
        if (launch instanceof Launch whole) {
            return whole;
        }
        if (launch instanceof String domain) {
            return at(domain);
        }
        throw fault(
                "names the method " + annotation.launch() + ", which returned " + launch
                        + "; return a Launch or a domain",
                null);
    }

    private Method supplier() {
        List<Method> named = named();
        if (named.isEmpty()) {
            throw fault(
                    "names the method " + annotation.launch() + ", which the class does not have; write static"
                            + " Launch " + annotation.launch() + "()",
                    null);
        }
        return named.stream()
                .filter(m -> Modifier.isStatic(m.getModifiers()))
                .filter(m -> m.getParameterCount() == 0
                        || (m.getParameterCount() == 1 && m.getParameterTypes()[0] == ExtensionContext.class))
                .filter(m -> m.getReturnType() == Launch.class || m.getReturnType() == String.class)
                .findFirst()
                .orElseThrow(() -> fault(
                        "names the method " + named.get(0).toGenericString()
                                + ", which cannot give a launch; make it static, with no parameter or an ExtensionContext,"
                                + " and let it return a Launch or a String",
                        null));
    }

    private List<Method> named() {
        for (Class<?> type = declaring; type != null; type = type.getEnclosingClass()) {
            List<Method> found = ReflectionSupport.findMethods(
                    type, m -> m.getName().equals(annotation.launch()), HierarchyTraversalMode.BOTTOM_UP);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private ExtensionConfigurationException fault(String what, @Nullable Exception cause) {
        String text = "@LaunchReady on " + declaring.getSimpleName() + (what.startsWith(":") ? "" : " ") + what;
        return cause == null
                ? new ExtensionConfigurationException(text)
                : new ExtensionConfigurationException(text, cause);
    }
}
