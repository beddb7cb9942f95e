package dev.launchready.dns;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Expects a host of the site to resolve, and more where it says so. Immutable; each verb returns a copy.
 *
 * <pre>{@code
 * Subdomain.named("app").resolves().pointsTo("acme.vercel.app").hasIpv4AndIpv6()
 * }</pre>
 */
public final class Subdomain implements Check {
    private final String host;
    private final HostExpectation expected;
    private final Optional<CaaExpectation> issuer;

    private Subdomain(String host, HostExpectation expected, Optional<CaaExpectation> issuer) {
        this.host = host;
        this.expected = expected;
        this.issuer = issuer;
    }

    /**
     * A host of the site, which has to resolve.
     *
     * @param name {@code app} or {@code app.acme.dev}; {@code @} for the apex
     * @return the check
     * @throws IllegalArgumentException if the name is empty or has anything in it but letters, digits, hyphens and dots
     */
    public static Subdomain named(String name) {
        if (!name.equals("@") && !name.strip().matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.?")) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no host of a site; write for example app, app.acme.dev, or @ for the apex");
        }
        return new Subdomain(name.strip(), HostExpectation.RESOLVES, Optional.empty());
    }

    /** {@return the check of the site's apex} */
    public static Subdomain apex() {
        return named("@");
    }

    /** {@return this check: a host has to resolve in any case} */
    public Subdomain resolves() {
        return this;
    }

    /**
     * Expects the host to lead to one of these, by an alias on its way, by an address, or by having the same addresses.
     *
     * @param targets names or IP addresses
     * @return a copy that expects it
     * @throws IllegalArgumentException if there is none, or one is neither a name nor an address
     */
    public Subdomain pointsTo(String... targets) {
        List<String> canonical = new ArrayList<>();
        for (String target : targets) {
            String name = HostNames.canonical(target);
            if (HostNames.address(name).isEmpty() && !name.matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)+")) {
                throw new IllegalArgumentException(
                        "\"" + target + "\" is neither a host nor an address; write for example acme.vercel.app");
            }
            canonical.add(name);
        }
        if (canonical.isEmpty()) {
            throw new IllegalArgumentException(
                    "no target given for " + host + "; give at least one, for example pointsTo(\"acme.vercel.app\")");
        }
        return new Subdomain(host, expected.withTargets(canonical), issuer);
    }

    /** {@return a copy that expects both an A and an AAAA record} */
    public Subdomain hasIpv4AndIpv6() {
        return new Subdomain(host, expected.withDualStack(), issuer);
    }

    /** {@return a copy that takes loopback addresses, for a launch that is rehearsed on one machine} */
    public Subdomain allowingLoopback() {
        return new Subdomain(host, expected.withLoopback(), issuer);
    }

    /**
     * Sets how long the records may be cached; one hour unless told otherwise.
     *
     * @param time at most this long
     * @return a copy that expects it
     */
    public Subdomain isCachedAtMost(Duration time) {
        return new Subdomain(host, expected.withLongestTtl(time), issuer);
    }

    /**
     * Expects CAA to let an authority issue certificates for the host (RFC 8659).
     *
     * @param authority the domain that it names for CAA records, for example {@code letsencrypt.org}
     * @return a copy that expects it
     * @throws IllegalArgumentException if it is no domain
     */
    public Subdomain issuedBy(String authority) {
        return new Subdomain(host, expected, Optional.of(CaaExpectation.of(authority, false)));
    }

    /**
     * Looks at the host without judging it.
     *
     * @param launch where and how to look
     * @return what DNS says
     */
    public HostRecords look(Launch launch) {
        return facts(launch).records();
    }

    @Override
    public String name() {
        String subject = host.equals("@") ? "the apex" : host;
        StringBuilder text = new StringBuilder(subject + " resolves");
        if (!expected.targets().isEmpty()) {
            text.append(" and leads to ").append(String.join(" or ", expected.targets()));
        }
        if (expected.dualStack()) {
            text.append(" over IPv4 and IPv6");
        }
        issuer.ifPresent(ca -> text.append(" and may get certificates of ").append(ca.issuer()));
        return text.toString();
    }

    @Override
    public Stage stage() {
        return Stage.DOMAIN_AND_EDGE;
    }

    @Override
    public List<? extends Rule> rules() {
        return DnsRule.ofHosts();
    }

    @Override
    public CheckResult run(Launch launch) {
        HostFacts facts = facts(launch);
        Judgement judgement = HostJudge.judge(facts, expected);
        issuer.ifPresent(ca -> CaaJudge.judge(facts.caa(), facts.records().host(), facts.site(), ca, judgement));
        return CheckResult.of(
                this,
                judgement.findings(),
                judgement.unseen(),
                List.of(HostTable.of(launch.site().domain(), List.of(facts.records()))));
    }

    private HostFacts facts(Launch launch) {
        String full = launch.site().host(host);
        return new HostLook(launch, launch.startDeadline())
                .look(List.of(full), expected.targets(), issuer.isPresent())
                .get(0);
    }
}
