package dev.launchready.secrets.browser;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.secrets.browser.Fetcher.Bounds;
import java.util.Set;

/** What is looked at. */
sealed interface Target permits SiteTarget, FolderTarget {
    /** {@return the address or folder} */
    String label();

    /** {@return the expectation, as a sentence} */
    String name();

    /** Looks at all of it, and puts down what it finds as it goes. */
    void look(Launch launch, Deadline deadline, Bounds bounds, Gathering gathering);

    /** {@return the same with more hosts that are asked} */
    Target withCdn(Set<String> hosts);

    /** {@return the same with more hosts that are left out} */
    Target leavingOut(Set<String> hosts);
}
