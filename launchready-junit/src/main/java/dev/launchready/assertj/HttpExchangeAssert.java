package dev.launchready.assertj;

import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpReply;
import dev.launchready.net.NetFailure;
import java.util.Optional;

/** Assertions on one HTTP exchange. */
public class HttpExchangeAssert extends FactAssert<HttpExchangeAssert, HttpExchange> {

    /**
     * Assertions on an exchange.
     *
     * @param actual the exchange
     */
    public HttpExchangeAssert(HttpExchange actual) {
        super(actual, HttpExchangeAssert.class);
    }

    /**
     * Expects a status.
     *
     * <pre>{@code
     * assertThat(network.http().exchange(HttpCall.get(health), deadline)).hasStatus(200);   // passes where it is healthy
     * assertThat(network.http().exchange(HttpCall.get(nowhere), deadline)).hasStatus(200);  // fails: it answers 404
     * }</pre>
     *
     * @param status the status code
     * @return these assertions
     */
    public HttpExchangeAssert hasStatus(int status) {
        return verify(() -> {
            if (reply().status() != status) {
                failWithActualExpectedAndMessage(
                        reply().status(),
                        status,
                        "%s: expected status %s, but it answers %s.",
                        actual.url(),
                        status,
                        reply().statusLine());
            }
        });
    }

    /**
     * Expects a header field with a value; white space around it does not count.
     *
     * <pre>{@code
     * assertThat(exchange).hasHeader("Cache-Control", "no-store");   // passes where the answer says so
     * assertThat(exchange).hasHeader("Cache-Control", "public");     // fails: it is "no-store"
     * }</pre>
     *
     * @param name the field name in any case
     * @param value one of its values as sent
     * @return these assertions
     */
    public HttpExchangeAssert hasHeader(String name, String value) {
        return verify(() -> {
            if (!reply().headers(name).contains(value)) {
                failWithActualExpectedAndMessage(
                        reply().headers(name),
                        value,
                        "%s: expected %s: %s, but its values are %s.",
                        actual.url(),
                        name,
                        value,
                        reply().headers(name));
            }
        });
    }

    /**
     * Expects the exchange to have come to its end, with an answer that HTTP allows.
     *
     * <pre>{@code
     * assertThat(exchange).isWellFormed();             // passes
     * assertThat(exchangeThatStalled).isWellFormed();  // fails: the content stopped after 5 octets
     * }</pre>
     *
     * @return these assertions
     */
    public HttpExchangeAssert isWellFormed() {
        return verify(() -> {
            reply();
            Optional<NetFailure> failure = actual.failure();
            if (failure.isPresent() || !actual.defects().isEmpty()) {
                failWithMessage(
                        "%s: expected an answer that HTTP allows, but %s.",
                        actual.url(),
                        failure.map(NetFailure::detail)
                                .orElseGet(() -> actual.defects().toString()));
            }
        });
    }

    private HttpReply reply() {
        if (actual.reply().isEmpty()) {
            failWithMessage(
                    "%s: expected an answer, but %s.",
                    actual.url(), actual.failure().map(NetFailure::detail).orElse("there was none"));
        }
        return actual.reply().orElseThrow();
    }
}
