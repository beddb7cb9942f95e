package dev.launchready.assertj;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.junit.LaunchAssertionError;
import dev.launchready.secrets.browser.BrowserRule;
import dev.launchready.secrets.browser.BrowserScan;
import java.util.function.Predicate;

/** Assertions on what browsers are given. */
public class BrowserScanAssert extends FactAssert<BrowserScanAssert, BrowserScan> {

    /**
     * Begins assertions.
     *
     * @param actual what was found
     */
    public BrowserScanAssert(BrowserScan actual) {
        super(actual, BrowserScanAssert.class);
    }

    /**
     * Verifies that no server secret is given to browsers, neither in a file nor by a published variable.
     *
     * <pre>{@code
     * assertThat(BrowserSecrets.of("https://www.acme.dev/").scan(launch)).holdsNoServerSecret();
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding for each secret; without one where something could not be looked at
     */
    public BrowserScanAssert holdsNoServerSecret() {
        return none(finding -> finding.impact() != Impact.CLEANUP
                && (finding.rule().startsWith("secrets.")
                        || finding.rule().equals(BrowserRule.PUBLISHED_VARIABLE.id())));
    }

    /**
     * Verifies that no forgotten file can be downloaded.
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding for each file; without one where something could not be looked at
     */
    public BrowserScanAssert servesNoForgottenFile() {
        return none(finding ->
                finding.rule().endsWith("-served") && !finding.rule().equals(BrowserRule.SOURCE_MAP_SERVED.id()));
    }

    /**
     * Verifies that no source map can be downloaded.
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding that lists the maps; without one where something could not be looked at
     */
    public BrowserScanAssert servesNoSourceMap() {
        return none(finding -> finding.rule().equals(BrowserRule.SOURCE_MAP_SERVED.id()));
    }

    private BrowserScanAssert none(Predicate<Finding> wrong) {
        return none(BrowserScan::findings, wrong, BrowserScan::unseen);
    }
}
