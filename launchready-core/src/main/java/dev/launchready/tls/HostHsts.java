package dev.launchready.tls;

import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpReply;
import dev.launchready.net.NetFailure;
import java.util.List;
import java.util.Optional;

/**
 * The Strict-Transport-Security fields of a host.
 *
 * @param host the host
 * @param status the status line of the https answer; empty when there was none
 * @param values the field's values in the https answer, one a line, in order
 * @param overHttp the field's values in the http answer, which browsers ignore; empty when http was not asked
 * @param failure why there was no https answer; empty when there was
 */
public record HostHsts(
        String host, String status, List<String> values, List<String> overHttp, Optional<NetFailure> failure) {
    private static final String FIELD = "Strict-Transport-Security";

    /** Copies the lists. */
    public HostHsts {
        values = List.copyOf(values);
        overHttp = List.copyOf(overHttp);
    }

    /**
     * Reads the answers of a host.
     *
     * @param host the host
     * @param https the exchange over https
     * @param http the exchange over http, if there was one
     * @return what they say
     */
    public static HostHsts of(String host, HttpExchange https, Optional<HttpExchange> http) {
        Optional<HttpReply> reply = https.reply();
        return new HostHsts(
                host,
                reply.map(HttpReply::statusLine).orElse(""),
                reply.map(r -> r.headers(FIELD)).orElse(List.of()),
                http.flatMap(HttpExchange::reply).map(r -> r.headers(FIELD)).orElse(List.of()),
                // with its head the answer has said all that is asked here
                reply.isPresent() ? Optional.empty() : https.failure());
    }

    /** {@return the field that browsers read: the first (RFC 6797 section 8.1); empty when there is none} */
    public Optional<HstsHeader> header() {
        return values.stream().findFirst().map(HstsHeader::parse);
    }
}
