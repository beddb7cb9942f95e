package dev.launchready.resilience.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.launchready.net.HttpHeader;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The providers' own verifiers accept what we sign, and refuse what is signed with another secret. */
class SenderAgainstVerifiersTest {
    private static final URI TARGET = URI.create("http://127.0.0.1:8080/hooks");
    private static final String STRIPE_SECRET = "whsec_" + "acme0acme1acme2acme3acme4acme5";
    private static final String STANDARD_SECRET = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Property(tries = 100)
    void stripe_java_accepts_any_content_that_we_sign(@ForAll @StringLength(max = 200) String text) {
        WebhookEvent event = WebhookEvent.json("evt_1", "x", text);
        SignedDelivery delivery = WebhookSender.stripe(STRIPE_SECRET).sign(event, TARGET, Instant.now());

        assertThatCode(() -> Webhook.Signature.verifyHeader(
                        delivery.text(), delivery.header("Stripe-Signature").orElseThrow(), STRIPE_SECRET, 300))
                .doesNotThrowAnyException();
    }

    @Test
    void stripe_java_accepts_both_secrets_of_a_rotation() {
        WebhookSender before = WebhookSender.stripe("whsec_before");
        WebhookSender after = WebhookSender.stripe(STRIPE_SECRET).rotatedFrom(before);

        SignedDelivery delivery = after.sign(event(), TARGET, Instant.now());

        String header = delivery.header("Stripe-Signature").orElseThrow();
        assertThat(header).matches("t=\\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}");
        for (String secret : List.of("whsec_before", STRIPE_SECRET)) {
            assertThatCode(() -> Webhook.Signature.verifyHeader(delivery.text(), header, secret, 300))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void stripe_java_refuses_another_secret_and_an_old_time() {
        SignedDelivery fresh = WebhookSender.stripe(STRIPE_SECRET).sign(event(), TARGET, Instant.now());
        SignedDelivery old = WebhookSender.stripe(STRIPE_SECRET)
                .sign(event(), TARGET, Instant.now().minusSeconds(400));

        assertThatThrownBy(() -> Webhook.Signature.verifyHeader(
                        fresh.text(), fresh.header("Stripe-Signature").orElseThrow(), "whsec_other", 300))
                .isInstanceOf(SignatureVerificationException.class);
        assertThatThrownBy(() -> Webhook.Signature.verifyHeader(
                        old.text(), old.header("Stripe-Signature").orElseThrow(), STRIPE_SECRET, 300))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Property(tries = 100)
    void standardwebhooks_accepts_any_content_that_we_sign(@ForAll @StringLength(max = 200) String text) {
        WebhookEvent event = WebhookEvent.json("msg_1", "x", text);
        SignedDelivery delivery =
                WebhookSender.standardWebhooks(STANDARD_SECRET).sign(event, TARGET, Instant.now());

        assertThatCode(() -> standard(STANDARD_SECRET).verify(delivery.text(), fields(delivery)))
                .doesNotThrowAnyException();
    }

    @Test
    void standardwebhooks_refuses_another_secret_and_accepts_both_of_a_rotation() {
        String other = "whsec_" + "C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
        SignedDelivery one = WebhookSender.standardWebhooks(other).sign(event(), TARGET, Instant.now());
        SignedDelivery both = WebhookSender.standardWebhooks(other)
                .rotatedFrom(WebhookSender.standardWebhooks(STANDARD_SECRET))
                .sign(event(), TARGET, Instant.now());

        assertThatThrownBy(() -> standard(STANDARD_SECRET).verify(one.text(), fields(one)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatCode(() -> standard(STANDARD_SECRET).verify(both.text(), fields(both)))
                .doesNotThrowAnyException();
        assertThatCode(() -> standard(other).verify(both.text(), fields(both))).doesNotThrowAnyException();
    }

    private static com.standardwebhooks.Webhook standard(String secret) {
        return new com.standardwebhooks.Webhook(secret);
    }

    private static HttpHeaders fields(SignedDelivery delivery) {
        return HttpHeaders.of(
                delivery.headers().stream()
                        .collect(Collectors.groupingBy(
                                HttpHeader::name, Collectors.mapping(HttpHeader::value, Collectors.toList()))),
                (name, value) -> true);
    }

    private static WebhookEvent event() {
        return WebhookEvent.json("evt_1", "invoice.paid", "{\"id\":\"evt_1\",\"amount\":4200}");
    }
}
