package dev.launchready.resilience;

import dev.launchready.net.fault.Fault;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the probes have to know of faults. */
final class Faults {
    /** After these nothing more comes, so that only a timeout ends the wait. */
    private static final Set<String> HANGING = Set.of(
            "connect-hang",
            "accept-never-read",
            "blackhole",
            "stall-after",
            "half-open",
            "hang-after-client-hello",
            "hang-after-server-hello",
            "stall-after-headers",
            "sse-stall");

    /** Nobody gets as far as the dependency, so that a client's attempts leave no trace there. */
    private static final Set<String> BEFORE_CONNECTING = Set.of("refuse", "connect-hang");

    private Faults() {}

    /** Whether a client waits for its connection, and not on one. */
    static boolean hangsConnecting(Fault fault) {
        return fault.id().equals("connect-hang");
    }

    static boolean leavesNoTrace(Fault fault) {
        return BEFORE_CONNECTING.contains(fault.id());
    }

    static boolean hangs(Fault fault) {
        return HANGING.contains(fault.id());
    }

    /** What users mean by "it hangs": one fault for each place at which a client can wait. */
    static List<Fault> hangingPlaces(Dependency dependency) {
        Fault stall = Fault.stallAfterHeaders();
        Fault reply = dependency.canSuffer(stall) ? stall : Fault.stallAfter(16);
        List<Fault> places = Stream.of(Fault.connectHang(), Fault.blackhole(), reply)
                .filter(dependency::canSuffer)
                .toList();
        return places.isEmpty()
                ? dependency.faults().stream()
                        .filter(fault -> fault.id().matches(".*(silent|hang|timeout).*"))
                        .toList()
                : places;
    }
}
