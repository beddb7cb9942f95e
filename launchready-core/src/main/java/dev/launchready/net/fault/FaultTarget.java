package dev.launchready.net.fault;

import dev.launchready.net.loopback.LoopbackDns;
import dev.launchready.net.loopback.LoopbackSmtp;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What faults are injected into: a {@link FaultProxy}, a name server or a mail server. So a dependency can be spoilt
 * without knowing what it is.
 *
 * <pre>{@code
 * FaultTarget mail = FaultTarget.of("mail", smtp);
 * for (Fault fault : mail.faults()) {
 *     try (ActiveFault active = mail.inject(fault)) {
 *         …
 *     }
 * }
 * }</pre>
 */
public interface FaultTarget {

    /** {@return the name for reports} */
    String name();

    /** {@return the layers of the faults that can apply; of a layer each may need something more} */
    Set<FaultLayer> layers();

    /**
     * Sets a fault. When this returns, the fault acts.
     *
     * @param fault what goes wrong
     * @return ends the fault when closed
     * @throws IllegalArgumentException if the fault cannot apply; says why
     */
    ActiveFault inject(Fault fault);

    /**
     * {@return whether the fault can apply}
     *
     * @param fault a fault
     */
    default boolean canInject(Fault fault) {
        return layers().contains(fault.layer());
    }

    /** {@return those of {@link FaultCatalogue#all} that can apply, in its order} */
    default List<Fault> faults() {
        return FaultCatalogue.all().stream().filter(this::canInject).toList();
    }

    /**
     * {@return how much it has been used so far: a number that grows with everything that a client asks of it; empty where
     * nobody counts}
     */
    default OptionalLong traffic() {
        return OptionalLong.empty();
    }

    /** {@return the connections that were made to it so far; none where they are not recorded} */
    default List<ProxiedConnection> connections() {
        return List.of();
    }

    /** {@return the requests that it was sent so far; none where they are not read} */
    default List<ProxiedRequest> requests() {
        return List.of();
    }

    /**
     * The same dependency with more ways to fail: a mail server that refuses recipients, say, behind a proxy that cuts the
     * line.
     *
     * <pre>{@code
     * FaultProxy.to(smtp.hostPort()).named("mail").start().and(FaultTarget.of("mail server", smtp))
     * }</pre>
     *
     * @param behind takes the faults that this target cannot
     * @return both under the name of this one; what is counted and recorded is this one's
     */
    default FaultTarget and(FaultTarget behind) {
        return new JoinedTarget(this, behind);
    }

    /**
     * A name server; of several faults for a name the first acts.
     *
     * @param name for reports
     * @param dns the name server that the product asks
     * @param hosts the names whose look-ups fail; all when there are none
     * @return takes faults of {@link FaultLayer#DNS}
     */
    static FaultTarget of(String name, LoopbackDns dns, String... hosts) {
        return new DnsTarget(name, dns, List.of(hosts));
    }

    /**
     * A mail server; of several faults the last one set acts.
     *
     * @param name for reports
     * @param smtp the mail server that the product sends through
     * @return takes faults of {@link FaultLayer#SMTP}
     */
    static FaultTarget of(String name, LoopbackSmtp smtp) {
        return new SmtpTarget(name, smtp);
    }
}
