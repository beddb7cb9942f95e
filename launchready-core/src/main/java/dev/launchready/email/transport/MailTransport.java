package dev.launchready.email.transport;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Site;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import dev.launchready.net.IpLiteral;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Expects mail for a domain to travel safely. MX and STARTTLS are always looked at; MTA-STS, TLS reporting and BIMI are
 * judged where they are published, and missed where they are expected.
 *
 * <pre>{@code
 * MailTransport.of("acme.dev").enforcesMtaSts().hasTlsReporting().sendsFrom("198.51.100.7")
 * }</pre>
 */
public final class MailTransport implements Check {
    private enum Want {
        MTA_STS,
        ENFORCED,
        TLS_REPORTING,
        BIMI,
        NO_MAIL,
        NO_PROBING
    }

    private final String domain;
    private final Set<Want> wants;
    private final List<InetAddress> senders;

    private MailTransport(String domain, Set<Want> wants, List<InetAddress> senders) {
        this.domain = domain;
        this.wants = wants;
        this.senders = List.copyOf(senders);
    }

    /**
     * The mail of a domain.
     *
     * @param domain for example {@code acme.dev}
     * @return the check
     * @throws IllegalArgumentException if it is no domain; the message names it and what to write
     */
    public static MailTransport of(String domain) {
        return new MailTransport(new Site(domain).domain(), EnumSet.noneOf(Want.class), List.of());
    }

    /**
     * Expects MTA-STS in any mode.
     *
     * @return a copy that expects it
     */
    public MailTransport hasMtaSts() {
        return with(Want.MTA_STS);
    }

    /**
     * Expects MTA-STS in enforce mode.
     *
     * @return a copy that expects it
     */
    public MailTransport enforcesMtaSts() {
        return with(Want.MTA_STS).with(Want.ENFORCED);
    }

    /**
     * Expects TLS reporting.
     *
     * @return a copy that expects it
     */
    public MailTransport hasTlsReporting() {
        return with(Want.TLS_REPORTING);
    }

    /**
     * Expects BIMI.
     *
     * @return a copy that expects it
     */
    public MailTransport hasBimi() {
        return with(Want.BIMI);
    }

    /**
     * Expects a null MX (RFC 7505): a domain that receives no mail and says so.
     *
     * @return a copy that expects it
     */
    public MailTransport receivesNoMail() {
        return with(Want.NO_MAIL);
    }

    /**
     * Looks at DNS and HTTPS only and speaks with no mail server; nothing is claimed about STARTTLS then.
     *
     * @return a copy that does not connect to port 25
     */
    public MailTransport withoutConnecting() {
        return with(Want.NO_PROBING);
    }

    /**
     * Declares addresses that send mail themselves; each has to have a reverse name that leads back to it.
     *
     * @param addresses for example {@code 198.51.100.7} or {@code 2001:db8::25}
     * @return a copy that looks at them
     * @throws IllegalArgumentException if one is no IP address; the message names it
     */
    public MailTransport sendsFrom(String... addresses) {
        List<InetAddress> all = new ArrayList<>(senders);
        for (String address : addresses) {
            all.add(IpLiteral.parse(address)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "\"" + address + "\" is no IP address; write for example 198.51.100.7")));
        }
        return new MailTransport(domain, wants, all);
    }

    private MailTransport with(Want want) {
        Set<Want> more = EnumSet.copyOf(wants.isEmpty() ? EnumSet.of(want) : wants);
        more.add(want);
        return new MailTransport(domain, more, senders);
    }

    /**
     * Looks, and judges nothing.
     *
     * @param launch where and how to look
     * @return what was seen
     */
    public MailFacts look(Launch launch) {
        return new MailLook(domain, launch.network(), launch.startDeadline(), !wants.contains(Want.NO_PROBING))
                .look(senders);
    }

    @Override
    public String name() {
        return "mail for " + domain + " travels safely";
    }

    @Override
    public Stage stage() {
        return Stage.DOMAIN_AND_EDGE;
    }

    @Override
    public List<? extends Rule> rules() {
        return Stream.<Rule[]>of(MailRule.values(), MtaStsRule.values(), TlsRptRule.values(), BimiRule.values())
                .flatMap(Stream::of)
                .toList();
    }

    @Override
    public CheckResult run(Launch launch) {
        MailFacts facts = look(launch);
        MxJudge mx = new MxJudge(facts, !wants.contains(Want.NO_MAIL));
        mx.judge();
        MtaStsJudge mtaSts = new MtaStsJudge(facts, wants.contains(Want.MTA_STS), wants.contains(Want.ENFORCED));
        mtaSts.judge();
        RecordJudge records = new RecordJudge(facts);
        records.senders();
        records.tlsRpt(wants.contains(Want.TLS_REPORTING));
        records.bimi(wants.contains(Want.BIMI));
        List<Finding> findings = new ArrayList<>(mx.findings());
        findings.addAll(mtaSts.findings());
        findings.addAll(records.findings());
        List<Unseen> unseen = new ArrayList<>(mx.unseen());
        unseen.addAll(mtaSts.unseen());
        unseen.addAll(records.unseen());
        return CheckResult.of(
                this, findings, unseen, MailExhibits.of(facts, launch.clock().instant()));
    }

    @Override
    public String toString() {
        return name();
    }
}
