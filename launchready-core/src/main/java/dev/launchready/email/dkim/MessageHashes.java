package dev.launchready.email.dkim;

import dev.launchready.email.RawMessage;
import java.util.HashMap;
import java.util.Map;

/** What the signatures of one message are compared with; each body hash is made once. */
final class MessageHashes {
    private final RawMessage message;
    private final byte[] octets;
    private final HeaderCanonicalizer headers;
    private final Map<Wanted, BodyHasher.Hash> bodies = new HashMap<>(4);

    private record Wanted(Canonicalization how, long limit) {}

    MessageHashes(RawMessage message) {
        this.message = message;
        this.octets = message.octets();
        this.headers = new HeaderCanonicalizer(message);
    }

    BodyHasher.Hash body(DkimSignature signature) {
        long limit = signature.bodyLength().orElse(Long.MAX_VALUE);
        return bodies.computeIfAbsent(
                new Wanted(signature.body(), limit),
                wanted -> BodyHasher.hash(octets, message.bodyStart(), wanted.how(), wanted.limit()));
    }

    byte[] header(SignatureReader.Read read) {
        return headers.signedOctets(read);
    }

    /** Looks for the one change that programs make most: a line end that was not CRLF and became so on the way. */
    String whyBodyDiffers(DkimSignature signature, byte[] wanted) {
        if (message.bareLineEnds() > 0) {
            RawMessage repaired = message.withLineEndsRepaired();
            BodyHasher.Hash hash = BodyHasher.hash(
                    repaired.octets(),
                    repaired.bodyStart(),
                    signature.body(),
                    signature.bodyLength().orElse(Long.MAX_VALUE));
            if (hash.is(wanted)) {
                return "the body is not as signed: it would be if its bare line ends were CRLF";
            }
        }
        return message.hasSeparator()
                ? "the body is not as signed"
                : "the body is not as signed: no empty line ends the header, so there is none";
    }
}
