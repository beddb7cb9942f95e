package dev.launchready.email.transport;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.net.Distrust;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpReply;
import dev.launchready.net.NetFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges MTA-STS: the record, the way to the policy, and the policy. */
final class MtaStsJudge {
    private static final long SHORT_AGE = 86_400;

    private final MailFacts facts;
    private final boolean expected;
    private final boolean enforced;
    private final String record;
    private final String host;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();

    MtaStsJudge(MailFacts facts, boolean expected, boolean enforced) {
        this.facts = facts;
        this.expected = expected;
        this.enforced = enforced;
        this.record = "_mta-sts." + facts.domain();
        this.host = "mta-sts." + facts.domain();
    }

    List<Finding> findings() {
        return findings;
    }

    List<Unseen> unseen() {
        return unseen;
    }

    void judge() {
        if (!facts.mtaSts().isConclusive()) {
            unseen.add(new Unseen(record, facts.mtaSts().describe(), Impact.SUPPORT_RISK));
            return;
        }
        List<MailRecord> records = facts.mtaStsRecords();
        if (records.isEmpty()) {
            if (expected) {
                add(MtaStsRule.MISSING, record, "an MTA-STS record", "there is none");
            }
            return;
        }
        if (records.size() > 1) {
            add(MtaStsRule.SEVERAL_RECORDS, record, "one MTA-STS record", "there are " + records.size());
        }
        for (String problem : records.get(0).problems()) {
            add(MtaStsRule.RECORD, record, "v=STSv1; id=…", problem);
        }
        facts.policy().ifPresent(this::exchange);
    }

    private void exchange(HttpExchange exchange) {
        List<Distrust> distrust = exchange.tls().map(tls -> tls.distrust()).orElse(List.of());
        if (!distrust.isEmpty()) {
            add(
                    MtaStsRule.CERTIFICATE,
                    host,
                    "a certificate that is valid for it",
                    "it is not to be trusted: " + distrust.get(0).detail());
        }
        if (exchange.failure().isPresent()) {
            NetFailure failure = exchange.failure().get();
            if (!failure.kind().isConclusive()) {
                unseen.add(new Unseen(exchange.url().toString(), failure.detail(), Impact.LAUNCH_BLOCKER));
            } else {
                add(MtaStsRule.UNREACHABLE, exchange.url().toString(), "the policy", failure.detail());
            }
            return;
        }
        exchange.reply().ifPresent(reply -> reply(exchange, reply));
    }

    private void reply(HttpExchange exchange, HttpReply reply) {
        String url = exchange.url().toString();
        if (reply.isRedirect()) {
            String to = reply.header("Location").orElse("nowhere");
            add(MtaStsRule.REDIRECT, url, "status 200 and the policy", "it redirects to " + to);
            return;
        }
        if (reply.status() != 200) {
            add(MtaStsRule.UNREACHABLE, url, "status 200", "it answers " + reply.statusLine());
            return;
        }
        String type = reply.header("Content-Type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("text/plain")) {
            add(
                    MtaStsRule.CONTENT_TYPE,
                    url,
                    "Content-Type: text/plain",
                    type.isEmpty() ? "there is none" : "it is " + type);
        }
        policy(url, MtaStsPolicy.parse(reply.body().text()), reply.body().text());
    }

    private void policy(String url, MtaStsPolicy policy, String text) {
        for (String problem : policy.problems()) {
            findings.add(Finding.of(MtaStsRule.POLICY, url)
                    .expected("a policy as RFC 8461 writes it")
                    .actual(problem)
                    .evidence("policy", text.length() > 2000 ? text.substring(0, 2000) : text)
                    .build());
        }
        if (!policy.problems().isEmpty()) {
            return;
        }
        for (MxHost mx : facts.hosts()) {
            if (!policy.mode().equals("none") && !policy.covers(mx.name())) {
                findings.add(Finding.of(MtaStsRule.MX_MISMATCH, mx.name())
                        .expected("a mail server that the policy names")
                        .actual("the policy names " + String.join(", ", policy.mx()))
                        .impact(policy.mode().equals("enforce") ? Impact.LAUNCH_BLOCKER : Impact.SUPPORT_RISK)
                        .evidence("policy", text)
                        .build());
            }
        }
        if (enforced && !policy.mode().equals("enforce")) {
            add(MtaStsRule.NOT_ENFORCED, url, "mode: enforce", "it is mode: " + policy.mode());
        }
        if (!policy.mode().equals("none") && policy.maxAge() < SHORT_AGE) {
            add(MtaStsRule.SHORT_AGE, url, "max_age of a day or more", "it is " + policy.maxAge() + " seconds");
        }
    }

    private void add(MtaStsRule rule, String subject, String wanted, String actual) {
        findings.add(Finding.of(rule, subject)
                .expected(wanted)
                .actual(actual)
                .evidence("DNS answer", facts.mtaSts().describe())
                .build());
    }
}
