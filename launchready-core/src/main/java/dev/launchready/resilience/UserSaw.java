package dev.launchready.resilience;

import dev.launchready.net.HttpBody;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpHeader;
import dev.launchready.net.HttpReply;
import dev.launchready.net.NetFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came out of a user's action. */
public sealed interface UserSaw {

    /** {@return how long the user waited} */
    Duration latency();

    /**
     * An HTTP answer, or as much of it as came.
     *
     * @param reply the answer
     * @param cut why it did not come to its end; empty when it did
     * @param latency how long the user waited
     */
    record Answered(HttpReply reply, Optional<NetFailure> cut, Duration latency) implements UserSaw {}

    /**
     * A connection that brought no answer.
     *
     * @param failure why
     * @param latency how long the user waited
     */
    record NotAnswered(NetFailure failure, Duration latency) implements UserSaw {}

    /**
     * A Java call that returned.
     *
     * @param text the value as text; empty for null and for empty values
     * @param latency how long it took
     */
    record Returned(String text, Duration latency) implements UserSaw {}

    /**
     * A Java call that threw.
     *
     * @param type the exception's class name
     * @param message its message; empty when it has none
     * @param latency how long it took
     */
    record Threw(String type, String message, Duration latency) implements UserSaw {}

    /**
     * Nothing came until the probe gave up.
     *
     * @param where what it was waiting for, or the frames in which the call stood
     * @param latency how long the probe waited
     */
    record Hung(String where, Duration latency) implements UserSaw {}

    /**
     * An HTTP answer from elsewhere, for apps that are called without a socket (MockMvc, a web driver).
     *
     * @param status the status code
     * @param contentType the media type; empty for none
     * @param content the content
     * @return an answer that took no time
     */
    static UserSaw answer(int status, String contentType, String content) {
        byte[] octets = content.getBytes(StandardCharsets.UTF_8);
        List<HttpHeader> headers = new ArrayList<>();
        if (!contentType.isEmpty()) {
            headers.add(HttpHeader.of("Content-Type", contentType));
        }
        HttpBody body = new HttpBody(octets, octets.length, true, StandardCharsets.UTF_8);
        return new Answered(new HttpReply("HTTP/1.1", status, "", headers, body), Optional.empty(), Duration.ZERO);
    }

    /**
     * What an exchange showed.
     *
     * @param exchange the exchange
     * @param latency how long the user waited
     * @return the answer, or why there was none
     */
    static UserSaw of(HttpExchange exchange, Duration latency) {
        Optional<NetFailure> failure = exchange.failure();
        if (exchange.reply().isPresent()) {
            return new Answered(exchange.reply().get(), failure, latency);
        }
        NetFailure why = failure.orElse(new NetFailure(NetFailure.Kind.MALFORMED, "no answer that can be read"));
        return why.kind().isTimeout() ? new Hung(why.detail(), latency) : new NotAnswered(why, latency);
    }

    /**
     * What a Java call returned. An exchange, a reply and what another action saw are read as such.
     *
     * @param value the value
     * @param latency how long it took
     * @return the facts
     */
    static UserSaw returned(@Nullable Object value, Duration latency) {
        if (value instanceof UserSaw saw) {
            return saw.after(latency);
        }
        if (value instanceof HttpExchange exchange) {
            return of(exchange, latency);
        }
        if (value instanceof HttpReply reply) {
            return new Answered(reply, Optional.empty(), latency);
        }
        return new Returned(SeenText.of(value), latency);
    }

    /**
     * The same facts after another wait.
     *
     * @param time how long the user waited
     * @return a copy with that latency
     */
    default UserSaw after(Duration time) {
        if (this instanceof Answered answered) {
            return new Answered(answered.reply(), answered.cut(), time);
        }
        if (this instanceof NotAnswered not) {
            return new NotAnswered(not.failure(), time);
        }
        if (this instanceof Returned returned) {
            return new Returned(returned.text(), time);
        }
        if (this instanceof Threw threw) {
            return new Threw(threw.type(), threw.message(), time);
        }
        return new Hung(((Hung) this).where(), time);
    }

    /** {@return whether it claims that the action succeeded: a 2xx answer, or a call that returned} */
    default boolean claimsSuccess() {
        return this instanceof Returned
                || (this instanceof Answered answered && answered.reply().status() / 100 == 2);
    }

    /** {@return what was seen, short and raw, as evidence: a status line and the beginning of the content} */
    default String summary() {
        return SeenText.summary(this);
    }
}
