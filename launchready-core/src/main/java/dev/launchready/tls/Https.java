package dev.launchready.tls;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import dev.launchready.net.Deadline;
import dev.launchready.net.NetFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Expects that a host answers HTTPS with a certificate that browsers accept: valid today, for the host, with its whole
 * chain up to a trusted authority, with keys and signatures that are not weak, and not about to expire.
 *
 * <pre>{@code
 * Https.on("www.acme.dev").hasDaysLeftAtLeast(14)
 * Https.onEveryDeclaredHost()
 * }</pre>
 *
 * <p>Unless days are chosen, 21 days left of a life of 90 or more are expected, and in proportion of a shorter life:
 * ACME clients renew when a third is left. Below a third of that, it is a launch blocker.
 */
public final class Https implements Check {
    private static final int DEFAULT_PORT = 443;
    private static final List<TlsRule> RULES = List.of(
            TlsRule.NO_HTTPS,
            TlsRule.HANDSHAKE,
            TlsRule.EXPIRED,
            TlsRule.NOT_YET_VALID,
            TlsRule.WRONG_HOST,
            TlsRule.SELF_SIGNED,
            TlsRule.UNKNOWN_ISSUER,
            TlsRule.INCOMPLETE_CHAIN,
            TlsRule.WEAK_KEY,
            TlsRule.WEAK_SIGNATURE,
            TlsRule.INVALID_CHAIN,
            TlsRule.EXPIRES_SOON);

    private final Hosts hosts;
    private final int port;
    private final OptionalInt leastDays;

    private Https(Hosts hosts, int port, OptionalInt leastDays) {
        this.hosts = hosts;
        this.port = port;
        this.leastDays = leastDays;
    }

    /**
     * HTTPS of one host.
     *
     * @param host {@code www.acme.dev}, or {@code www} for a host of the launch's site, or {@code @} for its apex
     * @return the check
     * @throws IllegalArgumentException if it is no host name; the message says what to write
     */
    public static Https on(String host) {
        return new Https(Hosts.named(host), DEFAULT_PORT, OptionalInt.empty());
    }

    /** {@return a check of the apex, www and every other host that the launch declares} */
    public static Https onEveryDeclaredHost() {
        return new Https(Hosts.everyDeclared(), DEFAULT_PORT, OptionalInt.empty());
    }

    /**
     * Expects HTTPS on another port than 443.
     *
     * @param other 1 to 65535
     * @return a copy for that port
     * @throws IllegalArgumentException if it is no port
     */
    public Https onPort(int other) {
        if (other < 1 || other > 65535) {
            throw new IllegalArgumentException(other + " is no port; give one from 1 to 65535, for example 8443");
        }
        return new Https(hosts, other, leastDays);
    }

    /**
     * Expects that many days before the certificate expires, instead of what its life suggests.
     *
     * @param days 1 or more
     * @return a copy that expects them
     * @throws IllegalArgumentException if less than 1
     */
    public Https hasDaysLeftAtLeast(int days) {
        if (days < 1) {
            throw new IllegalArgumentException(
                    "at least " + days + " days left expects nothing; give 1 or more, for example 14");
        }
        return new Https(hosts, port, OptionalInt.of(days));
    }

    @Override
    public String name() {
        String days = leastDays.isPresent() ? " for " + leastDays.getAsInt() + " days or more" : "";
        String where = port == DEFAULT_PORT ? "" : " on port " + port;
        return hosts.label() + " answers HTTPS" + where + " with a certificate that browsers accept" + days;
    }

    @Override
    public Stage stage() {
        return Stage.DOMAIN_AND_EDGE;
    }

    @Override
    public List<? extends Rule> rules() {
        return RULES;
    }

    /**
     * Looks without judging.
     *
     * @param launch where and how to look
     * @return what each host showed, in their order
     */
    public List<HostCertificate> look(Launch launch) {
        Deadline deadline = launch.startDeadline();
        return Hosts.each(
                hosts.in(launch),
                host -> HostCertificate.of(launch.network().tls().handshake(host, port, deadline)));
    }

    @Override
    public CheckResult run(Launch launch) {
        Instant now = launch.clock().instant();
        List<HostCertificate> seen = look(launch);
        List<Finding> findings = new ArrayList<>();
        List<Unseen> unseen = new ArrayList<>();
        for (HostCertificate host : seen) {
            Judged judged = HttpsJudge.judge(host, now, leastDays);
            findings.addAll(judged.findings());
            unseen.addAll(judged.unseen());
        }
        return CheckResult.of(this, findings, unseen, List.of(table(seen, now)));
    }

    private static Exhibit table(List<HostCertificate> seen, Instant now) {
        List<List<String>> rows = new ArrayList<>();
        for (HostCertificate host : seen) {
            String address = host.connectedTo()
                    .map(a -> a.getHostString() + ":" + a.getPort())
                    .orElse("");
            rows.add(host.leaf()
                    .map(leaf -> List.of(
                            host.subject(),
                            address,
                            leaf.issuer(),
                            leaf.notAfter().toString(),
                            String.valueOf(leaf.daysLeft(now)),
                            host.isTrusted() ? "accepted" : "refused"))
                    .orElseGet(() -> List.of(
                            host.subject(),
                            address,
                            "",
                            "",
                            "",
                            host.failure().map(NetFailure::detail).orElse("no certificate"))));
        }
        return new Exhibit.Table(
                "Certificates", List.of("Host", "Address", "Issuer", "Valid until", "Days left", "Browsers"), rows);
    }

    @Override
    public String toString() {
        return name();
    }
}
