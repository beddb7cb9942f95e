package dev.launchready.email.dkim;

import dev.launchready.email.MailField;
import dev.launchready.email.RawMessage;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Verifies the DKIM signatures of messages (RFC 6376 section 6, with RFC 8301 and RFC 8463). Any octets have a result;
 * nothing that a message or a record may hold leads to an exception.
 *
 * <p>Keys are remembered by the text of their record, so that one verifier for many messages saves their reading. It may
 * be shared by threads.
 */
public final class DkimVerifier {
    /** How many signatures of one message are looked at; more are reported as {@link DkimReason#TOO_MANY}. */
    public static final int MOST_SIGNATURES = 16;

    private static final int MOST_KEYS_OF_A_NAME = 4;
    private static final int MOST_REMEMBERED = 1000;

    private final Clock clock;
    private final Map<String, KeyReader.Read> remembered = new ConcurrentHashMap<>();

    private DkimVerifier(Clock clock) {
        this.clock = clock;
    }

    /** {@return a verifier for mail that is received now} */
    public static DkimVerifier create() {
        return new DkimVerifier(Clock.systemUTC());
    }

    /**
     * A verifier for mail that is received at another time.
     *
     * @param clock tells which signatures have expired
     * @return the verifier
     */
    public static DkimVerifier at(Clock clock) {
        return new DkimVerifier(clock);
    }

    /**
     * Verifies every signature of a message.
     *
     * @param message any octets
     * @param dns where the keys are
     * @return a result for each DKIM-Signature field
     */
    public DkimVerification verify(byte[] message, DnsLookup dns) {
        return verify(RawMessage.of(message), dns);
    }

    /**
     * Verifies every signature of a message.
     *
     * @param message the message
     * @param dns where the keys are
     * @return a result for each DKIM-Signature field
     */
    public DkimVerification verify(RawMessage message, DnsLookup dns) {
        List<MailField> signatures = message.fields("DKIM-Signature");
        List<DkimResult> results = new ArrayList<>(signatures.size());
        if (!signatures.isEmpty()) {
            MessageHashes hashes = new MessageHashes(message);
            long now = clock.instant().getEpochSecond();
            for (MailField field : signatures) {
                results.add(
                        results.size() < MOST_SIGNATURES
                                ? new Attempt(field, hashes, now).verify(dns)
                                : Attempt.unread(
                                        field,
                                        new Unverifiable(
                                                DkimReason.TOO_MANY,
                                                "the message has " + signatures.size() + " signatures and only the top "
                                                        + MOST_SIGNATURES + " are looked at")));
            }
        }
        return new DkimVerification(message, results);
    }

    private KeyReader.Read read(String text) {
        KeyReader.Read known = remembered.get(text);
        if (known == null) {
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            known = KeyReader.read(text);
            remembered.put(text, known);
        }
        return known;
    }

    /** The verification of one signature. */
    private final class Attempt {
        private final MailField field;
        private final MessageHashes hashes;
        private final long now;

        Attempt(MailField field, MessageHashes hashes, long now) {
            this.field = field;
            this.hashes = hashes;
            this.now = now;
        }

        DkimResult verify(DnsLookup dns) {
            SignatureReader.Read read;
            try {
                read = SignatureReader.read(field);
            } catch (Unverifiable e) {
                return unread(field, e);
            }
            DkimSignature signature = read.signature();
            if (signature.expiresAt().isPresent() && signature.expiresAt().getAsLong() < now) {
                String detail = "x=" + signature.expiresAt().getAsLong() + " passed "
                        + (now - signature.expiresAt().getAsLong()) + " seconds ago";
                return result(signature, DkimReason.EXPIRED, detail);
            }
            List<String> records;
            try {
                records = records(signature, dns);
            } catch (Unverifiable e) {
                return result(signature, e.reason(), e.detail());
            }
            // section 6.1.2: several records may be tried in turn; the first that works tells
            DkimResult best = verify(read, records.get(0));
            for (int i = 1; i < Math.min(records.size(), MOST_KEYS_OF_A_NAME) && !best.passes(); i++) {
                DkimResult next = verify(read, records.get(i));
                best = next.passes() || best.key().map(k -> !k.isUsable()).orElse(true) ? next : best;
            }
            return best;
        }

        private List<String> records(DkimSignature signature, DnsLookup dns) throws Unverifiable {
            String name = signature.keyName();
            if (name.length() > 253) {
                throw new Unverifiable(DkimReason.KEY_MISSING, name + " is longer than any name of DNS can be");
            }
            DnsAnswer answer = dns.lookup(name, RecordType.TXT);
            if (!answer.isConclusive()) {
                throw new Unverifiable(DkimReason.KEY_UNAVAILABLE, answer.describe());
            }
            List<String> records = answer.records(DnsRecord.Text.class)
                    .map(DnsRecord.Text::joined)
                    .toList();
            if (records.isEmpty()) {
                throw new Unverifiable(
                        DkimReason.KEY_MISSING,
                        name + (answer.status() == DnsStatus.NXDOMAIN ? " does not exist" : " has no TXT record"));
            }
            return records;
        }

        private DkimResult verify(SignatureReader.Read read, String record) {
            DkimSignature signature = read.signature();
            KeyReader.Read key = read(record);
            DkimReason reason;
            String detail;
            long bodyLength = 0;
            if (key.key().isEmpty()) {
                DkimKey.Problem problem = key.facts().problem().orElseThrow();
                reason = problem.flaw().reason();
                detail = "in the key record of " + signature.keyName() + " " + problem.detail();
            } else if (!signature.algorithm().startsWith(key.facts().type() + "-")) {
                reason = DkimReason.KEY_TYPE;
                detail = "a=" + signature.algorithm() + " needs another key than k="
                        + key.facts().type();
            } else if (key.facts().strict() && !signature.identityDomain().equals(signature.domain())) {
                reason = DkimReason.KEY_STRICT;
                detail = "the key's t=s forbids i=" + signature.identity() + " under d=" + signature.domain();
            } else {
                BodyHasher.Hash body = hashes.body(signature);
                bodyLength = body.length();
                if (signature.bodyLength().orElse(0) > bodyLength) {
                    reason = DkimReason.BODY_TOO_SHORT;
                    detail = "l=" + signature.bodyLength().getAsLong() + " and the body has " + bodyLength + " octets";
                } else if (!body.is(read.bodyHash())) {
                    reason = DkimReason.BODY_CHANGED;
                    detail = hashes.whyBodyDiffers(signature, read.bodyHash());
                } else if (!key.key().get().verifies(hashes.header(read), read.seal())) {
                    reason = DkimReason.HEADER_CHANGED;
                    detail = "the body is as signed, the header fields or the signature are not";
                } else {
                    reason = DkimReason.VERIFIED;
                    detail = key.facts().bits() + "-bit " + key.facts().type() + " key";
                }
            }
            return new DkimResult(field, reason, detail, Optional.of(signature), Optional.of(key.facts()), bodyLength);
        }

        private DkimResult result(DkimSignature signature, DkimReason reason, String detail) {
            return new DkimResult(field, reason, detail, Optional.of(signature), Optional.empty(), 0);
        }

        static DkimResult unread(MailField field, Unverifiable why) {
            return new DkimResult(field, why.reason(), why.detail(), Optional.empty(), Optional.empty(), 0);
        }
    }
}
