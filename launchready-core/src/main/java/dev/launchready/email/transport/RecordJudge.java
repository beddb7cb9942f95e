package dev.launchready.email.transport;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.email.TagList;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpReply;
import dev.launchready.net.NetFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges TLS reporting, BIMI and the reverse names of sending addresses. */
final class RecordJudge {
    private final MailFacts facts;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();

    RecordJudge(MailFacts facts) {
        this.facts = facts;
    }

    List<Finding> findings() {
        return findings;
    }

    List<Unseen> unseen() {
        return unseen;
    }

    void tlsRpt(boolean expected) {
        String name = "_smtp._tls." + facts.domain();
        List<MailRecord> records = facts.tlsRptRecords();
        String seen = facts.tlsRpt().describe();
        if (!facts.tlsRpt().isConclusive()) {
            unseen.add(new Unseen(name, seen, Impact.CLEANUP));
        } else if (records.isEmpty() && expected) {
            findings.add(Finding.of(TlsRptRule.MISSING, name)
                    .expected("a TLS reporting record")
                    .actual("there is none")
                    .build());
        } else if (records.size() > 1) {
            findings.add(Finding.of(TlsRptRule.SEVERAL_RECORDS, name)
                    .expected("one TLS reporting record")
                    .actual("there are " + records.size())
                    .evidence("DNS answer", seen)
                    .build());
        }
        records.stream()
                .limit(1)
                .flatMap(r -> r.problems().stream())
                .forEach(problem -> findings.add(Finding.of(TlsRptRule.RECORD, name)
                        .expected("v=TLSRPTv1; rua=…")
                        .actual(problem)
                        .evidence("DNS answer", seen)
                        .build()));
    }

    void bimi(boolean expected) {
        String name = "default._bimi." + facts.domain();
        List<MailRecord> records = facts.bimiRecords();
        if (!facts.bimi().isConclusive()) {
            unseen.add(new Unseen(name, facts.bimi().describe(), Impact.CLEANUP));
        } else if (records.isEmpty()) {
            if (expected) {
                addBimi(BimiRule.MISSING, name, "a BIMI record", "there is none");
            }
        } else if (records.size() > 1) {
            addBimi(BimiRule.SEVERAL_RECORDS, name, "one BIMI record", "there are " + records.size());
        } else {
            bimi(name, records.get(0));
        }
    }

    private void bimi(String name, MailRecord record) {
        for (String problem : record.problems()) {
            addBimi(BimiRule.RECORD, name, "v=BIMI1; l=https://…", problem);
        }
        if (record.tags().value("l").filter(String::isEmpty).isPresent()) {
            // an empty l= declines to take part (section 4.2), which is no mistake
            return;
        }
        if (facts.dmarc().isConclusive() && !isDmarcEnforced()) {
            addBimi(BimiRule.DMARC, name, "a DMARC policy of quarantine or reject beside it", dmarc());
        }
        if (record.tags().value("a").filter(a -> !a.isEmpty()).isEmpty()) {
            addBimi(BimiRule.NO_CERTIFICATE, name, "a mark certificate in a=", "there is none");
        }
        facts.logo().ifPresent(this::logo);
    }

    private Optional<TagList> dmarcTags() {
        return facts.dmarc()
                .records(DnsRecord.Text.class)
                .map(DnsRecord.Text::joined)
                .filter(text -> text.startsWith("v=DMARC1"))
                .map(text -> TagList.read(text).list())
                .findFirst();
    }

    private boolean isDmarcEnforced() {
        String policy =
                dmarcTags().flatMap(tags -> tags.value("p")).orElse("none").toLowerCase(Locale.ROOT);
        return policy.equals("quarantine") || policy.equals("reject");
    }

    private String dmarc() {
        return dmarcTags()
                .map(tags -> "it is p=" + tags.value("p").orElse("none"))
                .orElse("there is no DMARC record");
    }

    private void logo(HttpExchange exchange) {
        String url = exchange.url().toString();
        Optional<NetFailure> failure = exchange.failure();
        Optional<HttpReply> reply = exchange.reply();
        if (failure.isPresent() && !failure.get().kind().isConclusive()) {
            unseen.add(new Unseen(url, failure.get().detail(), Impact.CLEANUP));
        } else if (failure.isPresent()) {
            addBimi(BimiRule.LOGO_UNREACHABLE, url, "the logo", failure.get().detail());
        } else if (reply.isPresent() && reply.get().status() != 200) {
            addBimi(
                    BimiRule.LOGO_UNREACHABLE,
                    url,
                    "status 200",
                    "it answers " + reply.get().statusLine());
        } else if (exchange.tls().filter(tls -> !tls.isTrusted()).isPresent()) {
            String why = exchange.tls().get().distrust().get(0).detail();
            addBimi(BimiRule.LOGO_UNREACHABLE, url, "a valid certificate", "it is not to be trusted: " + why);
        } else if (reply.isPresent()) {
            for (String problem : BimiLogo.problems(reply.get())) {
                addBimi(BimiRule.LOGO_FORMAT, url, "an SVG Tiny PS image", problem);
            }
        }
    }

    void senders() {
        for (SendingAddress sender : facts.senders()) {
            String address = sender.address().getHostAddress();
            if (!sender.isConclusive()) {
                String reason = sender.reverse().isConclusive()
                        ? sender.forward().get(0).describe()
                        : sender.reverse().describe();
                unseen.add(new Unseen(address, reason, Impact.LAUNCH_BLOCKER));
            } else if (sender.names().isEmpty()) {
                findings.add(Finding.of(MailRule.REVERSE_MISSING, address)
                        .expected("a reverse name (PTR)")
                        .actual("there is none")
                        .evidence("DNS answer", sender.reverse().describe())
                        .build());
            } else if (!sender.isConfirmed()) {
                findings.add(Finding.of(MailRule.REVERSE_UNCONFIRMED, address)
                        .expected("a reverse name that leads back to it")
                        .actual(sender.names().get(0) + " does not")
                        .evidence("DNS answer", sender.reverse().describe())
                        .evidence("DNS answer", sender.forward().get(0).describe())
                        .build());
            }
        }
    }

    private void addBimi(BimiRule rule, String subject, String expected, String actual) {
        findings.add(Finding.of(rule, subject)
                .expected(expected)
                .actual(actual)
                .evidence("DNS answer", facts.bimi().describe())
                .build());
    }
}
