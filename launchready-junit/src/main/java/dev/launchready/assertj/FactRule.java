package dev.launchready.assertj;

import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** What an assertion on plain facts of the network can find broken; concerns bring rules of their own. */
public enum FactRule implements CataloguedRule {
    /** An address answers with another status. */
    HTTP_STATUS("fact.http-status", "unexpected HTTP status", LAUNCH_BLOCKER, 9110, "15"),
    /** A header field is missing, there in vain, or has another value. */
    HTTP_HEADER("fact.http-header", "unexpected header field", SUPPORT_RISK, 9110, "5"),
    /** The content lacks what it should hold. */
    HTTP_CONTENT("fact.http-content", "unexpected content", LAUNCH_BLOCKER, 9110, "6.4"),
    /** An answer is not what HTTP allows, or has no end. */
    HTTP_FORM("fact.http-form", "malformed HTTP answer", LAUNCH_BLOCKER, 9112, "2"),
    /** An answer takes longer than allowed. */
    HTTP_SLOW("fact.http-slow", "slow answer", SUPPORT_RISK, 9110, "9.2"),
    /** A name does not resolve, or resolves and should not. */
    DNS_EXISTENCE("fact.dns-existence", "unexpected DNS status", LAUNCH_BLOCKER, 2308, "2"),
    /** A name has other records. */
    DNS_RECORDS("fact.dns-records", "unexpected DNS records", LAUNCH_BLOCKER, 1035, "3.2"),
    /** Records are cached for too long. */
    DNS_TTL("fact.dns-ttl", "unfit TTL", SUPPORT_RISK, 1035, "3.2.1"),
    /** A certificate chain is not to be trusted. */
    TLS_TRUST("fact.tls-trust", "untrusted certificate chain", LAUNCH_BLOCKER, 5280, "6"),
    /** Another version of TLS is spoken. */
    TLS_PROTOCOL("fact.tls-protocol", "unexpected TLS version", SUPPORT_RISK, 8996, ""),
    /** A certificate is not valid on a day on which it should be. */
    TLS_VALIDITY("fact.tls-validity", "certificate not valid then", LAUNCH_BLOCKER, 5280, "4.1.2.5"),
    /** A message would have another SPF result. */
    SPF_RESULT("fact.spf-result", "unexpected SPF result", LAUNCH_BLOCKER, 7208, "2.6"),
    /** No signature of a message holds. */
    DKIM_RESULT("fact.dkim-result", "message without a valid DKIM signature", LAUNCH_BLOCKER, 6376, "6.1"),
    /** A message is not aligned with its author's domain. */
    DMARC_RESULT("fact.dmarc-result", "unexpected DMARC result", LAUNCH_BLOCKER, 9989, "4.4");

    private final RuleText text;

    FactRule(String id, String title, Impact impact, int rfc, String section) {
        text = new RuleText(
                id,
                title,
                Stage.DOMAIN_AND_EDGE,
                impact,
                "The team wrote this expectation down as something that the launch depends on.",
                "Mend what the subject names, or the test where it expects the wrong thing.",
                Reference.rfc(rfc, section));
    }

    @Override
    public RuleText text() {
        return text;
    }
}
