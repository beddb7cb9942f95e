package dev.launchready.assertj;

import dev.launchready.Finding;
import dev.launchready.Rule;
import dev.launchready.junit.LaunchAssertionError;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpHeader;
import dev.launchready.net.HttpReply;
import dev.launchready.net.NetFailure;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Assertions on an HTTP exchange. An exchange that got no answer because time ran out, DNS gave none, the network cannot
 * be reached or the launch forbids it was not seen; one that was refused or broken off fails.
 */
public class HttpExchangeAssert extends FactAssert<HttpExchangeAssert, HttpExchange> {

    /**
     * Begins assertions.
     *
     * @param actual the exchange
     */
    public HttpExchangeAssert(HttpExchange actual) {
        super(actual, HttpExchangeAssert.class);
    }

    /**
     * Verifies the status.
     *
     * <pre>{@code
     * assertThat(exchangeThatGot200).hasStatus(200);   // passes
     * assertThat(exchangeThatGot404).hasStatus(200);   // fails
     * }</pre>
     *
     * @param status the status code expected
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#HTTP_STATUS}
     */
    public HttpExchangeAssert hasStatus(int status) {
        return verify(() -> {
            if (actual.reply().isEmpty()) {
                throw noReply(FactRule.HTTP_STATUS, "status " + status);
            }
            HttpReply reply = actual.reply().get();
            if (reply.status() != status) {
                throw broken(about(FactRule.HTTP_STATUS)
                        .expected("status " + status)
                        .actual("it answers " + (reply.status() + " " + reply.reason()).strip())
                        .evidence("status line", reply.statusLine()));
            }
        });
    }

    /**
     * Verifies that a header field has a value, in one of its lines.
     *
     * <pre>{@code
     * assertThat(exchange).hasHeader("X-Frame-Options", "DENY");   // passes where a line says so
     * assertThat(exchange).hasHeader("x-frame-options", "deny");   // fails: names have no case, values do
     * }</pre>
     *
     * @param name the field name in any case
     * @param value the whole value
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#HTTP_HEADER}
     */
    public HttpExchangeAssert hasHeader(String name, String value) {
        return verify(() -> {
            if (actual.reply().isEmpty()) {
                throw noReply(FactRule.HTTP_HEADER, "header field " + name);
            }
            HttpReply reply = actual.reply().get();
            List<String> values = reply.headers(name);
            if (!values.contains(value)) {
                throw broken(withHeaders(reply)
                        .expected("header field " + name + ": " + value)
                        .actual(
                                values.isEmpty()
                                        ? "there is no such field"
                                        : "its value is " + String.join(" and ", values)));
            }
        });
    }

    /**
     * Verifies that a header field is not there.
     *
     * <pre>{@code
     * assertThat(exchange).doesNotHaveHeader("X-Powered-By");   // passes where no line has that name
     * assertThat(exchange).doesNotHaveHeader("Date");           // fails where one has
     * }</pre>
     *
     * @param name the field name in any case
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#HTTP_HEADER}
     */
    public HttpExchangeAssert doesNotHaveHeader(String name) {
        return verify(() -> {
            if (actual.reply().isEmpty()) {
                throw noReply(FactRule.HTTP_HEADER, "no header field " + name);
            }
            HttpReply reply = actual.reply().get();
            List<String> values = reply.headers(name);
            if (!values.isEmpty()) {
                throw broken(withHeaders(reply)
                        .expected("no header field " + name)
                        .actual("its value is " + String.join(" and ", values)));
            }
        });
    }

    /**
     * Verifies that the content holds a text.
     *
     * <pre>{@code
     * assertThat(exchange).hasContentContaining("Sign up");   // passes where the page says so
     * assertThat(exchange).hasContentContaining("sign up");   // fails: case counts
     * }</pre>
     *
     * @param text the text
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#HTTP_CONTENT}; unseen where only a part of the
     *     content was read
     */
    public HttpExchangeAssert hasContentContaining(String text) {
        return verify(() -> {
            if (actual.reply().isEmpty()) {
                throw noReply(FactRule.HTTP_CONTENT, "content with \"" + text + "\"");
            }
            HttpReply reply = actual.reply().get();
            if (!reply.body().text().contains(text)) {
                if (!reply.body().isComplete()) {
                    throw unseen(
                            FactRule.HTTP_CONTENT,
                            subject(),
                            "only the first " + reply.body().length() + " octets of its content were read, and \""
                                    + text + "\" is not among them");
                }
                String content = reply.body().text();
                throw broken(about(FactRule.HTTP_CONTENT)
                        .expected("content with \"" + text + "\"")
                        .actual("its " + reply.body().length() + " octets do not have it")
                        .evidence("content begins", content.substring(0, Math.min(content.length(), 500))));
            }
        });
    }

    /**
     * Verifies that the whole exchange took no longer than allowed.
     *
     * <pre>{@code
     * assertThat(exchangeOf300Ms).isWithin(Duration.ofMillis(500));   // passes
     * assertThat(exchangeOf700Ms).isWithin(Duration.ofMillis(500));   // fails
     * }</pre>
     *
     * @param limit the longest that it may take, from resolving the name to the last octet
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#HTTP_SLOW}
     */
    public HttpExchangeAssert isWithin(Duration limit) {
        return verify(() -> {
            if (actual.reply().isEmpty()) {
                throw noReply(FactRule.HTTP_SLOW, "an answer within " + limit.toMillis() + " ms");
            }
            Duration total = actual.timings().total();
            if (total.compareTo(limit) > 0) {
                throw broken(about(FactRule.HTTP_SLOW)
                        .expected("an answer within " + limit.toMillis() + " ms")
                        .actual("it takes " + total.toMillis() + " ms")
                        .evidence("timings", actual.timings().toString()));
            }
        });
    }

    /**
     * Verifies that the exchange came to its end, with an answer that HTTP allows.
     *
     * <pre>{@code
     * assertThat(exchange).isWellFormed();                         // passes
     * assertThat(exchangeWithTwoContentLengths).isWellFormed();    // fails
     * assertThat(exchangeThatStalled).isWellFormed();              // inconclusive
     * }</pre>
     *
     * @return these assertions
     * @throws LaunchAssertionError with a finding of {@link FactRule#HTTP_FORM}; unseen where time ran out in its middle
     */
    public HttpExchangeAssert isWellFormed() {
        return verify(() -> {
            String expected = "an answer that HTTP allows";
            if (!actual.defects().isEmpty()) {
                String defects = actual.defects().stream()
                        .map(d -> d.kind() + " " + d.detail())
                        .collect(Collectors.joining("\n"));
                throw broken(about(FactRule.HTTP_FORM)
                        .expected(expected)
                        .actual("it has "
                                + actual.defects().stream()
                                        .map(d -> d.kind().toString())
                                        .distinct()
                                        .collect(Collectors.joining(", ")))
                        .evidence("defects", defects));
            }
            if (actual.reply().isEmpty() || actual.failure().isPresent()) {
                throw noReply(FactRule.HTTP_FORM, expected);
            }
        });
    }

    private LaunchAssertionError noReply(Rule rule, String expected) {
        NetFailure failure = actual.failure().orElse(new NetFailure(NetFailure.Kind.UNREACHABLE, "it was never asked"));
        if (!failure.kind().isConclusive()) {
            return unseen(rule, subject(), failure.detail());
        }
        return broken(finding(rule, subject())
                .expected(expected)
                .actual("there is no whole answer (" + failure.kind() + "): " + failure.detail()));
    }

    private Finding.Builder withHeaders(HttpReply reply) {
        String lines = reply.headers().stream().map(HttpHeader::line).collect(Collectors.joining("\n"));
        return about(FactRule.HTTP_HEADER).evidence("header lines", lines);
    }

    private Finding.Builder about(Rule rule) {
        return finding(rule, subject());
    }

    private String subject() {
        return actual.call().toString();
    }
}
