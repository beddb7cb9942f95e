package dev.launchready.junit;

import dev.launchready.Impact;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A {@link LaunchTest} for {@link Impact#LAUNCH_BLOCKER} with the tag {@code launch-blocker}, to be selected by it. */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Tag("launch-blocker")
@LaunchTest(Impact.LAUNCH_BLOCKER)
public @interface LaunchBlocker {}
