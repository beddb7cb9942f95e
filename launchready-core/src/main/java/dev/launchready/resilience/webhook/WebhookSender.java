package dev.launchready.resilience.webhook;

import dev.launchready.net.Url;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Signs events as a provider does: for a time, an address and an event it makes the header fields and the octets that
 * the provider would send. Immutable; holds the secret and never prints it.
 *
 * <pre>{@code
 * SignedDelivery delivery = WebhookSender.stripe(secret).sign(event, URI.create("http://127.0.0.1:8080/hooks"), now);
 * }</pre>
 */
public final class WebhookSender {
    private final Scheme scheme;
    private final SigningKey key;
    private final List<SigningKey> previous;

    private WebhookSender(Scheme scheme, SigningKey key, List<SigningKey> previous) {
        this.scheme = scheme;
        this.key = key;
        this.previous = List.copyOf(previous);
    }

    /**
     * Stripe: {@code Stripe-Signature: t=…,v1=…}, HMAC-SHA256 of time and content, five minutes.
     *
     * @param secret the endpoint's whole signing secret, {@code whsec_} included
     * @return the sender
     * @throws IllegalArgumentException if the secret is blank
     */
    public static WebhookSender stripe(String secret) {
        return shared(Schemes.STRIPE, "HmacSHA256", secret);
    }

    /**
     * GitHub: {@code X-Hub-Signature-256: sha256=…}, HMAC-SHA256 of the content; no time.
     *
     * @param secret the webhook's secret
     * @return the sender
     * @throws IllegalArgumentException if the secret is blank
     */
    public static WebhookSender gitHub(String secret) {
        return shared(Schemes.GITHUB, "HmacSHA256", secret);
    }

    /**
     * Standard Webhooks, as OpenAI and Replicate send: {@code webhook-id}, {@code webhook-timestamp} and {@code
     * webhook-signature: v1,…}.
     *
     * @param secret {@code whsec_} and 24 to 64 octets in base64
     * @return the sender
     * @throws IllegalArgumentException if the secret is not of that form
     */
    public static WebhookSender standardWebhooks(String secret) {
        return encoded(Schemes.STANDARD, secret);
    }

    /**
     * Standard Webhooks signed with Ed25519: {@code webhook-signature: v1a,…}.
     *
     * @param privateKey {@code whsk_} and in base64 the seed of 32 octets, alone or followed by the public key
     * @return the sender
     * @throws IllegalArgumentException if the key is not of that form
     */
    public static WebhookSender standardWebhooksEd25519(String privateKey) {
        byte[] octets = base64(Schemes.STANDARD_ED25519, "whsk_", privateKey);
        if (octets.length != 32 && octets.length != 64) {
            throw new IllegalArgumentException("the Ed25519 key of the webhook holds " + octets.length
                    + " octets; give whsk_ and the 32 octets of the seed in base64, or 64 with the public key");
        }
        SigningKey key = SigningKey.ed25519(Arrays.copyOf(octets, 32));
        return new WebhookSender(Schemes.STANDARD_ED25519, key, List.of());
    }

    /**
     * Svix, as Clerk and Resend send: the Standard Webhooks scheme in fields that begin with {@code svix-}.
     *
     * @param secret {@code whsec_} and 24 to 64 octets in base64
     * @return the sender
     * @throws IllegalArgumentException if the secret is not of that form
     */
    public static WebhookSender svix(String secret) {
        return encoded(Schemes.SVIX, secret);
    }

    /**
     * Slack: {@code X-Slack-Signature: v0=…} and {@code X-Slack-Request-Timestamp}, five minutes.
     *
     * @param secret the app's signing secret
     * @return the sender
     * @throws IllegalArgumentException if the secret is blank
     */
    public static WebhookSender slack(String secret) {
        return shared(Schemes.SLACK, "HmacSHA256", secret);
    }

    /**
     * Shopify: {@code X-Shopify-Hmac-Sha256}, HMAC-SHA256 of the content in base64; no time.
     *
     * @param secret the app's client secret
     * @return the sender
     * @throws IllegalArgumentException if the secret is blank
     */
    public static WebhookSender shopify(String secret) {
        return shared(Schemes.SHOPIFY, "HmacSHA256", secret);
    }

    /**
     * Twilio: {@code X-Twilio-Signature}, HMAC-SHA1 of the address and the sorted form fields; for another content the
     * address carries {@code bodySHA256}.
     *
     * @param authToken the account's auth token
     * @return the sender
     * @throws IllegalArgumentException if the token is blank
     */
    public static WebhookSender twilio(String authToken) {
        return shared(Schemes.TWILIO, "HmacSHA1", authToken);
    }

    /**
     * Square: {@code x-square-hmacsha256-signature}, HMAC-SHA256 of the address and the content in base64.
     *
     * @param signatureKey the subscription's signature key
     * @return the sender
     * @throws IllegalArgumentException if the key is blank
     */
    public static WebhookSender square(String signatureKey) {
        return shared(Schemes.SQUARE, "HmacSHA256", signatureKey);
    }

    /**
     * Paddle: {@code Paddle-Signature: ts=…;h1=…}, five seconds.
     *
     * @param secret the notification setting's secret key
     * @return the sender
     * @throws IllegalArgumentException if the secret is blank
     */
    public static WebhookSender paddle(String secret) {
        return shared(Schemes.PADDLE, "HmacSHA256", secret);
    }

    /**
     * Razorpay: {@code X-Razorpay-Signature}, HMAC-SHA256 of the content in hexadecimal; no time.
     *
     * @param secret the webhook's secret
     * @return the sender
     * @throws IllegalArgumentException if the secret is blank
     */
    public static WebhookSender razorpay(String secret) {
        return shared(Schemes.RAZORPAY, "HmacSHA256", secret);
    }

    /**
     * Lemon Squeezy: {@code X-Signature}, HMAC-SHA256 of the content in hexadecimal; no time.
     *
     * @param secret the webhook's signing secret
     * @return the sender
     * @throws IllegalArgumentException if the secret is blank
     */
    public static WebhookSender lemonSqueezy(String secret) {
        return shared(Schemes.LEMON_SQUEEZY, "HmacSHA256", secret);
    }

    /**
     * PayPal: {@code PAYPAL-TRANSMISSION-SIG}, RSA with SHA-256 over transmission id, time, webhook id and the content's
     * CRC-32. The endpoint has to trust the certificate of this key in place of PayPal's.
     *
     * @param webhookId the webhook's id, which PayPal shows in the dashboard and does not send
     * @param key an RSA key, the private half of the certificate
     * @param certificateUrl where the endpoint gets that certificate
     * @return the sender
     * @throws IllegalArgumentException if the key is no RSA key
     */
    public static WebhookSender payPal(String webhookId, PrivateKey key, URI certificateUrl) {
        requireKind("RSA", key, "PayPal");
        return new WebhookSender(Schemes.payPal(webhookId, certificateUrl.toString()), SigningKey.rsa(key), List.of());
    }

    /**
     * SendGrid's event webhook: ECDSA on P-256 with SHA-256 over time and content, in two fields.
     *
     * @param key the private half of the verification key that the endpoint is configured with
     * @return the sender
     * @throws IllegalArgumentException if the key is no elliptic curve key
     */
    public static WebhookSender sendGrid(PrivateKey key) {
        requireKind("EC", key, "SendGrid");
        return new WebhookSender(Schemes.SEND_GRID, SigningKey.ecdsa(key), List.of());
    }

    /**
     * Vercel: {@code x-vercel-signature}, HMAC-SHA1 of the content in hexadecimal; no time.
     *
     * @param secret the webhook's secret, or the integration's client secret
     * @return the sender
     * @throws IllegalArgumentException if the secret is blank
     */
    public static WebhookSender vercel(String secret) {
        return shared(Schemes.VERCEL, "HmacSHA1", secret);
    }

    /**
     * WooCommerce: {@code X-WC-Webhook-Signature}, HMAC-SHA256 of the content in base64; no time.
     *
     * @param secret the webhook's secret
     * @return the sender
     * @throws IllegalArgumentException if the secret is blank
     */
    public static WebhookSender wooCommerce(String secret) {
        return shared(Schemes.WOO_COMMERCE, "HmacSHA256", secret);
    }

    /**
     * ElevenLabs: {@code ElevenLabs-Signature: t=…,v0=…}, HMAC-SHA256 of time and content, thirty minutes.
     *
     * @param secret the webhook's shared secret
     * @return the sender
     * @throws IllegalArgumentException if the secret is blank
     */
    public static WebhookSender elevenLabs(String secret) {
        return shared(Schemes.ELEVEN_LABS, "HmacSHA256", secret);
    }

    /**
     * A sender in the middle of a rotation: the other's secret is the one from before, and still valid. A provider that
     * lists several signatures then signs with both; of any other the endpoint has to accept each secret's.
     *
     * @param before the same provider's sender with the secret from before
     * @return a copy that knows both secrets
     * @throws IllegalArgumentException if it is another provider's
     */
    public WebhookSender rotatedFrom(WebhookSender before) {
        if (!scheme.provider().equals(before.scheme.provider())) {
            throw new IllegalArgumentException("a secret of " + provider() + " is not rotated from one of "
                    + before.provider() + "; give the same provider's sender with the secret from before");
        }
        List<SigningKey> keys = new ArrayList<>(List.of(before.key));
        keys.addAll(before.previous);
        return new WebhookSender(scheme, key, keys);
    }

    /**
     * Signs a delivery.
     *
     * @param event what happened
     * @param target the endpoint's address as the endpoint knows it; some providers sign it
     * @param at the time of this attempt, sent in whole seconds
     * @return what the provider would send
     * @throws IllegalArgumentException if the target is no http or https address
     */
    public SignedDelivery sign(WebhookEvent event, URI target, Instant at) {
        return sign(event, Url.of(target.toString()), at);
    }

    SignedDelivery sign(WebhookEvent event, Url target, Instant at) {
        Scheme.Signing signing = new Scheme.Signing(event, at, target);
        List<String> signatures = new ArrayList<>(List.of(scheme.signature(key, signing)));
        if (scheme.several()) {
            previous.forEach(old -> signatures.add(scheme.signature(old, signing)));
        }
        return scheme.deliver(signing, scheme.version(), signatures);
    }

    /** {@return the provider's name} */
    public String provider() {
        return scheme.provider();
    }

    /** {@return how far off the provider lets the time of a delivery be; empty where it signs none or names no bound} */
    public Optional<Duration> window() {
        return scheme.window();
    }

    Scheme scheme() {
        return scheme;
    }

    SigningKey key() {
        return key;
    }

    List<SigningKey> previous() {
        return previous;
    }

    @Override
    public String toString() {
        return "sender like " + provider() + " (" + key + ")";
    }

    private static WebhookSender shared(Scheme scheme, String algorithm, String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the secret for " + scheme.provider()
                    + " is blank; give the one that the endpoint under test is configured with");
        }
        return new WebhookSender(scheme, SigningKey.hmac(algorithm, secret), List.of());
    }

    private static WebhookSender encoded(Scheme scheme, String secret) {
        byte[] octets = base64(scheme, "whsec_", secret);
        if (octets.length == 0) {
            throw new IllegalArgumentException(
                    "the secret for " + scheme.provider() + " is empty; give whsec_ and 24 to 64 octets in base64");
        }
        return new WebhookSender(scheme, SigningKey.hmac("HmacSHA256", octets), List.of());
    }

    /** Never says what it was given. */
    private static byte[] base64(Scheme scheme, String prefix, String secret) {
        String text = secret.startsWith(prefix) ? secret.substring(prefix.length()) : secret;
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the secret for " + scheme.provider() + " is no base64 after " + prefix
                    + "; copy it whole from the provider's dashboard");
        }
    }

    private static void requireKind(String algorithm, PrivateKey key, String provider) {
        if (!key.getAlgorithm().equals(algorithm)) {
            throw new IllegalArgumentException("the key for " + provider + " is of algorithm " + key.getAlgorithm()
                    + "; give a private key of algorithm " + algorithm);
        }
    }
}
