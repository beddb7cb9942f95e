package dev.launchready.resilience.webhook;

import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpHeader;
import dev.launchready.net.Url;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One delivery of an event, signed: what a provider would POST. Immutable. */
public final class SignedDelivery {
    private final Url target;
    private final List<HttpHeader> headers;
    private final byte[] body;

    SignedDelivery(Url target, List<HttpHeader> headers, byte[] body) {
        this.target = target;
        this.headers = List.copyOf(headers);
        this.body = body.clone();
    }

    /** {@return where it goes; the endpoint's address, to which some providers add a query} */
    public Url target() {
        return target;
    }

    /** {@return the header fields, Content-Type among them, in order} */
    public List<HttpHeader> headers() {
        return headers;
    }

    /**
     * The first value of a header field.
     *
     * @param name the field name in any case
     * @return its value, or empty
     */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(field -> field.isNamed(name))
                .map(HttpHeader::value)
                .findFirst();
    }

    /** {@return a copy of the content, which is what was signed} */
    public byte[] body() {
        return body.clone();
    }

    /** {@return the content read as UTF-8} */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** {@return the request that delivers it} */
    public HttpCall call() {
        HttpCall call = HttpCall.of("POST", target);
        for (HttpHeader field : headers) {
            call = call.withHeader(field.name(), field.value());
        }
        return call.withBody(body);
    }

    SignedDelivery withBody(byte[] other) {
        return new SignedDelivery(target, headers, other);
    }

    SignedDelivery without(String name) {
        return new SignedDelivery(
                target, headers.stream().filter(field -> !field.isNamed(name)).toList(), body);
    }

    /** Sets a field, in its place where it is there already. */
    SignedDelivery with(String name, String value) {
        List<HttpHeader> changed = new ArrayList<>(headers);
        changed.replaceAll(field -> field.isNamed(name) ? HttpHeader.of(name, value) : field);
        if (header(name).isEmpty()) {
            changed.add(HttpHeader.of(name, value));
        }
        return new SignedDelivery(target, changed, body);
    }

    /** Adds a field after those there are, also where one of its name is there already. */
    SignedDelivery and(String name, String value) {
        List<HttpHeader> more = new ArrayList<>(headers);
        more.add(HttpHeader.of(name, value));
        return new SignedDelivery(target, more, body);
    }

    SignedDelivery inLowerCase() {
        return new SignedDelivery(
                target,
                headers.stream()
                        .map(field -> HttpHeader.of(field.name().toLowerCase(Locale.ROOT), field.value()))
                        .toList(),
                body);
    }

    @Override
    public String toString() {
        return "POST " + target + " with "
                + headers.stream().map(HttpHeader::name).toList() + " and " + body.length + " octets";
    }
}
