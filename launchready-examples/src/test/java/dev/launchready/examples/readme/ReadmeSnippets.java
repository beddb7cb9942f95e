package dev.launchready.examples.readme;

import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.assertj.LaunchAssertions.assertThat;
import static dev.launchready.email.dmarc.DmarcPolicy.QUARANTINE;
import static dev.launchready.junit.LaunchNodes.checks;

import dev.launchready.Launch;
import dev.launchready.LaunchReport;
import dev.launchready.dns.DnsZone;
import dev.launchready.dns.Subdomain;
import dev.launchready.email.dmarc.Dmarc;
import dev.launchready.email.spf.Spf;
import dev.launchready.junit.LaunchChecks;
import dev.launchready.junit.LaunchReady;
import dev.launchready.junit.LaunchTest;
import dev.launchready.junit.QuickAuditBaseline;
import dev.launchready.junit.Waived;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.fault.Fault;
import dev.launchready.net.fault.FaultProxy;
import dev.launchready.net.fault.FaultTarget;
import dev.launchready.net.loopback.LoopbackSmtp;
import dev.launchready.redirect.Redirects;
import dev.launchready.report.ConsoleReport;
import dev.launchready.resilience.Dependency;
import dev.launchready.resilience.FailureMatrix;
import dev.launchready.resilience.UserAction;
import dev.launchready.resilience.idempotency.Idempotency;
import dev.launchready.resilience.webhook.WebhookEvent;
import dev.launchready.resilience.webhook.WebhookSender;
import dev.launchready.resilience.webhook.Webhooks;
import dev.launchready.secrets.Secrets;
import dev.launchready.tls.Https;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicNode;

/**
 * What the README shows, so that it compiles: {@link ReadmeTest} holds the two together. The classes are nested and are
 * not run here; they would look at a real domain.
 */
final class ReadmeSnippets {
    private ReadmeSnippets() {}

    @LaunchReady("acme.dev")
    static class AcmeLaunchTest implements QuickAuditBaseline {

        @LaunchTest(LAUNCH_BLOCKER)
        void old_pricing_link_redirects_once(Launch launch) {
            assertThat(Redirects.from("https://acme.dev/pricing.html").follow(launch))
                    .endsAt("https://www.acme.dev/pricing")
                    .hasHopsAtMost(1);
        }

        @LaunchChecks
        Stream<DynamicNode> subdomains() {
            return checks(Stream.of("app", "api", "docs")
                    .map(name -> Subdomain.named(name).resolves()));
        }
    }

    static final class OnAPort {
        static int port = 8443;

        static Launch launch() {
            return Launch.at("acme.dev").connectTo("*:443", "127.0.0.1:" + port);
        }

        private OnAPort() {}
    }

    @LaunchReady(launch = "planned")
    static class AcmeMailTest {
        static Launch planned() {
            return Launch.at("acme.dev").withZone(ZoneFixture.load("acme.dev", Path.of("dns/acme.dev.zone")));
        }

        @LaunchChecks
        Stream<DynamicNode> mail() {
            return checks(
                    Spf.of("acme.dev").authorises("mailgun.org").staysWithinLookups(10),
                    Dmarc.of("acme.dev").hasPolicyAtLeast(QUARANTINE));
        }
    }

    static class OfATree {
        @LaunchChecks
        Stream<DynamicNode> no_secret_in_the_tree() {
            return checks(Secrets.in(Path.of(".")));
        }

        @Waived(id = "tls.hsts-missing", reason = "rolled out next week", owner = "ops@acme.dev", until = "2027-01-31")
        void waived() {}
    }

    static class OfAWebhook {
        @LaunchChecks
        Stream<DynamicNode> forged_payments_are_refused() {
            return checks(Webhooks.to("https://api.acme.dev/webhooks/payments")
                    .sentBy(WebhookSender.stripe(System.getenv("STRIPE_WEBHOOK_SECRET")))
                    .with(WebhookEvent.json("evt_1", "payment_intent.succeeded", "{\"id\":\"evt_1\"}"))
                    .rejectsForgeries());
        }
    }

    static class OfFailures {
        private final FaultProxy stripe;
        private final LoopbackSmtp smtp;

        OfFailures(FaultProxy stripe, LoopbackSmtp smtp) {
            this.stripe = stripe;
            this.smtp = smtp;
        }

        @LaunchChecks
        Stream<DynamicNode> every_failure_leaves_a_clear_state() {
            return checks(FailureMatrix.of(Dependency.of(stripe), Dependency.of(FaultTarget.of("mail", smtp)))
                    .during(UserAction.get("http://localhost:8080/checkout").named("pay"))
                    .answersWithin(Duration.ofSeconds(2))
                    .byDependency());
        }
    }

    interface Charges {
        long count();
    }

    record OfAPaymentThatComesTwice(Charges charges) {
        @LaunchChecks
        Stream<DynamicNode> a_payment_is_charged_once() {
            return checks(Idempotency.of("payment webhook")
                    .delivering(Webhooks.to("https://api.acme.dev/webhooks/payments")
                            .sentBy(WebhookSender.stripe(System.getenv("STRIPE_WEBHOOK_SECRET")))
                            .with(WebhookEvent.json("evt_1", "payment_intent.succeeded", "{\"id\":\"evt_1\"}"))
                            .deliveries())
                    .effect(() -> charges.count()) // what it brings about
                    .hasExactlyOneEffect());
        }
    }

    interface App {
        void useModelAt(URI address);

        HttpResponse<String> ask(String question);
    }

    static void whenTheModelFails(App app) {
        try (FaultProxy model =
                FaultProxy.to(URI.create("https://api.model.example")).start()) {
            app.useModelAt(model.uri());
            model.inject(Fault.stallAfterHeaders());
            Assertions.assertThat(app.ask("Who knows?").statusCode()).isEqualTo(503);
            Assertions.assertThat(model.requests()).hasSize(1);
        }
    }

    static void fromAMain() {
        LaunchReport report = Launch.at("acme.dev")
                .withHosts("app", "api")
                .run(Redirects.toCanonical("https://www.acme.dev"), DnsZone.ofSite(), Https.onEveryDeclaredHost());
        System.out.println(ConsoleReport.plain().write(report));
    }
}
