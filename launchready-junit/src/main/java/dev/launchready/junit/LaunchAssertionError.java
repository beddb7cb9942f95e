package dev.launchready.junit;

import dev.launchready.Finding;
import dev.launchready.Unseen;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/**
 * A failed assertion that carries findings, so that a launch test reports them under their own rules and a waiver can
 * name them. Its message lists all of them, ranked.
 */
public final class LaunchAssertionError extends AssertionFailedError {
    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;
    private final transient List<Unseen> unseen;

    private LaunchAssertionError(List<Finding> findings, List<Unseen> unseen, List<Finding> notEnforced) {
        super(FindingText.of(findings, unseen, notEnforced), expected(findings, unseen), actual(findings, unseen));
        this.findings = List.copyOf(findings);
        this.unseen = List.copyOf(unseen);
    }

    /**
     * An error for what an assertion found.
     *
     * @param findings what is wrong
     * @param unseen what could not be looked at; where nothing is wrong, a launch test that throws the error is
     *     inconclusive
     * @return the error, not yet thrown
     * @throws IllegalArgumentException if both are empty
     */
    public static LaunchAssertionError of(List<Finding> findings, List<Unseen> unseen) {
        return of(findings, unseen, List.of());
    }

    static LaunchAssertionError of(List<Finding> findings, List<Unseen> unseen, List<Finding> notEnforced) {
        if (findings.isEmpty() && unseen.isEmpty()) {
            throw new IllegalArgumentException("nothing wrong and nothing unseen: there is no error to throw");
        }
        return new LaunchAssertionError(findings, unseen, notEnforced);
    }

    /** {@return what is wrong} */
    public List<Finding> findings() {
        return orNone(findings);
    }

    /** {@return what could not be looked at} */
    public List<Unseen> unseen() {
        return orNone(unseen);
    }

    // Build tools serialize errors between JVMs; findings stay behind, the message has them
    @SuppressWarnings("ConstantValue")
    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static String expected(List<Finding> findings, List<Unseen> unseen) {
        return lines(findings, unseen, true);
    }

    private static String actual(List<Finding> findings, List<Unseen> unseen) {
        return lines(findings, unseen, false);
    }

    private static String lines(List<Finding> findings, List<Unseen> unseen, boolean expected) {
        String found = FindingText.ranked(findings).stream()
                .map(f -> f.subject() + ": " + (expected ? f.expected() : f.actual()))
                .collect(Collectors.joining("\n"));
        return found.isEmpty()
                ? unseen.stream()
                        .map(u -> u.subject() + ": " + (expected ? "to be seen" : u.reason()))
                        .collect(Collectors.joining("\n"))
                : found;
    }
}
