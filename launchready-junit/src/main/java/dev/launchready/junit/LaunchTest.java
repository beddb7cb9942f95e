package dev.launchready.junit;

import dev.launchready.Impact;
import dev.launchready.Stage;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that says what it costs when it fails. Otherwise a plain Jupiter test, in a class with {@link LaunchReady}.
 *
 * <p>What an assertion of {@code dev.launchready.assertj} finds is a finding with this impact; any other failed
 * assertion becomes a finding of the rule {@code launchtest.failed}. An exception that is no assertion fails the test
 * and is reported as something that could not be looked at.
 *
 * <p>JUnit takes tags from annotations alone, not from their values: to select tests by impact use {@link
 * LaunchBlocker}, {@link SupportRisk} and {@link Cleanup}, which are this annotation and a tag.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Tag("launchready")
@ExtendWith(LaunchReadyExtension.class)
@Test
public @interface LaunchTest {

    /** {@return what it costs when the test fails} */
    Impact value();

    /** {@return the stage that the test belongs to} */
    Stage stage() default Stage.QUICK_AUDIT;
}
