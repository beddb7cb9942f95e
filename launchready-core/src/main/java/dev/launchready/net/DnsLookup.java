package dev.launchready.net;

/**
 * A DNS function: what evaluators take, so that they run alike on a real resolver, a scripted server or a zone that is
 * not published yet. It does not throw for anything that DNS may answer; failures are a {@link DnsStatus}.
 */
@FunctionalInterface
public interface DnsLookup {

    /**
     * Asks one question and waits for its answer.
     *
     * @param name the name, with or without a final dot, in presentation form
     * @param type the record type
     * @return what was answered, or why nothing was
     */
    DnsAnswer lookup(String name, RecordType type);
}
