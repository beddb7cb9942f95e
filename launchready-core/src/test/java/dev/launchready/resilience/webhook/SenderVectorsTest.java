package dev.launchready.resilience.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.HttpHeader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Digests that providers publish, or that were computed apart from this code. */
class SenderVectorsTest {
    private static final URI TARGET = URI.create("http://127.0.0.1:8080/hooks");

    @Test
    void github_signs_as_its_documentation_shows() {
        WebhookEvent event = raw("Hello, World!");

        SignedDelivery delivery =
                WebhookSender.gitHub("It's a Secret to Everybody").sign(event, TARGET, at(0));

        assertThat(delivery.header("X-Hub-Signature-256"))
                .contains("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
        assertThat(delivery.header("X-GitHub-Delivery")).contains("evt_1");
        assertThat(delivery.header("X-GitHub-Event")).contains("ping");
    }

    @Test
    void github_signs_json_as_octokit_does() {
        SignedDelivery delivery = WebhookSender.gitHub("mysecret").sign(raw("{\"foo\":\"bar\"}"), TARGET, at(0));

        assertThat(delivery.header("X-Hub-Signature-256"))
                .contains("sha256=4864d2759938a15468b5df9ade20bf161da9b4f737ea61794142f3484236bda3");
    }

    @Test
    void slack_signs_as_its_documentation_shows() {
        String body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
                + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

        SignedDelivery delivery =
                WebhookSender.slack("8f742231b10e8888abcd99yyyzzz85a5").sign(raw(body), TARGET, at(1531420618));

        assertThat(delivery.header("X-Slack-Signature"))
                .contains("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
        assertThat(delivery.header("X-Slack-Request-Timestamp")).contains("1531420618");
    }

    @Test
    void twilio_signs_the_address_and_the_sorted_fields_as_its_documentation_shows() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("To", "+18005551212");
        fields.put("CallSid", "CA1234567890ABCDE");
        fields.put("Caller", "+14158675309");
        fields.put("Digits", "1234");
        fields.put("From", "+14158675309");

        SignedDelivery delivery = WebhookSender.twilio("12345")
                .sign(
                        WebhookEvent.form("evt_1", "voice", fields),
                        URI.create("https://mycompany.com/myapp.php?foo=1&bar=2"),
                        at(0));

        assertThat(delivery.header("X-Twilio-Signature")).contains("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    @Test
    void twilio_puts_the_digest_of_other_content_into_the_signed_address() {
        SignedDelivery delivery = WebhookSender.twilio("12345")
                .sign(
                        WebhookEvent.json("evt_1", "event", "{\"property\": \"value\", \"boolean\": true}"),
                        URI.create("https://mycompany.com/myapp.php?foo=1&bar=2"),
                        at(0));

        assertThat(delivery.target().toString())
                .isEqualTo("https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256="
                        + "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620");
        assertThat(delivery.header("X-Twilio-Signature")).contains("a9nBmqA0ju/hNViExpshrM61xv4=");
    }

    @Test
    void standard_webhooks_signs_as_its_libraries_do() {
        WebhookEvent event = WebhookEvent.json("msg_p5jXN8AQM9LWM0D4loKWxJek", "test", "{\"test\": 2432232314}");

        SignedDelivery delivery = WebhookSender.standardWebhooks("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .sign(event, TARGET, at(1614265330));

        assertThat(delivery.headers().stream().map(HttpHeader::line))
                .contains(
                        "webhook-id: msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp: 1614265330",
                        "webhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void svix_signs_the_same_in_fields_of_its_own() {
        WebhookEvent event = WebhookEvent.json("msg_p5jXN8AQM9LWM0D4loKWxJek", "test", "{\"test\": 2432232314}");

        SignedDelivery delivery =
                WebhookSender.svix("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").sign(event, TARGET, at(1614265330));

        assertThat(delivery.headers().stream().map(HttpHeader::line))
                .contains(
                        "svix-id: msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "svix-timestamp: 1614265330",
                        "svix-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void content_goes_out_octet_by_octet_as_it_was_given() {
        String odd = "{ \"amount\" :4200,\t\"name\":\"Zo\u00eb\" }\n";

        SignedDelivery delivery =
                WebhookSender.stripe("whsec_test").sign(WebhookEvent.json("evt_1", "x", odd), TARGET, at(0));

        assertThat(delivery.body()).isEqualTo(odd.getBytes(StandardCharsets.UTF_8));
        assertThat(delivery.call().body())
                .hasValueSatisfying(body -> assertThat(body).isEqualTo(odd.getBytes(StandardCharsets.UTF_8)));
    }

    private static WebhookEvent raw(String body) {
        return WebhookEvent.of("evt_1", "ping", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static Instant at(long seconds) {
        return Instant.ofEpochSecond(seconds);
    }
}
