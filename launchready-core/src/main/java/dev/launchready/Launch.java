package dev.launchready;

import dev.launchready.net.Deadline;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.HostPort;
import dev.launchready.net.Network;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Where and how to look: the site, the network, the clock, the deadline and the declared hosts. Immutable; each method
 * that changes something returns a copy.
 *
 * <pre>{@code
 * LaunchReport report = Launch.at("acme.dev")
 *         .withHosts("app", "api")
 *         .run(Redirects.from("http://acme.dev").endsAt("https://www.acme.dev/"));
 * }</pre>
 */
public final class Launch {
    /** How long a check may take unless told otherwise: 10 seconds. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    private final Site site;
    private final Network network;
    private final Clock clock;
    private final Duration deadline;
    private final List<String> hosts;
    private final List<Waiver> waivers;

    private Launch(
            Site site, Network network, Clock clock, Duration deadline, List<String> hosts, List<Waiver> waivers) {
        this.site = site;
        this.network = network;
        this.clock = clock;
        this.deadline = deadline;
        this.hosts = List.copyOf(hosts);
        this.waivers = List.copyOf(waivers);
    }

    /**
     * The launch of a domain, looked at from here.
     *
     * @param domain the site's domain, for example {@code acme.dev}
     * @return the launch
     * @throws IllegalArgumentException if it is no domain; the message names it and what to write
     */
    public static Launch at(String domain) {
        Site site = new Site(domain);
        List<String> hosts = List.of(site.domain(), site.host("www"));
        return new Launch(site, Network.system(), Clock.systemUTC(), DEFAULT_DEADLINE, hosts, List.of());
    }

    /**
     * Declares further hosts beside the apex and www, which are always declared.
     *
     * @param names {@code app} or {@code app.acme.dev}
     * @return a copy that has them
     * @throws IllegalArgumentException if one is no host name
     */
    public Launch withHosts(String... names) {
        Set<String> more = new LinkedHashSet<>(hosts);
        for (String name : names) {
            more.add(site.host(name));
        }
        return new Launch(site, network, clock, deadline, new ArrayList<>(more), waivers);
    }

    /**
     * Bounds each check.
     *
     * @param time how long a check may take, more than zero
     * @return a copy with that deadline
     * @throws IllegalArgumentException if not more than zero
     */
    public Launch within(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(
                    "a deadline of " + time + " leaves no time to look; give more than zero");
        }
        return new Launch(site, network, clock, time, hosts, waivers);
    }

    /**
     * Sets the clock by which certificates and waivers are judged.
     *
     * @param other the clock
     * @return a copy with it
     */
    public Launch withClock(Clock other) {
        return new Launch(site, network.withClock(other), other, deadline, hosts, waivers);
    }

    /**
     * Connects elsewhere wherever the launch means {@code target}: to staging, to the new host before the DNS cut-over,
     * or to a server of a test. SNI, Host and the certificate check stay those of the real name.
     *
     * @param target for example {@code www.acme.dev:443}, or {@code *:443} for that port of every host
     * @param address for example {@code 127.0.0.1:8443}
     * @return a copy with the detour
     * @throws IllegalArgumentException if one of them is no host and port
     */
    public Launch connectTo(String target, String address) {
        HostPort to = HostPort.of(address);
        return with(n -> n.withConnectTo(HostPort.of(target), new InetSocketAddress(to.host(), to.port())));
    }

    /**
     * Asks these name servers instead of the machine's own.
     *
     * @param addresses for example {@code 127.0.0.1:5353}
     * @return a copy that asks them
     * @throws IllegalArgumentException if there is none, or one is no host and port
     */
    public Launch withNameServers(String... addresses) {
        if (addresses.length == 0) {
            throw new IllegalArgumentException("no name server given; give at least one, for example 127.0.0.1:53");
        }
        List<InetSocketAddress> servers = new ArrayList<>();
        for (String address : addresses) {
            HostPort server = HostPort.of(address);
            servers.add(new InetSocketAddress(server.host(), server.port()));
        }
        return with(n -> n.withNameServers(servers));
    }

    /**
     * Answers DNS questions from a zone that need not be published.
     *
     * @param zone the zone, as a DNS function
     * @return a copy that asks nobody else
     */
    public Launch withZone(DnsLookup zone) {
        return with(n -> n.withLookup(zone));
    }

    /**
     * Trusts further roots beside the JDK's, for this launch only.
     *
     * @param roots certificates of authorities
     * @return a copy that trusts them
     */
    public Launch trusting(X509Certificate... roots) {
        return with(n -> n.withTrusted(List.of(roots)));
    }

    /**
     * Changes the network.
     *
     * @param change from the network there is to the one there shall be
     * @return a copy with the other network
     */
    public Launch with(UnaryOperator<Network> change) {
        return new Launch(site, change.apply(network), clock, deadline, hosts, waivers);
    }

    /**
     * Takes known findings out of the verdict, for a while.
     *
     * @param more waivers beside those there are
     * @return a copy that has them
     */
    public Launch waiving(Waiver... more) {
        List<Waiver> all = new ArrayList<>(waivers);
        all.addAll(List.of(more));
        return new Launch(site, network, clock, deadline, hosts, all);
    }

    /** {@return a copy without waivers, for callers that apply {@link #waivers()} to more than one run} */
    public Launch withoutWaivers() {
        return new Launch(site, network, clock, deadline, hosts, List.of());
    }

    /**
     * Runs checks in parallel and gathers their results in the order given. Each run looks afresh.
     *
     * @param checks the checks
     * @return the report; not proven when there were no checks
     * @throws IllegalArgumentException if a waiver names a rule that no catalogue has
     */
    public LaunchReport run(Check... checks) {
        return run(List.of(checks));
    }

    /**
     * Runs checks in parallel and gathers their results in the order given. Each run looks afresh.
     *
     * @param checks the checks
     * @return the report; not proven when there were no checks
     * @throws IllegalArgumentException if a waiver names a rule that no catalogue has
     */
    public LaunchReport run(List<? extends Check> checks) {
        return new LaunchRun(with(Network::fresh)).run(checks);
    }

    /** {@return the site} */
    public Site site() {
        return site;
    }

    /** {@return the door to the world} */
    public Network network() {
        return network;
    }

    /**
     * Tells whether a probe may do to a target what would be an imposition on others.
     *
     * @param target where it would go
     * @return whether it is this machine, of the site, or what the launch connects to another address on purpose
     */
    public boolean declares(HostPort target) {
        return target.isLoopback()
                || site.covers(target.host())
                || network.detour(target).isPresent();
    }

    /** {@return the clock by which certificates and waivers are judged} */
    public Clock clock() {
        return clock;
    }

    /** {@return how long a check may take} */
    public Duration deadline() {
        return deadline;
    }

    /** {@return a deadline that begins now, for one check} */
    public Deadline startDeadline() {
        return Deadline.in(deadline);
    }

    /** {@return the declared hosts by their full names: the apex, www, and those added} */
    public List<String> hosts() {
        return hosts;
    }

    /** {@return the waivers} */
    public List<Waiver> waivers() {
        return waivers;
    }

    @Override
    public String toString() {
        return "launch at " + site;
    }
}
