package dev.launchready.redirect;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.net.Url;
import java.util.List;

/**
 * The http address of every declared host beside the apex and www leads to https. An app that sends visitors on to its login and an API that has
 * no front page are fine.
 */
public final class SubdomainRedirects implements Check {
    // To https, to the canonical host, to the login
    private static final int MOST_HOPS = 3;

    private static final RedirectTerms TERMS = RedirectTerms.USUAL
            .allowingMissing()
            .allowingOtherPath()
            .allowingTemporary()
            .withHopsAtMost(MOST_HOPS);

    SubdomainRedirects() {}

    @Override
    public String name() {
        return "http leads to https on every declared subdomain";
    }

    @Override
    public Stage stage() {
        return Stage.DOMAIN_AND_EDGE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of(RedirectRule.values());
    }

    @Override
    public CheckResult run(Launch launch) {
        List<String> matrix = List.of(launch.site().domain(), launch.site().host("www"));
        List<RedirectSuite.Case> cases = launch.hosts().stream()
                .filter(host -> !matrix.contains(host))
                .map(host -> new RedirectSuite.Case(Url.of("http://" + host + "/"), TERMS))
                .toList();
        return RedirectSuite.run(this, "From http to https on " + launch.site(), cases, launch);
    }

    @Override
    public String toString() {
        return name();
    }
}
