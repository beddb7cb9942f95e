package dev.launchready;

import java.util.Collection;

/**
 * The rules of one concern, found by {@link java.util.ServiceLoader}: so that a waiver with an unknown id is refused
 * and every rule has its page. Provide your own for your own rules.
 */
public interface RuleCatalogue {

    /** {@return the concern's name, which its rule ids begin with} */
    String concern();

    /** {@return all its rules} */
    Collection<? extends Rule> rules();
}
