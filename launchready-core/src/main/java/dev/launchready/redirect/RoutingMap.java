package dev.launchready.redirect;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import dev.launchready.net.Concurrently;
import dev.launchready.net.Deadline;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.RecordType;
import dev.launchready.net.TlsSession;
import dev.launchready.net.Url;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The routing map of every declared host, the deliverable of the stage domain and edge: records, address, server,
 * redirect chain, final address, certificate. It judges nothing; what could not be looked at is told as unseen.
 */
public final class RoutingMap implements Check {
    private RoutingMap() {}

    /** {@return the map of all declared hosts} */
    public static RoutingMap ofDeclaredHosts() {
        return new RoutingMap();
    }

    /**
     * Follows the hosts.
     *
     * @param launch where and how to look
     * @return the way of each host, in the order declared
     */
    public List<Route> trace(Launch launch) {
        Deadline deadline = launch.startDeadline();
        return Concurrently.map(launch.hosts(), host -> route(launch, host, deadline));
    }

    @Override
    public String name() {
        return "the routing map is drawn";
    }

    @Override
    public Stage stage() {
        return Stage.DOMAIN_AND_EDGE;
    }

    @Override
    public Impact impact() {
        return Impact.SUPPORT_RISK;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of();
    }

    @Override
    public CheckResult run(Launch launch) {
        List<Route> routes = trace(launch);
        List<Unseen> unseen = new ArrayList<>();
        routes.forEach(route -> whatIsMissing(route).ifPresent(unseen::add));
        RoutingMapDrawing drawing = new RoutingMapDrawing(launch.site().domain(), routes);
        return CheckResult.of(this, List.of(), unseen, List.of(drawing.table(), drawing.graph()));
    }

    @Override
    public String toString() {
        return name();
    }

    private static Route route(Launch launch, String host, Deadline deadline) {
        DnsLookup dns = launch.network().dns().until(deadline);
        DnsAnswer ipv4 = dns.lookup(host, RecordType.A);
        DnsAnswer ipv6 = dns.lookup(host, RecordType.AAAA);
        RedirectChain secure = trace(launch, deadline, "https://" + host + "/");
        RedirectChain chain = secure.end() instanceof ChainEnd.Broken && secure.redirects() == 0
                ? trace(launch, deadline, "http://" + host + "/")
                : secure;
        HttpExchange first = chain.hops().get(0).exchange();
        Optional<Instant> until = first.tls()
                .flatMap(TlsSession::leaf)
                .map(certificate -> certificate.getNotAfter().toInstant());
        String server = first.reply().map(ServerName::of).orElse("");
        return new Route(host, ipv4, ipv6, chain, server, until);
    }

    private static RedirectChain trace(Launch launch, Deadline deadline, String start) {
        return RedirectTracer.trace(launch, deadline, launch.site()::covers, Url.of(start), "GET", Optional.empty());
    }

    private static Optional<Unseen> whatIsMissing(Route route) {
        if (!route.ipv4().isConclusive()) {
            return Optional.of(new Unseen(route.host(), route.ipv4().describe(), Impact.SUPPORT_RISK));
        }
        if (route.chain().end() instanceof ChainEnd.Broken broken
                && !broken.failure().kind().isConclusive()) {
            return Optional.of(new Unseen(route.host(), broken.failure().detail(), Impact.SUPPORT_RISK));
        }
        return Optional.empty();
    }
}
