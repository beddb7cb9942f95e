package dev.launchready.dns;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.dns.ZoneExpectation.Mail;
import java.util.List;
import java.util.Optional;

/**
 * Expects a zone to be healthy: delegated to several name servers that all serve the same version of it, no alias at
 * its apex, timers that suit a launch, no wildcard; and more where it says so. Immutable; each verb returns a copy.
 *
 * <pre>{@code
 * DnsZone.of("acme.dev").issuedBy("letsencrypt.org").receivesMail()
 * }</pre>
 */
public final class DnsZone implements Check {
    private final Optional<String> domain;
    private final ZoneExpectation expected;

    private DnsZone(Optional<String> domain, ZoneExpectation expected) {
        this.domain = domain;
        this.expected = expected;
    }

    /**
     * A zone.
     *
     * @param domain its name, for example {@code acme.dev}
     * @return the check
     * @throws IllegalArgumentException if it is no domain name
     */
    public static DnsZone of(String domain) {
        String name = HostNames.canonical(domain);
        if (!name.matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)+")
                || HostNames.address(name).isPresent()) {
            throw new IllegalArgumentException(
                    "\"" + domain + "\" is no domain; write for example acme.dev, without scheme, path and port");
        }
        return new DnsZone(Optional.of(name), ZoneExpectation.HEALTHY);
    }

    /** {@return the check of the launch's own domain} */
    public static DnsZone ofSite() {
        return new DnsZone(Optional.empty(), ZoneExpectation.HEALTHY);
    }

    /**
     * Expects CAA to let an authority issue certificates (RFC 8659).
     *
     * @param authority the domain that it names for CAA records, for example {@code letsencrypt.org}
     * @return a copy that expects it
     * @throws IllegalArgumentException if it is no domain
     */
    public DnsZone issuedBy(String authority) {
        return new DnsZone(domain, expected.withIssuer(CaaExpectation.of(authority, false)));
    }

    /**
     * Expects CAA to let an authority issue wildcard certificates (RFC 8659 section 4.3).
     *
     * @param authority the domain that it names for CAA records, for example {@code letsencrypt.org}
     * @return a copy that expects it
     * @throws IllegalArgumentException if it is no domain
     */
    public DnsZone wildcardsIssuedBy(String authority) {
        return new DnsZone(domain, expected.withIssuer(CaaExpectation.of(authority, true)));
    }

    /** {@return a copy that expects the domain to take mail: MX records, and no null MX} */
    public DnsZone receivesMail() {
        return new DnsZone(domain, expected.withMail(Mail.RECEIVED));
    }

    /** {@return a copy that expects the domain to say that it takes no mail: a null MX (RFC 7505)} */
    public DnsZone receivesNoMail() {
        return new DnsZone(domain, expected.withMail(Mail.NOT_RECEIVED));
    }

    /** {@return a copy that takes a wildcard, for products whose tenants have names of their own} */
    public DnsZone allowingWildcard() {
        return new DnsZone(domain, expected.withWildcard());
    }

    /**
     * Looks at the zone without judging it.
     *
     * @param launch where and how to look
     * @return what DNS and each name server say
     */
    public ZoneRecords look(Launch launch) {
        String name = domain.orElseGet(() -> launch.site().domain());
        return ZoneLook.look(launch, name, expected.issuer().isPresent());
    }

    @Override
    public String name() {
        StringBuilder text = new StringBuilder(domain.orElse("the site") + " has a healthy DNS zone");
        switch (expected.mail()) {
            case RECEIVED -> text.append(" that takes mail");
            case NOT_RECEIVED -> text.append(" that takes no mail");
            case UNDECLARED -> {}
        }
        expected.issuer()
                .ifPresent(ca -> text.append(ca.wildcard() ? " and may get wildcard" : " and may get")
                        .append(" certificates of ")
                        .append(ca.issuer()));
        return text.toString();
    }

    @Override
    public Stage stage() {
        return Stage.DOMAIN_AND_EDGE;
    }

    @Override
    public List<? extends Rule> rules() {
        return DnsRule.ofZones();
    }

    @Override
    public CheckResult run(Launch launch) {
        ZoneRecords zone = look(launch);
        Judgement judgement = ZoneJudge.judge(zone, expected);
        return CheckResult.of(this, judgement.findings(), judgement.unseen(), List.of(table(zone)));
    }

    private static Exhibit.Table table(ZoneRecords zone) {
        List<List<String>> rows = zone.nameServers().stream()
                .map(server -> List.of(
                        server.host(),
                        String.join(
                                ", ",
                                server.addresses().stream()
                                        .map(address -> address.getHostAddress())
                                        .toList()),
                        server.servesTheZone() ? "yes" : server.soa().status().toString(),
                        server.authority()
                                .map(soa -> String.valueOf(soa.serial()))
                                .orElse("")))
                .toList();
        return new Exhibit.Table(
                "Name servers of " + zone.zone(),
                List.of("Name server", "Addresses", "Serves the zone", "Serial"),
                rows);
    }
}
