package dev.launchready.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A method that gives checks, a node each. A plain Jupiter test factory, in a class with {@link LaunchReady}; {@link
 * LaunchNodes#checks(java.util.stream.Stream)} makes the nodes.
 *
 * <pre>{@code
 * @LaunchChecks
 * Stream<DynamicNode> subdomains() {
 *     return checks(Stream.of("app", "api", "docs").map(name -> Subdomain.named(name).resolves()));
 * }
 * }</pre>
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Tag("launchready")
@ExtendWith(LaunchReadyExtension.class)
@TestFactory
public @interface LaunchChecks {}
