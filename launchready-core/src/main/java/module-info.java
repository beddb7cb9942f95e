/**
 * Launch checks without any test framework: the vocabulary of a launch, the door to the network, the concerns and the
 * reports.
 */
module dev.launchready.core {
    requires static transitive org.jspecify;
    requires java.net.http;
    requires org.dnsjava;
    requires org.slf4j;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.util;
    requires com.google.gson;
    requires org.jsoup;
    requires dec;
    requires org.eclipse.jgit;
    requires org.tomlj;
    requires re2j;
    requires org.apache.commons.compress;
    requires com.github.luben.zstd_jni;

    exports dev.launchready;
    exports dev.launchready.dns;
    exports dev.launchready.email;
    exports dev.launchready.email.dkim;
    exports dev.launchready.email.dmarc;
    exports dev.launchready.email.message;
    exports dev.launchready.email.profile;
    exports dev.launchready.email.spf;
    exports dev.launchready.email.transport;
    exports dev.launchready.net;
    exports dev.launchready.net.fault;
    exports dev.launchready.net.loopback;
    exports dev.launchready.redirect;
    exports dev.launchready.report;
    exports dev.launchready.resilience;
    exports dev.launchready.resilience.idempotency;
    exports dev.launchready.resilience.limit;
    exports dev.launchready.resilience.retry;
    exports dev.launchready.resilience.webhook;
    exports dev.launchready.secrets;
    exports dev.launchready.secrets.browser;
    exports dev.launchready.secrets.source;
    exports dev.launchready.tls;

    uses dev.launchready.RuleCatalogue;
    uses dev.launchready.secrets.SecretVerifier;

    provides dev.launchready.RuleCatalogue with
            dev.launchready.dns.DnsRules,
            dev.launchready.email.dkim.DkimRules,
            dev.launchready.email.dmarc.DmarcRules,
            dev.launchready.email.message.MessageRules,
            dev.launchready.email.profile.SenderRules,
            dev.launchready.email.spf.SpfRules,
            dev.launchready.email.transport.BimiRules,
            dev.launchready.email.transport.MailRules,
            dev.launchready.email.transport.MtaStsRules,
            dev.launchready.email.transport.TlsRptRules,
            dev.launchready.redirect.RedirectRules,
            dev.launchready.resilience.ResilienceRules,
            dev.launchready.resilience.idempotency.IdempotencyRules,
            dev.launchready.resilience.limit.LimitRules,
            dev.launchready.resilience.retry.RetryRules,
            dev.launchready.resilience.webhook.WebhookRules,
            dev.launchready.secrets.SecretRules,
            dev.launchready.secrets.browser.BrowserRules,
            dev.launchready.tls.TlsRules;
}
