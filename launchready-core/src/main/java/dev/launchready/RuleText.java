package dev.launchready;

/**
 * All that a rule says, in one record, so that an enum of rules is a table of these and nothing else.
 *
 * @param id the stable id, {@code concern.what-is-wrong}
 * @param title what is wrong, as a short noun phrase
 * @param stage the stage that it belongs to
 * @param impact what it costs unless a user decides otherwise
 * @param why why it matters to the business
 * @param remedy what to do about it
 * @param reference where it is written down
 */
public record RuleText(
        String id, String title, Stage stage, Impact impact, String why, String remedy, Reference reference) {}
