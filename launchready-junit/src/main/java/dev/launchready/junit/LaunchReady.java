package dev.launchready.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a class a launch test: says which launch it looks at, hands that {@link dev.launchready.Launch} to every
 * constructor, lifecycle and test method that has a parameter for it, and reports what its tests find.
 *
 * <pre>{@code
 * @LaunchReady("acme.dev")
 * class AcmeLaunchTest implements EdgeBaseline {
 *
 *     @LaunchTest(LAUNCH_BLOCKER)
 *     void sign_up_answers(Launch launch) { … }
 * }
 * }</pre>
 *
 * <p>A nested class has the launch of the class around it unless it has its own annotation. Every test of the class is
 * in the report, also one that is a plain {@code @Test} or {@code @ParameterizedTest}: such a test counts as a launch
 * blocker, and its own result is never softened. All tests carry the tag {@code launchready}.
 *
 * <p>Settings are JUnit configuration parameters, system properties or environment variables, in this order:
 *
 * <ul>
 *   <li>{@code launchready.failOn}: from which impact on a finding fails its test: {@code launch_blocker}, {@code
 *       support_risk} (unless set), {@code cleanup} or {@code none}
 *   <li>{@code launchready.inconclusive}: {@code abort} (unless set) or {@code fail} a test that could not look
 *   <li>{@code launchready.reports}: the directory of the report; {@code target/launchready} unless set, {@code
 *       build/launchready} where there is a Gradle build
 *   <li>{@code launchready.run}: names the run that several JVMs belong to, where the build tool does not tell, and to
 *       {@link LaunchGate}
 *   <li>{@code launchready.forks}: how many test JVMs the run starts at least; with fewer the report is incomplete,
 *       because one that dies at its start is missed by nobody else
 * </ul>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Tag("launchready")
@ExtendWith(LaunchReadyExtension.class)
public @interface LaunchReady {

    /**
     * {@return the domain, for example {@code acme.dev}}
     *
     * <p>May have placeholders: {@code ${acme.domain}} stands for the configuration parameter or system property {@code
     * acme.domain}, or else the environment variable {@code ACME_DOMAIN}; {@code ${acme.domain:acme.dev}} has a
     * default, which may hold placeholders again. Empty, it stands for {@code ${launchready.domain}}.
     */
    String value() default "";

    /**
     * {@return the name of a static method that gives the launch, instead of a domain}
     *
     * <p>The method is the class's own, inherited, or of a class around it; it has no parameter or an {@link
     * org.junit.jupiter.api.extension.ExtensionContext}, and returns a {@link dev.launchready.Launch} or a domain. It
     * is called when the first test or lifecycle method asks for the launch, once for the class: late enough for a
     * random port or a container that an extension or an earlier {@code @BeforeAll} started.
     */
    String launch() default "";
}
