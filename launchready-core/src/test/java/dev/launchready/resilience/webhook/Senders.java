package dev.launchready.resilience.webhook;

/** The senders with a shared secret, by a name that fits into a table. */
final class Senders {
    private Senders() {}

    static WebhookSender named(String provider, String secret) {
        return switch (provider) {
            case "stripe" -> WebhookSender.stripe(secret);
            case "elevenlabs" -> WebhookSender.elevenLabs(secret);
            case "paddle" -> WebhookSender.paddle(secret);
            case "slack" -> WebhookSender.slack(secret);
            case "github" -> WebhookSender.gitHub(secret);
            case "shopify" -> WebhookSender.shopify(secret);
            case "razorpay" -> WebhookSender.razorpay(secret);
            case "lemonsqueezy" -> WebhookSender.lemonSqueezy(secret);
            case "vercel" -> WebhookSender.vercel(secret);
            case "woocommerce" -> WebhookSender.wooCommerce(secret);
            case "square" -> WebhookSender.square(secret);
            case "twilio" -> WebhookSender.twilio(secret);
            default -> throw new IllegalArgumentException(provider);
        };
    }
}
