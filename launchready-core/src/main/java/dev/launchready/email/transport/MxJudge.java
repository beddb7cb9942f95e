package dev.launchready.email.transport;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.net.Distrust;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.NetFailure;
import dev.launchready.net.SmtpExchange;
import dev.launchready.net.SmtpReply;
import dev.launchready.net.TlsSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges the mail servers of a domain. */
final class MxJudge {
    private final MailFacts facts;
    private final boolean receives;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();

    MxJudge(MailFacts facts, boolean receives) {
        this.facts = facts;
        this.receives = receives;
    }

    List<Finding> findings() {
        return findings;
    }

    List<Unseen> unseen() {
        return unseen;
    }

    void judge() {
        if (!facts.mx().isConclusive()) {
            unseen.add(new Unseen(facts.domain(), facts.mx().describe(), Impact.LAUNCH_BLOCKER));
            return;
        }
        records();
        for (MxHost host : facts.hosts()) {
            host(host);
        }
    }

    private void records() {
        boolean none = facts.isNullMx();
        if (none && !facts.hosts().isEmpty()) {
            add(MailRule.NULL_MX_BESIDE_OTHERS, facts.domain(), "either a null MX or mail servers", "it has both");
        } else if (receives && none) {
            add(MailRule.NULL_MX, facts.domain(), "a mail server", "its MX \"0 .\" says that it receives no mail");
        } else if (receives && facts.hosts().isEmpty()) {
            add(MailRule.MX_MISSING, facts.domain(), "an MX record", "there is none");
        } else if (!receives && !none) {
            add(
                    MailRule.MX_EXPECTED_NONE,
                    facts.domain(),
                    "a null MX",
                    facts.hosts().isEmpty()
                            ? "it has no MX, so that mail goes to its web server"
                            : "its MX is " + facts.hosts().get(0).name());
        }
    }

    private void host(MxHost host) {
        String name = host.name();
        if (isAddress(name)) {
            add(MailRule.MX_ADDRESS, facts.domain(), "the name of a mail server in MX", "it is the address " + name);
            return;
        }
        List<DnsRecord.Alias> aliases = host.aliases();
        if (!aliases.isEmpty()) {
            String end = aliases.get(aliases.size() - 1).target();
            add(MailRule.MX_ALIAS, name, "a name with its own address", "it is an alias of " + end);
        }
        if (!host.isConclusive()) {
            unseen.add(new Unseen(name, host.addresses().get(0).describe(), Impact.LAUNCH_BLOCKER));
        } else if (!host.resolves()) {
            add(MailRule.MX_UNRESOLVED, name, "a mail server with an address", "it has none");
        }
        host.smtp().ifPresent(smtp -> smtp(host, smtp));
        if (facts.hosts().indexOf(host) >= MailLook.MOST_HOSTS) {
            unseen.add(new Unseen(
                    name,
                    "only the first " + MailLook.MOST_HOSTS + " mail servers are spoken with",
                    Impact.SUPPORT_RISK));
        }
        tlsa(host);
    }

    private void smtp(MxHost host, SmtpExchange smtp) {
        String name = host.name();
        if (!smtp.injected().isEmpty()) {
            add(
                    MailRule.STARTTLS_INJECTION,
                    name,
                    "nothing in plain text behind the reply to STARTTLS",
                    "it sent \"" + smtp.injected() + "\"");
        } else if (smtp.tls().isPresent()) {
            certificate(name, smtp.tls().get());
        } else if (smtp.startTls().isPresent()) {
            String actual = smtp.failure()
                    .map(NetFailure::detail)
                    .orElseGet(() -> "it answers \"" + smtp.startTls().get().describe() + "\"");
            boolean unseeable =
                    smtp.failure().filter(f -> !f.kind().isConclusive()).isPresent();
            if (unseeable) {
                unseen.add(new Unseen(name, actual, Impact.LAUNCH_BLOCKER));
            } else {
                add(MailRule.STARTTLS_FAILS, name, "STARTTLS that works", actual);
            }
        } else if (smtp.ehlo().isPresent()) {
            String actual = smtp.ehlo().get().isPositive()
                    ? "it offers none"
                    : "it answers EHLO with \"" + smtp.ehlo().get().describe() + "\"";
            findings.add(Finding.of(MailRule.STARTTLS_MISSING, name)
                    .expected("STARTTLS")
                    .actual(actual)
                    .impact(facts.enforces() ? Impact.LAUNCH_BLOCKER : Impact.SUPPORT_RISK)
                    .evidence("EHLO", String.join("\n", smtp.ehlo().get().lines()))
                    .build());
        } else {
            unseen.add(new Unseen(name, unspoken(smtp), Impact.LAUNCH_BLOCKER));
        }
    }

    private static String unspoken(SmtpExchange smtp) {
        return smtp.failure()
                .map(failure -> failure.detail()
                        + (failure.kind() == NetFailure.Kind.CONNECT_TIMEOUT
                                ? "; many networks block port 25 to the outside, run this where it is open"
                                : ""))
                .or(() -> smtp.greeting().map(SmtpReply::describe).map(text -> "it greets with \"" + text + "\""))
                .orElse("it was not spoken with");
    }

    private void certificate(String name, TlsSession tls) {
        Optional<Distrust> distrust = tls.distrust().stream().findFirst();
        distrust.ifPresent(reason -> findings.add(Finding.of(MailRule.CERTIFICATE, name)
                .expected("a certificate that is valid for " + name)
                .actual("it is not to be trusted: " + reason.detail())
                .impact(facts.enforces() ? Impact.LAUNCH_BLOCKER : Impact.SUPPORT_RISK)
                .evidence("certificate", reason.certificate())
                .build()));
    }

    private void tlsa(MxHost host) {
        List<DnsRecord.TlsAssociation> records =
                host.tlsa().records(DnsRecord.TlsAssociation.class).toList();
        if (records.isEmpty()) {
            return;
        }
        String name = "_25._tcp." + host.name();
        if (!host.tlsa().authenticated()) {
            add(
                    MailRule.TLSA_UNSIGNED,
                    name,
                    "an answer that DNSSEC vouches for (AD)",
                    "the resolver did not validate it");
            return;
        }
        List<DnsRecord.TlsAssociation> usable =
                records.stream().filter(r -> r.usage() == 2 || r.usage() == 3).toList();
        if (usable.isEmpty()) {
            add(
                    MailRule.TLSA_USAGE,
                    name,
                    "usage 2 or 3",
                    "its usage is " + records.get(0).usage());
        }
        Optional<TlsSession> tls = host.smtp().flatMap(SmtpExchange::tls);
        if (tls.isPresent()
                && !usable.isEmpty()
                && usable.stream().noneMatch(r -> Tlsa.fits(r, tls.get().chain()))) {
            add(
                    MailRule.TLSA_MISMATCH,
                    name,
                    "a record that fits the certificate of " + host.name(),
                    "none of " + usable.size() + " does");
        }
    }

    private void add(MailRule rule, String subject, String expected, String actual) {
        findings.add(Finding.of(rule, subject)
                .expected(expected)
                .actual(actual)
                .evidence("MX", facts.mx().describe())
                .build());
    }

    private static boolean isAddress(String name) {
        return name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || name.indexOf(':') >= 0;
    }
}
