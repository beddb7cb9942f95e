package dev.launchready.secrets;

import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpReply;

/**
 * Knows how to ask a provider whether one of its credentials works. Write one for a rule, and hand it to {@link
 * Verification} or provide it to {@link java.util.ServiceLoader}; nothing is asked unless a check is told to, and nobody
 * but the declared host.
 *
 * <p>It opens no connection itself: it says what to ask and reads the answer, and the launch's network does the asking,
 * within the check's deadline. The secret is in its hands only; it must not print it, keep it or put it into a reason.
 * Ask for something that changes nothing, such as whose key it is.
 *
 * <pre>{@code
 * public final class StripeVerifier implements SecretVerifier {
 *     public String rule() { return "secrets.stripe-live-secret-key"; }
 *     public String host() { return "api.stripe.com"; }
 *     public HttpCall ask(String secret) {
 *         return HttpCall.get(Url.of("https://api.stripe.com/v1/balance")).withHeader("Authorization", "Bearer " + secret);
 *     }
 *     public Liveness read(HttpReply reply) {
 *         return switch (reply.status()) {
 *             case 200, 403 -> Liveness.live();
 *             case 401 -> Liveness.revoked();
 *             default -> Liveness.unknown("the status " + reply.status() + " says neither");
 *         };
 *     }
 * }
 * }</pre>
 */
public interface SecretVerifier {

    /** {@return the id of the one rule whose secrets it verifies, for example {@code secrets.stripe-live-secret-key}} */
    String rule();

    /** {@return the one host that it asks, for example {@code api.stripe.com}} */
    String host();

    /**
     * Says what to ask.
     *
     * @param secret the secret, one char for a byte
     * @return a request over https to {@link #host()} that changes nothing there
     */
    HttpCall ask(String secret);

    /**
     * Reads the answer.
     *
     * @param reply what the host answered
     * @return what it means
     */
    Liveness read(HttpReply reply);
}
