package dev.launchready.redirect;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.net.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A list of old addresses, each of which reaches its new one in one permanent redirect. */
public final class MovedUrls implements Check {
    private final List<RedirectSuite.Case> cases;

    private MovedUrls(List<RedirectSuite.Case> cases) {
        this.cases = List.copyOf(cases);
    }

    static MovedUrls of(Map<String, String> moved) {
        if (moved.isEmpty()) {
            throw new IllegalArgumentException(
                    "the list of moved addresses is empty; name at least one old address and" + " its new one");
        }
        List<RedirectSuite.Case> cases = new ArrayList<>();
        moved.forEach((from, to) -> cases.add(new RedirectSuite.Case(
                Url.of(from), RedirectTerms.USUAL.withEnd(Url.of(to)).withHopsAtMost(1))));
        return new MovedUrls(cases);
    }

    @Override
    public String name() {
        return cases.size() == 1
                ? cases.get(0).start() + " has moved in one redirect"
                : "each of " + cases.size() + " moved addresses reaches its new one in one redirect";
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
        return RedirectSuite.run(this, "Moved addresses of " + launch.site(), cases, launch);
    }

    @Override
    public String toString() {
        return name();
    }
}
