package dev.launchready.resilience;

import dev.launchready.Launch;
import dev.launchready.net.HttpCall;
import dev.launchready.net.Url;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something that a user does: an HTTP request to the product, or any Java call into it. Immutable; each verb returns a
 * copy.
 *
 * <pre>{@code
 * UserAction.post("http://localhost:8080/signup", "application/json", "{\"email\":\"user{n}@acme.test\"}")
 *         .named("sign up")
 *         .withEffect("an account", accounts::count)
 * }</pre>
 *
 * <p>It is done many times over: {@code {n}} in the address, a header field or the content stands for a number that is
 * another each time.
 */
public final class UserAction {
    /** How long an effect may take to appear unless told otherwise: 2 seconds. */
    public static final Duration EFFECT_WITHIN = Duration.ofSeconds(2);

    private static final AtomicLong NUMBER = new AtomicLong(System.currentTimeMillis());

    private final String name;
    private final Deed deed;
    private final List<String> markers;
    private final Optional<Predicate<UserSaw>> clear;
    private final Optional<Effect> effect;

    /** What is done. */
    sealed interface Deed {
        record Request(
                String method,
                String url,
                List<String[]> fields,
                @Nullable String content) implements Deed {}

        record Call(Callable<?> body) implements Deed {}
    }

    /** What the action is to bring about, and how often it has been so far. */
    record Effect(String what, LongSupplier count, Duration within) {}

    private UserAction(
            String name, Deed deed, List<String> markers, Optional<Predicate<UserSaw>> clear, Optional<Effect> effect) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an action without a name; give it one, for example named(\"sign up\")");
        }
        this.name = name;
        this.deed = deed;
        this.markers = List.copyOf(markers);
        this.clear = clear;
        this.effect = effect;
    }

    /**
     * A GET request. Redirects on the same origin are followed, as a browser would.
     *
     * @param url an absolute address
     * @return the action
     * @throws IllegalArgumentException if it is none
     */
    public static UserAction get(String url) {
        return request("GET", url, List.of(), null);
    }

    /**
     * A POST request.
     *
     * @param url an absolute address
     * @param contentType the content's media type
     * @param content the content
     * @return the action
     * @throws IllegalArgumentException if the address is none
     */
    public static UserAction post(String url, String contentType, String content) {
        return request("POST", url, List.<String[]>of(new String[] {"Content-Type", contentType}), content);
    }

    /**
     * A Java call into the product, for example of a controller or a service. What it returns and throws is what the user
     * sees; an {@code HttpExchange}, an {@code HttpReply} and a {@link UserSaw} are read as what they hold.
     *
     * @param name for example {@code sign up}
     * @param body runs on a daemon thread; interrupted when the probe gives up
     * @return the action
     * @throws IllegalArgumentException if the name is blank
     */
    public static UserAction call(String name, Callable<?> body) {
        return new UserAction(name, new Deed.Call(body), List.of(), Optional.empty(), Optional.empty());
    }

    private static UserAction request(String method, String url, List<String[]> fields, @Nullable String content) {
        Url read = Url.of(url.replace("{n}", "1"));
        String name = method + " " + read.path();
        return new UserAction(
                name, new Deed.Request(method, url, fields, content), List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Names it for people.
     *
     * @param other what the user does, for example {@code sign up}
     * @return a copy with that name
     * @throws IllegalArgumentException if blank
     */
    public UserAction named(String other) {
        return new UserAction(other.strip(), deed, markers, clear, effect);
    }

    /**
     * Adds a header field to the request.
     *
     * @param field its name
     * @param value its value
     * @return a copy with the field
     * @throws IllegalArgumentException if the action is a Java call, or the field holds a line end
     */
    public UserAction withHeader(String field, String value) {
        if (!(deed instanceof Deed.Request request)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is a Java call and has no header " + field + "; set it inside of the call");
        }
        List<String[]> more = new ArrayList<>(request.fields());
        more.add(new String[] {field, value});
        UserAction with = new UserAction(
                name,
                new Deed.Request(request.method(), request.url(), more, request.content()),
                markers,
                clear,
                effect);
        with.call(1);
        return with;
    }

    /**
     * Says by what the product shows that it gives less than usual, and useful: then an answer of success is degraded
     * instead of wrong.
     *
     * @param marker a text in the content, for example {@code "stale":true}, or a whole header line
     * @return a copy with the marker
     * @throws IllegalArgumentException if blank, which every answer holds
     */
    public UserAction degradedWhen(String marker) {
        if (marker.isBlank()) {
            throw new IllegalArgumentException(
                    "a blank marker stands in every answer; give a text that only a degraded" + " answer holds");
        }
        List<String> more = new ArrayList<>(markers);
        more.add(marker);
        return new UserAction(name, deed, more, clear, effect);
    }

    /**
     * Declares more answers a clear state than the oracle knows.
     *
     * @param recognised tells whether it is one
     * @return a copy with the declaration
     */
    public UserAction clearWhen(Predicate<UserSaw> recognised) {
        return new UserAction(name, deed, markers, Optional.of(recognised), effect);
    }

    /**
     * Says what the action brings about, so that success without it is seen to be a loss. It may come late, and after the
     * fault has ended.
     *
     * @param what for example {@code an account}
     * @param count how many there are; has grown when the effect has appeared
     * @return a copy with the effect
     */
    public UserAction withEffect(String what, LongSupplier count) {
        return withEffect(what, count, EFFECT_WITHIN);
    }

    /**
     * Says what the action brings about, and how soon after the fault has ended.
     *
     * @param what for example {@code an account}
     * @param count how many there are; has grown when the effect has appeared
     * @param within how soon after the answer, and after the end of the fault
     * @return a copy with the effect
     */
    public UserAction withEffect(String what, LongSupplier count, Duration within) {
        return new UserAction(name, deed, markers, clear, Optional.of(new Effect(what, count, within)));
    }

    /**
     * Does it once.
     *
     * @param launch how to reach the product
     * @param patience how long to wait at most
     * @return what the user saw; never later than the patience and 100 ms
     */
    public UserSaw perform(Launch launch, Duration patience) {
        return new ActionRun(launch).perform(this, patience);
    }

    /** {@return what the user does, for people} */
    public String name() {
        return name;
    }

    Deed deed() {
        return deed;
    }

    Optional<Effect> effect() {
        return effect;
    }

    /** The request, with a number that no other has had. */
    HttpCall call() {
        return call(NUMBER.incrementAndGet());
    }

    private HttpCall call(long number) {
        Deed.Request request = (Deed.Request) deed;
        String n = Long.toString(number);
        HttpCall call = HttpCall.of(request.method(), Url.of(request.url().replace("{n}", n)));
        for (String[] field : request.fields()) {
            call = call.withHeader(field[0], field[1].replace("{n}", n));
        }
        String content = request.content();
        return content == null ? call : call.withBody(content.replace("{n}", n).getBytes(StandardCharsets.UTF_8));
    }

    ClarityTerms terms(Duration limit, UserSaw usual) {
        return new ClarityTerms(limit, Optional.of(usual), markers, clear, ClarityTerms.EffectSeen.NOT_ASKED);
    }

    @Override
    public String toString() {
        return name;
    }
}
