package dev.launchready.email;

import java.util.Optional;

/**
 * What a total parser gives: the thing, or where the text stops being one. Never an exception.
 *
 * @param <T> the thing
 */
public sealed interface Parsed<T> {

    /**
     * The text fits its grammar.
     *
     * @param <T> the thing
     * @param thing what it says
     */
    record Good<T>(T thing) implements Parsed<T> {}

    /**
     * The text does not fit its grammar.
     *
     * @param <T> the thing it was to be
     * @param cause where and why
     */
    record Bad<T>(SyntaxFault cause) implements Parsed<T> {}

    /** {@return the thing, when there is one} */
    default Optional<T> value() {
        return this instanceof Good<T> good ? Optional.of(good.thing()) : Optional.empty();
    }

    /** {@return where and why the text does not fit, when it does not} */
    default Optional<SyntaxFault> fault() {
        return this instanceof Bad<T> bad ? Optional.of(bad.cause()) : Optional.empty();
    }
}
