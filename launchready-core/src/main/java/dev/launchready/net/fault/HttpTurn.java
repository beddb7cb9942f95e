package dev.launchready.net.fault;

import dev.launchready.net.HttpBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request and what became of it. Written by the engine's thread, read by any. */
final class HttpTurn {
    /** Octets of the content that are kept. */
    static final int KEPT = 64 << 10;

    private static final int WEIGHT = 2000;
    private static final Pattern CHARSET = Pattern.compile("(?i);[ \t]*charset=\"?([!-~&&[^\";]]+)");

    private final int connection;
    private final boolean firstOfConnection;
    private final HttpHead head;
    private final String method;
    private final String target;
    private final long begunNanos;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
    private final List<String> faults = new ArrayList<>();
    private @Nullable MessageDigest digest;
    private @Nullable HttpPlan plan;
    private long length;
    private boolean whole;
    private int number;
    private int attempt;
    private Instant arrived = Instant.EPOCH;
    private Duration sinceStart = Duration.ZERO;
    private OptionalInt status = OptionalInt.empty();
    private Optional<Duration> lasted = Optional.empty();

    HttpTurn(int connection, boolean firstOfConnection, HttpHead head, long nowNanos) {
        String start = head.start();
        int space = start.indexOf(' ');
        int second = start.indexOf(' ', space + 1);
        this.connection = connection;
        this.firstOfConnection = firstOfConnection;
        this.head = head;
        this.method = second < 0 ? "" : start.substring(0, space);
        this.target = second < 0 ? "" : start.substring(space + 1, second);
        this.begunNanos = nowNanos;
    }

    HttpHead head() {
        return head;
    }

    String method() {
        return method;
    }

    String target() {
        return target;
    }

    /** {@return the path of a target in origin form or absolute form, without its query} */
    String path() {
        String from = originForm(target);
        int mark = from.indexOf('?');
        return mark < 0 ? from : from.substring(0, mark);
    }

    /** {@return a target without scheme and authority, as clients of a proxy send them (RFC 9112 section 3.2.2)} */
    static String originForm(String target) {
        int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
        if (scheme < 0) {
            return target;
        }
        int slash = target.indexOf('/', scheme + 3);
        int mark = target.indexOf('?', scheme + 3);
        if (slash < 0 || (mark >= 0 && mark < slash)) {
            return "/" + (mark < 0 ? "" : target.substring(mark));
        }
        return target.substring(slash);
    }

    boolean isFirstOfConnection() {
        return firstOfConnection;
    }

    synchronized int attempt() {
        return attempt;
    }

    synchronized void content(ByteBuffer piece) {
        MessageDigest running = digest;
        if (running == null) {
            running = sha256();
            digest = running;
        }
        byte[] octets = new byte[piece.remaining()];
        piece.get(octets);
        running.update(octets);
        length += octets.length;
        kept.write(octets, 0, Math.min(octets.length, KEPT - kept.size()));
    }

    synchronized void isWhole() {
        whole = true;
    }

    synchronized void numbered(int place, int times, Instant when, Duration since) {
        number = place;
        attempt = times;
        arrived = when;
        sinceStart = since;
    }

    /** {@return what makes a request the same as an earlier one} */
    synchronized String sameness() {
        String mark = ProxiedRequest.idempotencyKey(head.fields())
                .map(key -> "key " + key)
                .orElseGet(() -> length == 0 ? "" : "content " + sha256Hex());
        return method + " " + target + " " + mark;
    }

    synchronized @Nullable HttpPlan plan() {
        return plan;
    }

    synchronized void plan(HttpPlan decided) {
        plan = decided;
    }

    /** A fault acted. */
    synchronized void suffered(String fault) {
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    synchronized void answered(int code) {
        status = OptionalInt.of(code);
    }

    synchronized void ended(long nowNanos) {
        if (lasted.isEmpty()) {
            lasted = Optional.of(Duration.ofNanos(nowNanos - begunNanos));
        }
    }

    /** {@return about how many octets it takes to keep it} */
    synchronized int weight() {
        return kept.size() + WEIGHT;
    }

    synchronized ProxiedRequest snapshot() {
        boolean cut = !whole || length > kept.size();
        HttpBody body = new HttpBody(kept.toByteArray(), length, !cut, charset());
        return new ProxiedRequest(
                number,
                connection,
                attempt,
                method,
                target,
                head.fields(),
                body,
                sha256Hex(),
                arrived,
                sinceStart,
                status,
                lasted,
                faults);
    }

    private Charset charset() {
        Matcher named = CHARSET.matcher(head.first("Content-Type").orElse(""));
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private String sha256Hex() {
        MessageDigest running = digest;
        if (running == null) {
            return HexFormat.of().formatHex(sha256().digest());
        }
        try {
            return HexFormat.of().formatHex(((MessageDigest) running.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this Java cannot be read while it runs", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
