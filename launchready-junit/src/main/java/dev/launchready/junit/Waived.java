package dev.launchready.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes a known finding out of the outcome of a test, of all nodes of a factory, or of all tests of a class, for a
 * while. The report lists it as waived.
 *
 * <p>Expired, without reason, without owner, or more than 90 days ahead, it does not count: the original finding fails
 * again, first in line. One that nothing needs fails as {@code waiver.stale}; on a class only when every test of the
 * class ran and could see what it looks at.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(Waived.List.class)
public @interface Waived {

    /** {@return the rule's id, for example {@code dmarc.policy-none}} */
    String id();

    /** {@return why the finding is acceptable for now} */
    String reason();

    /** {@return who answers for it} */
    String owner();

    /** {@return the last day on which it holds, in UTC, for example {@code 2027-01-31}} */
    String until();

    /** Several waivers. */
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Documented
    @Inherited
    @interface List {

        /** {@return the waivers} */
        Waived[] value();
    }
}
