package dev.launchready.tls;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import dev.launchready.net.Deadline;
import dev.launchready.net.Http;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.Url;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Expects that a host asks browsers to stay with HTTPS (Strict-Transport-Security, RFC 6797), for 180 days or more
 * unless told otherwise.
 *
 * <pre>{@code
 * Hsts.on("acme.dev").preloadable()
 * Hsts.onEveryDeclaredHost().lastsAtLeast(Duration.ofDays(365))
 * }</pre>
 *
 * <p>A host that gives no https answer is not judged here: {@link Https} says what is wrong with it.
 */
public final class Hsts implements Check {
    /** What is expected unless told otherwise: 15,552,000 seconds, the pass mark of Mozilla's HTTP Observatory. */
    public static final Duration DEFAULT_TIME = Duration.ofDays(180);

    private static final List<TlsRule> RULES = List.of(
            TlsRule.HSTS_MISSING,
            TlsRule.HSTS_MALFORMED,
            TlsRule.HSTS_OFF,
            TlsRule.HSTS_NOT_PRELOADABLE,
            TlsRule.HSTS_SHORT,
            TlsRule.HSTS_DUPLICATE,
            TlsRule.HSTS_OVER_HTTP);
    private static final int BODY_LIMIT = 1024;

    private final Hosts hosts;
    private final Duration least;
    private final boolean preloadable;

    private Hsts(Hosts hosts, Duration least, boolean preloadable) {
        this.hosts = hosts;
        this.least = least;
        this.preloadable = preloadable;
    }

    /**
     * The Strict-Transport-Security of one host.
     *
     * @param host {@code www.acme.dev}, or {@code www} for a host of the launch's site, or {@code @} for its apex
     * @return the check
     * @throws IllegalArgumentException if it is no host name; the message says what to write
     */
    public static Hsts on(String host) {
        return new Hsts(Hosts.named(host), DEFAULT_TIME, false);
    }

    /** {@return a check of the apex, www and every other host that the launch declares} */
    public static Hsts onEveryDeclaredHost() {
        return new Hsts(Hosts.everyDeclared(), DEFAULT_TIME, false);
    }

    /**
     * Expects another time.
     *
     * @param time the least max-age, a second or more
     * @return a copy that expects it
     * @throws IllegalArgumentException if less than a second
     */
    public Hsts lastsAtLeast(Duration time) {
        if (time.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "a max-age of " + time + " expects nothing; give a second or more, for example 180 days");
        }
        return new Hsts(hosts, time, preloadable);
    }

    /**
     * Expects of the apex what the browsers' preload list demands: a max-age of 31,536,000 seconds without quotation
     * marks, includeSubDomains and preload, in one field. What the list demands of redirects is for the redirect checks.
     *
     * @return a copy that expects it
     */
    public Hsts preloadable() {
        return new Hsts(hosts, least, true);
    }

    @Override
    public String name() {
        return hosts.label() + " asks browsers to stay with HTTPS for " + Expiry.inWords(least) + " or more"
                + (preloadable ? " and can be preloaded" : "");
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
        return RULES;
    }

    /**
     * Looks without judging: asks each host for {@code /} over https and, when it is to be preloaded, over http.
     *
     * @param launch where and how to look
     * @return what each host sent, in their order
     */
    public List<HostHsts> look(Launch launch) {
        Http http = launch.network().http();
        Deadline deadline = launch.startDeadline();
        return Hosts.each(hosts.in(launch), host -> {
            HttpExchange secure = http.exchange(call("https", host), deadline);
            Optional<HttpExchange> plain =
                    preloadable ? Optional.of(http.exchange(call("http", host), deadline)) : Optional.empty();
            return HostHsts.of(host, secure, plain);
        });
    }

    private static HttpCall call(String scheme, String host) {
        return HttpCall.get(Url.of(scheme + "://" + host + "/")).withBodyLimit(BODY_LIMIT);
    }

    @Override
    public CheckResult run(Launch launch) {
        List<Finding> findings = new ArrayList<>();
        List<Unseen> unseen = new ArrayList<>();
        boolean single = hosts instanceof Hosts.One;
        for (HostHsts host : look(launch)) {
            boolean apex = host.host().equals(launch.site().domain());
            // Among all hosts only the apex can be preloaded; the others come with it
            Judged judged =
                    HstsJudge.judge(host, new HstsJudge.Expectation(least, preloadable && (apex || single), apex));
            findings.addAll(judged.findings());
            unseen.addAll(judged.unseen());
        }
        return CheckResult.of(this, findings, unseen, List.of());
    }

    @Override
    public String toString() {
        return name();
    }
}
