package dev.launchready.email.transport;

import static dev.launchready.Impact.CLEANUP;
import static dev.launchready.Reference.rfc;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** What can be wrong with TLS reporting. */
public enum TlsRptRule implements CataloguedRule {
    /** No record. */
    MISSING(
            "tls-rpt.missing",
            "domain without TLS reporting",
            CLEANUP,
            "When mail to you cannot be delivered over TLS nobody tells you.",
            "Publish the record that the exhibit shows.",
            rfc(8460, "3")),
    /** A record that is broken. */
    RECORD(
            "tls-rpt.record",
            "TLS reporting record with an error",
            CLEANUP,
            "No report is sent, and that looks as if all were well.",
            "Publish one TXT record such as v=TLSRPTv1; rua=mailto:tls-reports@acme.dev",
            rfc(8460, "3")),
    /** More than one record. */
    SEVERAL_RECORDS(
            "tls-rpt.several-records",
            "more than one TLS reporting record",
            CLEANUP,
            "Senders act as if there were none.",
            "Keep one TXT record at _smtp._tls and name all addresses in its rua=.",
            rfc(8460, "3"));

    private final RuleText text;

    TlsRptRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.DOMAIN_AND_EDGE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
