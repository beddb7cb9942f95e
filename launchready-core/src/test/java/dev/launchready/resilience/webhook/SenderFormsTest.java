package dev.launchready.resilience.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of each provider's delivery, with digests computed here in another way, and public keys where there are. */
class SenderFormsTest {
    private static final URI TARGET = URI.create("https://acme.test/hooks?a=1");
    private static final Instant AT = Instant.ofEpochSecond(1_790_000_000);
    private static final String BODY = "{\"id\":\"evt_1\",\"amount\":4200}";
    private static final WebhookEvent EVENT = WebhookEvent.json("evt_1", "invoice.paid", BODY);

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            stripe,       Stripe-Signature,              HmacSHA256, hex,    '{ts}.{body}', 't={ts},v1={sig}'
            elevenlabs,   ElevenLabs-Signature,          HmacSHA256, hex,    '{ts}.{body}', 't={ts},v0={sig}'
            paddle,       Paddle-Signature,              HmacSHA256, hex,    '{ts}:{body}', 'ts={ts};h1={sig}'
            slack,        X-Slack-Signature,             HmacSHA256, hex,    'v0:{ts}:{body}', 'v0={sig}'
            github,       X-Hub-Signature-256,           HmacSHA256, hex,    '{body}',      'sha256={sig}'
            shopify,      X-Shopify-Hmac-Sha256,         HmacSHA256, base64, '{body}',      '{sig}'
            razorpay,     X-Razorpay-Signature,          HmacSHA256, hex,    '{body}',      '{sig}'
            lemonsqueezy, X-Signature,                   HmacSHA256, hex,    '{body}',      '{sig}'
            vercel,       x-vercel-signature,            HmacSHA1,   hex,    '{body}',      '{sig}'
            woocommerce,  X-WC-Webhook-Signature,        HmacSHA256, base64, '{body}',      '{sig}'
            square,       x-square-hmacsha256-signature, HmacSHA256, base64, 'https://acme.test/hooks?a=1{body}', '{sig}'
            """)
    void a_shared_secret_signs_in_the_form_of_its_provider(
            String provider, String header, String algorithm, String encoding, String signed, String layout)
            throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec("acme-secret".getBytes(StandardCharsets.UTF_8), algorithm));
        byte[] digest = mac.doFinal(filled(signed, "").getBytes(StandardCharsets.UTF_8));
        String signature = encoding.equals("hex")
                ? HexFormat.of().formatHex(digest)
                : Base64.getEncoder().encodeToString(digest);

        SignedDelivery delivery = Senders.named(provider, "acme-secret").sign(EVENT, TARGET, AT);

        assertThat(delivery.header(header)).contains(filled(layout, signature));
        assertThat(delivery.header("Content-Type")).contains("application/json");
        assertThat(delivery.call().method()).isEqualTo("POST");
    }

    @Test
    void paypal_signs_id_time_webhook_and_checksum_with_its_key() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        CRC32 checksum = new CRC32();
        checksum.update(BODY.getBytes(StandardCharsets.UTF_8));

        SignedDelivery delivery = WebhookSender.payPal(
                        "WH-1", pair.getPrivate(), URI.create("https://acme.test/cert.pem"))
                .sign(EVENT, TARGET, AT);

        String time = delivery.header("PAYPAL-TRANSMISSION-TIME").orElseThrow();
        assertThat(time).isEqualTo("2026-09-21T14:13:20Z");
        assertThat(delivery.header("PAYPAL-TRANSMISSION-ID")).contains("evt_1");
        assertThat(delivery.header("PAYPAL-CERT-URL")).contains("https://acme.test/cert.pem");
        assertThat(delivery.header("PAYPAL-AUTH-ALGO")).contains("SHA256withRSA");
        assertThat(verifies(
                        "SHA256withRSA",
                        pair.getPublic(),
                        "evt_1|" + time + "|WH-1|" + checksum.getValue(),
                        delivery.header("PAYPAL-TRANSMISSION-SIG").orElseThrow()))
                .isTrue();
    }

    @Test
    void sendgrid_signs_time_and_content_on_p256() throws Exception {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
        pairs.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = pairs.generateKeyPair();

        SignedDelivery delivery = WebhookSender.sendGrid(pair.getPrivate()).sign(EVENT, TARGET, AT);

        assertThat(delivery.header("X-Twilio-Email-Event-Webhook-Timestamp")).contains("1790000000");
        assertThat(verifies(
                        "SHA256withECDSA",
                        pair.getPublic(),
                        "1790000000" + BODY,
                        delivery.header("X-Twilio-Email-Event-Webhook-Signature")
                                .orElseThrow()))
                .isTrue();
    }

    @Test
    void standard_webhooks_signs_v1a_with_an_ed25519_seed_alone_or_with_its_public_key() throws Exception {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
        pairs.initialize(NamedParameterSpec.ED25519);
        KeyPair pair = pairs.generateKeyPair();
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        byte[] seed = Arrays.copyOfRange(pkcs8, pkcs8.length - 32, pkcs8.length);
        assertThat(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)))
                .isEqualTo(pair.getPrivate());
        assertThat(pair.getPublic()).isInstanceOf(EdECPublicKey.class);

        for (byte[] key : List.of(seed, Arrays.copyOf(seed, 64))) {
            SignedDelivery delivery = WebhookSender.standardWebhooksEd25519(
                            "whsk_" + Base64.getEncoder().encodeToString(key))
                    .sign(EVENT, TARGET, AT);

            String signature = delivery.header("webhook-signature").orElseThrow();
            assertThat(signature).startsWith("v1a,");
            assertThat(verifies("Ed25519", pair.getPublic(), "evt_1.1790000000." + BODY, signature.substring(4)))
                    .isTrue();
        }
    }

    @Test
    void a_secret_is_never_printed_and_two_secrets_print_differently() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        assertThat(WebhookSender.stripe("whsec_very-secret").toString())
                .matches("sender like Stripe \\(secret redacted, sha256:[0-9a-f]{8}\\)")
                .doesNotContain("very")
                .isNotEqualTo(WebhookSender.stripe("whsec_other").toString());
        assertThat(WebhookSender.payPal("WH-1", rsa.getPrivate(), URI.create("https://acme.test/c"))
                        .toString())
                .isEqualTo("sender like PayPal (RSA key redacted)");
        assertThat(EVENT.toString()).doesNotContain("4200");
    }

    @Test
    void a_bad_secret_is_refused_without_being_repeated() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        assertThatThrownBy(() -> WebhookSender.stripe(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the secret for Stripe is blank; give the one that the endpoint under test is configured with");
        assertThatThrownBy(() -> WebhookSender.svix("whsec_not base64!"))
                .hasMessage(
                        "the secret for Svix is no base64 after whsec_; copy it whole from the provider's dashboard");
        assertThatThrownBy(() -> WebhookSender.standardWebhooks("whsec_")).hasMessageContaining("24 to 64 octets");
        assertThatThrownBy(() -> WebhookSender.standardWebhooksEd25519("whsk_AAAA"))
                .hasMessageContaining("3 octets");
        assertThatThrownBy(() -> WebhookSender.sendGrid(rsa.getPrivate()))
                .hasMessage("the key for SendGrid is of algorithm RSA; give a private key of algorithm EC");
        assertThatThrownBy(() -> WebhookSender.stripe("whsec_a").rotatedFrom(WebhookSender.gitHub("b")))
                .hasMessageContaining("a secret of Stripe is not rotated from one of GitHub");
    }

    @Test
    void an_event_that_happens_again_has_its_new_id_in_the_content_too() {
        WebhookEvent again = EVENT.withId("evt_2");

        assertThat(again.text()).isEqualTo("{\"id\":\"evt_2\",\"amount\":4200}");
        assertThat(again.id()).isEqualTo("evt_2");
        assertThatThrownBy(() -> WebhookEvent.json("evt 1\n", "x", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no event id");
    }

    private static String filled(String form, String signature) {
        return form.replace("{ts}", "1790000000").replace("{body}", BODY).replace("{sig}", signature);
    }

    private static boolean verifies(String algorithm, PublicKey key, String text, String signature) throws Exception {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key);
        verifier.update(text.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(Base64.getDecoder().decode(signature));
    }
}
