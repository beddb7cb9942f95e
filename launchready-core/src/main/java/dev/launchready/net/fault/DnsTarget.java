package dev.launchready.net.fault;

import dev.launchready.net.loopback.DnsFault;
import dev.launchready.net.loopback.LoopbackDns;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server. */
final class DnsTarget implements FaultTarget {
    private final String name;
    private final LoopbackDns dns;
    private final List<String> hosts;
    private final AtomicInteger injected = new AtomicInteger();

    DnsTarget(String name, LoopbackDns dns, List<String> hosts) {
        this.name = name;
        this.dns = dns;
        this.hosts = hosts;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<FaultLayer> layers() {
        return Set.of(FaultLayer.DNS);
    }

    @Override
    public ActiveFault inject(Fault fault) {
        if (!(fault.spec() instanceof DnsSpec spec)) {
            throw new IllegalArgumentException(name + " is a name server, to which " + fault + " of " + fault.layer()
                    + " does not apply; give Fault.dns(…)");
        }
        // an object of its own, so that the same fault set twice is taken back one by one
        DnsFault given = spec.fault();
        DnsFault own = new DnsFault(given.kind(), given.delay(), given.transports(), given.times());
        if (hosts.isEmpty()) {
            dns.fail(own);
        }
        hosts.forEach(host -> dns.fail(host, own));
        return new ActiveFault(fault, injected.incrementAndGet(), () -> dns.mend(own));
    }

    @Override
    public OptionalLong traffic() {
        return OptionalLong.of(dns.queries().size());
    }

    @Override
    public String toString() {
        return name + " (DNS at " + dns.hostPort() + ")";
    }
}
