package dev.launchready.resilience.webhook;

import dev.launchready.net.Url;
import dev.launchready.resilience.webhook.Scheme.Signing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes of one event every delivery that an endpoint has to accept or to refuse. Does no I/O. */
final class Forger {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Scheme scheme;
    private final SigningKey key;
    private final List<SigningKey> previous;
    private final SigningKey foreign;
    private final Url target;
    private final Instant now;

    Forger(WebhookSender sender, Url target, Instant now) {
        this.scheme = sender.scheme();
        this.key = sender.key();
        this.previous = sender.previous();
        this.foreign = key.other();
        this.target = target;
        this.now = now;
    }

    /**
     * Makes a delivery.
     *
     * @param mutation what to do to it
     * @param event what it tells; its id has to be fresh
     * @return the delivery, or empty where the provider's scheme or the event leaves nothing to do it to
     */
    Optional<SignedDelivery> forge(Mutation mutation, WebhookEvent event) {
        Signing signing = new Signing(event, now, target);
        SignedDelivery valid = scheme.deliver(key, signing);
        return switch (mutation) {
            case VALID -> Optional.of(valid);
            case LOWER_CASE_NAMES -> Optional.of(valid.inLowerCase());
            case UNUSUAL_JSON ->
                JsonSpelling.unusual(event).map(body -> scheme.deliver(key, signing.with(event.withBody(body))));
            case OTHER_SIGNATURE_FIRST -> listed(signing, foreign, key);
            case OTHER_SIGNATURE_LAST -> listed(signing, key, foreign);
            case PREVIOUS_SECRET -> previous.stream().findFirst().map(old -> scheme.deliver(old, signing));
            case WRONG_SECRET -> Optional.of(scheme.deliver(foreign, signing));
            case NO_SIGNATURE -> Optional.of(valid.without(scheme.signatureHeader()));
            case EMPTY_SIGNATURE -> Optional.of(signedAs(signing, ""));
            case TRUNCATED_SIGNATURE -> {
                String signature = scheme.signature(key, signing);
                yield Optional.of(signedAs(signing, signature.substring(0, signature.length() / 2)));
            }
            case MALFORMED_SIGNATURE -> Optional.of(valid.with(scheme.signatureHeader(), "=,t;v1,%"));
            case ALTERED_BODY -> Optional.of(valid.withBody(altered(event)));
            case OTHER_WHITE_SPACE -> JsonSpelling.spacedOtherwise(event).map(valid::withBody);
            case OTHER_ORDER -> JsonSpelling.reordered(event).map(valid::withBody);
            case OTHER_EVENT ->
                Optional.of(scheme.deliver(key, signing.with(other(event))).withBody(event.body()));
            case OTHER_TARGET ->
                scheme.targetSigned()
                        ? Optional.of(signedAs(signing, scheme.signature(key, signing.to(otherTarget()))))
                        : Optional.empty();
            case STALE -> scheme.window().map(window -> scheme.deliver(key, signing.at(now.minus(beyond(window)))));
            case FUTURE -> scheme.window().map(window -> scheme.deliver(key, signing.at(now.plus(beyond(window)))));
            case REDATED ->
                scheme.timeSigned()
                        ? Optional.of(signedAs(signing, scheme.signature(key, signing.at(now.minus(AN_HOUR)))))
                        : Optional.empty();
            case NO_TIMESTAMP -> scheme.timestampHeader().map(valid::without);
            case NO_ID -> signedId().map(valid::without);
            case RENAMED -> signedId().map(field -> valid.with(field, event.id() + "x"));
            case OTHER_VERSION -> otherVersion(signing);
            case OTHER_ALGORITHM -> otherAlgorithm(signing, valid);
            case DOUBLED_SIGNATURE -> Optional.of(valid.and(scheme.signatureHeader(), field(foreign, signing)));
            case DOUBLED_SIGNATURE_LAST ->
                Optional.of(scheme.deliver(foreign, signing).and(scheme.signatureHeader(), field(key, signing)));
            case DOUBLED_TIMESTAMP ->
                scheme.timestampHeader()
                        .map(field -> valid.and(
                                field,
                                scheme.deliver(key, signing.at(now.minusSeconds(1)))
                                        .header(field)
                                        .orElse("")));
            case DOUBLED_ID -> signedId().map(field -> valid.and(field, event.id() + "x"));
            case UPPER_CASE_HEX ->
                scheme.hex()
                        ? Optional.of(
                                signedAs(signing, scheme.signature(key, signing).toUpperCase(Locale.ROOT)))
                        : Optional.empty();
        };
    }

    private SignedDelivery signedAs(Signing signing, String signature) {
        return scheme.deliver(signing, scheme.version(), List.of(signature));
    }

    private Optional<SignedDelivery> listed(Signing signing, SigningKey first, SigningKey second) {
        return scheme.several()
                ? Optional.of(scheme.deliver(
                        signing,
                        scheme.version(),
                        List.of(scheme.signature(first, signing), scheme.signature(second, signing))))
                : Optional.empty();
    }

    private Optional<SignedDelivery> otherVersion(Signing signing) {
        return scheme.version().isEmpty()
                ? Optional.empty()
                : Optional.of(scheme.deliver(signing, scheme.otherVersion(), List.of(scheme.signature(key, signing))));
    }

    private Optional<SignedDelivery> otherAlgorithm(Signing signing, SignedDelivery valid) {
        Optional<String> signature = scheme.signatureOtherwise(key, signing);
        if (scheme.provider().equals(Schemes.GITHUB.provider())) {
            // the field that GitHub still sends beside the other for endpoints of before 2020
            return signature.map(
                    sha1 -> valid.without(scheme.signatureHeader()).and("X-Hub-Signature", "sha1=" + sha1));
        }
        return signature.map(weak -> signedAs(signing, weak));
    }

    private String field(SigningKey signer, Signing signing) {
        return scheme.deliver(signer, signing).header(scheme.signatureHeader()).orElse("");
    }

    private Optional<String> signedId() {
        return scheme.idSigned() ? scheme.idHeader() : Optional.empty();
    }

    /** Far enough beyond the window that neither a slow answer nor a slow clock hides it. */
    private static Duration beyond(Duration window) {
        Duration minute = Duration.ofMinutes(1);
        return window.plus(window.compareTo(minute) > 0 ? window : minute);
    }

    private Url otherTarget() {
        return new Url(
                target.scheme(), target.host(), target.port(), target.path() + "x", target.query(), Optional.empty());
    }

    private static WebhookEvent other(WebhookEvent event) {
        WebhookEvent renamed = event.withId(event.id() + "o");
        return renamed.text().equals(event.text()) ? renamed.withBody(altered(event)) : renamed;
    }

    /** A digit outside the id becomes another, never a leading zero, so that JSON stays JSON; else the last octet. */
    static byte[] altered(WebhookEvent event) {
        byte[] body = event.body();
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String hidden = text.replace(event.id(), "x".repeat(event.id().length()));
        for (int i = body.length - 1; i >= 0; i--) {
            char c = hidden.charAt(i);
            if (c >= '0' && c <= '9') {
                body[i] = (byte) (c == '9' ? '8' : c + 1);
                return body;
            }
        }
        if (body.length == 0) {
            return new byte[] {'x'};
        }
        body[body.length - 1] ^= 1;
        return body;
    }
}
