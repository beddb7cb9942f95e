package dev.launchready;

/** A rule of a catalogue: an enum constant that holds its words in one {@link RuleText}. */
public interface CataloguedRule extends Rule {

    /** {@return all that the rule says} */
    RuleText text();

    @Override
    default String id() {
        return text().id();
    }

    @Override
    default String title() {
        return text().title();
    }

    @Override
    default Stage stage() {
        return text().stage();
    }

    @Override
    default Impact impact() {
        return text().impact();
    }

    @Override
    default String why() {
        return text().why();
    }

    @Override
    default String remedy() {
        return text().remedy();
    }

    @Override
    default Reference reference() {
        return text().reference();
    }
}
