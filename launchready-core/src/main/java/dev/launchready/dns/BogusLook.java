package dev.launchready.dns;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;

/** Tells bogus signatures from a failing server; called where a question ended in SERVFAIL. */
final class BogusLook {
    private BogusLook() {}

    /**
     * Bogus is only what is proven: answered when validation is switched off (CD, RFC 4035 section 3.2.2), and refused
     * again right after that, so that a server that had just recovered is not taken for one that refuses.
     */
    static boolean isBogus(Launch launch, String name, RecordType type, Deadline deadline) {
        return launch.network().dns().queryUnchecked(name, type, deadline).isConclusive()
                && launch.network().fresh().dns().query(name, type, deadline).status() == DnsStatus.SERVFAIL;
    }
}
