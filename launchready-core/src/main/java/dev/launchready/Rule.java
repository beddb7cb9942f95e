package dev.launchready;

/**
 * One thing that can be wrong. Each concern has an enum of its rules, which is its catalogue: the documentation pages,
 * the waivers and the reports all read it.
 */
public interface Rule {

    /** {@return the stable id, {@code concern.what-is-wrong} in lower case, for example {@code redirect.loop}} */
    String id();

    /** {@return what is wrong, as a short noun phrase} */
    String title();

    /** {@return the stage that it belongs to} */
    Stage stage();

    /** {@return what it costs unless a user decides otherwise} */
    Impact impact();

    /** {@return why it matters to the business, in a sentence or two} */
    String why();

    /** {@return what to do about it, in a sentence or two} */
    String remedy();

    /** {@return where it is written down} */
    Reference reference();
}
