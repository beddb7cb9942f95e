package dev.launchready.resilience.retry;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.net.fault.ActiveFault;
import dev.launchready.net.fault.Fault;
import dev.launchready.net.fault.ProxiedRequest;
import dev.launchready.resilience.Dependency;
import dev.launchready.resilience.UserAction;
import dev.launchready.resilience.UserSaw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets a user act while a dependency fails, and counts what arrives at each layer. */
final class RetryProbe {
    /** How long nothing more must arrive after the answer before the attempts are taken as complete. */
    static final Duration SETTLE = Duration.ofMillis(250);

    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Launch launch;
    private final UserAction action;
    private final Dependency dependency;
    private final List<Dependency> layers;
    private final RetryPlan plan;
    private Optional<String> trouble = Optional.empty();

    RetryProbe(Launch launch, UserAction action, Dependency dependency, List<Dependency> outer, RetryPlan plan) {
        this.launch = launch;
        this.action = action;
        this.dependency = dependency;
        this.layers = new ArrayList<>(outer);
        this.layers.add(dependency);
        this.plan = plan;
    }

    /** Why nothing can be said; empty unless {@link #usual()} found a reason. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Counts what the action makes of itself without a fault. */
    List<LayerCount> usual() {
        Map<Dependency, Integer> marks = marks();
        UserSaw saw = action.perform(launch, plan.patience());
        List<LayerCount> counts = new ArrayList<>();
        for (Dependency layer : layers) {
            counts.add(new LayerCount(layer.name(), since(layer, marks).size(), 0));
        }
        if (!saw.claimsSuccess()) {
            trouble = Optional.of("it has to succeed before its retries can be judged, and it did not: "
                    + saw.summary().replaceAll("\\s*\\n\\s*", " "));
        } else if (counts.get(counts.size() - 1).usual() == 0) {
            trouble = Optional.of("it did not reach " + dependency.name()
                    + "; let the product's configuration lead through its proxy");
        }
        return counts;
    }

    /** Acts several times under a fault; adds the runs, and gives the counts of the first. */
    List<LayerCount> run(Fault fault, int times, List<LayerCount> usual, List<RetryRun> runs) {
        List<LayerCount> counts = new ArrayList<>();
        try (ActiveFault active = dependency.inject(fault)) {
            Optional<Duration> asked =
                    fault.id().equals("too-many-requests") ? Optional.of(RETRY_AFTER) : Optional.empty();
            for (int i = 0; i < times; i++) {
                Map<Dependency, Integer> marks = marks();
                UserSaw ignored = action.perform(launch, plan.patience());
                settle(marks);
                if (i == 0) {
                    for (int l = 0; l < layers.size(); l++) {
                        LayerCount before = usual.get(l);
                        counts.add(new LayerCount(
                                before.layer(),
                                before.usual(),
                                since(layers.get(l), marks).size()));
                    }
                }
                int usually = usual.get(usual.size() - 1).usual();
                runs.add(RetryRun.of(active.fault().title(), asked, since(dependency, marks), usually));
            }
        }
        return counts;
    }

    /** Attempts may go on behind the user's back. */
    private void settle(Map<Dependency, Integer> marks) {
        Deadline deadline = Deadline.in(plan.patience());
        int before = -1;
        int now = since(dependency, marks).size();
        while (now != before && !deadline.hasExpired()) {
            if (!deadline.pause(SETTLE)) {
                return;
            }
            before = now;
            now = since(dependency, marks).size();
        }
    }

    private Map<Dependency, Integer> marks() {
        Map<Dependency, Integer> marks = new LinkedHashMap<>();
        layers.forEach(layer -> marks.put(layer, layer.requests().size()));
        return marks;
    }

    private static List<ProxiedRequest> since(Dependency layer, Map<Dependency, Integer> marks) {
        List<ProxiedRequest> all = layer.requests();
        return all.subList(Math.min(all.size(), marks.getOrDefault(layer, 0)), all.size());
    }
}
