package dev.launchready.resilience.webhook;

import dev.launchready.net.HttpHeader;
import dev.launchready.net.Url;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How a provider signs, as data: what is signed, how the signature is written and where it goes. Knows no key.
 *
 * @param provider the provider's name for people
 * @param signatureHeader the field that holds the signature
 * @param signed what is signed
 * @param hex whether a signature is written in hexadecimal digits, rather than in base64
 * @param layout puts the signatures into the field's value
 * @param version the mark of the signature's version within the value; empty where the scheme has none
 * @param otherVersion a mark that an endpoint has to ignore
 * @param several whether the value may list more than one signature, as during a rotation
 * @param timestampHeader the field that holds the time, where it has one of its own
 * @param timeSigned whether the time is part of what is signed
 * @param window how far the provider lets the time be off; empty where it names none
 * @param idHeader the field that holds the event's id, where there is one
 * @param idSigned whether the id is part of what is signed
 * @param targetSigned whether the address is part of what is signed
 * @param others the fields beside the signature's
 * @param aimed changes the address on the way, for a provider that puts a digest there
 */
record Scheme(
        String provider,
        String signatureHeader,
        Function<Signing, byte[]> signed,
        boolean hex,
        Layout layout,
        String version,
        String otherVersion,
        boolean several,
        Optional<String> timestampHeader,
        boolean timeSigned,
        Optional<Duration> window,
        Optional<String> idHeader,
        boolean idSigned,
        boolean targetSigned,
        Function<Signing, List<HttpHeader>> others,
        UnaryOperator<Signing> aimed) {

    /** One event on its way to one address at one time. */
    record Signing(WebhookEvent event, Instant at, Url target) {
        Signing at(Instant other) {
            return new Signing(event, other, target);
        }

        Signing with(WebhookEvent other) {
            return new Signing(other, at, target);
        }

        Signing to(Url other) {
            return new Signing(event, at, other);
        }

        String seconds() {
            return String.valueOf(at.getEpochSecond());
        }
    }

    /** Writes the signature field's value. */
    interface Layout {
        String value(Signing signing, String version, List<String> signatures);
    }

    String signature(SigningKey key, Signing signing) {
        return encode(key.sign(signed.apply(aimed.apply(signing))));
    }

    Optional<String> signatureOtherwise(SigningKey key, Signing signing) {
        return key.signOtherwise(signed.apply(aimed.apply(signing))).map(this::encode);
    }

    /** The delivery of what was signed, with signatures of whatever origin. */
    SignedDelivery deliver(Signing signing, String mark, List<String> signatures) {
        Signing sent = aimed.apply(signing);
        List<HttpHeader> headers = new ArrayList<>();
        headers.add(HttpHeader.of("Content-Type", sent.event().contentType()));
        headers.addAll(others.apply(sent));
        headers.add(HttpHeader.of(signatureHeader, layout.value(sent, mark, signatures)));
        return new SignedDelivery(sent.target(), headers, sent.event().body());
    }

    SignedDelivery deliver(SigningKey key, Signing signing) {
        return deliver(signing, version, List.of(signature(key, signing)));
    }

    private String encode(byte[] octets) {
        return hex ? HexFormat.of().formatHex(octets) : Base64.getEncoder().encodeToString(octets);
    }
}
