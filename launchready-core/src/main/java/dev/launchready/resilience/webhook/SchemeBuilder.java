package dev.launchready.resilience.webhook;

import dev.launchready.net.HttpHeader;
import dev.launchready.resilience.webhook.Scheme.Layout;
import dev.launchready.resilience.webhook.Scheme.Signing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Says of a {@link Scheme} only what sets it apart. Without further words the content is signed, and one signature in
 * hexadecimal digits stands alone in its field.
 */
final class SchemeBuilder {
    private final String provider;
    private final String header;
    private Function<Signing, byte[]> signed = signing -> signing.event().body();
    private boolean hex = true;
    private Layout layout = (signing, mark, list) -> list.get(0);
    private String version = "";
    private String otherVersion = "";
    private boolean several;
    private Optional<String> timestampHeader = Optional.empty();
    private boolean timeSigned;
    private Optional<Duration> window = Optional.empty();
    private Optional<String> idHeader = Optional.empty();
    private boolean idSigned;
    private boolean targetSigned;
    private Function<Signing, List<HttpHeader>> others = signing -> List.of();
    private UnaryOperator<Signing> aimed = UnaryOperator.identity();

    SchemeBuilder(String provider, String header) {
        this.provider = provider;
        this.header = header;
    }

    /** The content is signed together with the time. */
    SchemeBuilder signsTime(Function<Signing, byte[]> what) {
        timeSigned = true;
        return signs(what);
    }

    /** The content is signed together with the address. */
    SchemeBuilder signsAddress(Function<Signing, byte[]> what) {
        targetSigned = true;
        return signs(what);
    }

    /** The content is signed together with the event's id and the time. */
    SchemeBuilder signsIdAndTime(Function<Signing, byte[]> what) {
        idSigned = true;
        return signsTime(what);
    }

    private SchemeBuilder signs(Function<Signing, byte[]> what) {
        signed = what;
        return this;
    }

    SchemeBuilder inBase64() {
        hex = false;
        return this;
    }

    /** How the value looks, the mark of its version, and one that an endpoint has to ignore. */
    SchemeBuilder versioned(Layout value, String mark, String ignored) {
        layout = value;
        version = mark;
        otherVersion = ignored;
        return this;
    }

    /** The value may list more than one signature, as during a rotation. */
    SchemeBuilder severalAtOnce() {
        several = true;
        return this;
    }

    SchemeBuilder within(Duration offset) {
        window = Optional.of(offset);
        return this;
    }

    SchemeBuilder timeIn(String field) {
        timestampHeader = Optional.of(field);
        return this;
    }

    SchemeBuilder idIn(String field) {
        idHeader = Optional.of(field);
        return this;
    }

    /** The fields beside the signature's. */
    SchemeBuilder beside(Function<Signing, List<HttpHeader>> fields) {
        others = fields;
        return this;
    }

    /** Changes the address on the way. */
    SchemeBuilder aimed(UnaryOperator<Signing> change) {
        aimed = change;
        return this;
    }

    Scheme build() {
        return new Scheme(
                provider,
                header,
                signed,
                hex,
                layout,
                version,
                otherVersion,
                several,
                timestampHeader,
                timeSigned,
                window,
                idHeader,
                idSigned,
                targetSigned,
                others,
                aimed);
    }
}
