package dev.launchready.tls;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.net.Distrust;
import dev.launchready.net.NetFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Judges what a host showed when it was asked for HTTPS. */
final class HttpsJudge {
    private HttpsJudge() {}

    static Judged judge(HostCertificate seen, Instant now, OptionalInt leastDays) {
        if (seen.failure().isPresent()) {
            return failed(seen, seen.failure().get());
        }
        List<Finding> findings = new ArrayList<>();
        byReason(seen.distrust()).forEach((reason, distrusts) -> findings.add(distrusted(seen, reason, distrusts)));
        boolean timeJudged = seen.distrust().stream()
                .anyMatch(d -> d.reason() == Distrust.Reason.EXPIRED || d.reason() == Distrust.Reason.NOT_YET_VALID);
        if (!timeJudged) {
            seen.leaf().flatMap(leaf -> expiresSoon(seen, leaf, now, leastDays)).ifPresent(findings::add);
        }
        if (seen.chain().isEmpty() && findings.isEmpty()) {
            // A session without a certificate must not pass, whatever made it possible
            return Judged.unseen(new Unseen(seen.subject(), "no certificate was recorded", Impact.LAUNCH_BLOCKER));
        }
        return Judged.found(findings);
    }

    private static Judged failed(HostCertificate seen, NetFailure failure) {
        Optional<TlsRule> rule = broken(failure.kind());
        if (rule.isEmpty()) {
            return Judged.unseen(new Unseen(seen.subject(), failure.detail(), Impact.LAUNCH_BLOCKER));
        }
        return Judged.found(List.of(Finding.of(rule.get(), seen.subject())
                .expected("an answer to HTTPS on port " + seen.port())
                .actual(failure.detail())
                .evidence("failure", failure.kind() + ": " + failure.detail())
                .build()));
    }

    /** What a failure proves of the host; nothing where the way there or the looking may be at fault. */
    private static Optional<TlsRule> broken(NetFailure.Kind kind) {
        return switch (kind) {
            case REFUSED, NO_ADDRESS, CLOSED_WITHOUT_ANSWER, CLOSED_EARLY -> Optional.of(TlsRule.NO_HTTPS);
            case TLS, MALFORMED, TOO_LARGE -> Optional.of(TlsRule.HANDSHAKE);
            case DNS_UNAVAILABLE,
                    FORBIDDEN,
                    UNREACHABLE,
                    CONNECT_TIMEOUT,
                    TLS_UNSUPPORTED,
                    TLS_TIMEOUT,
                    NO_ANSWER,
                    STALLED,
                    RESET -> Optional.empty();
        };
    }

    private static Map<Distrust.Reason, List<Distrust>> byReason(List<Distrust> distrust) {
        return distrust.stream().collect(Collectors.groupingBy(Distrust::reason, TreeMap::new, Collectors.toList()));
    }

    private static Finding distrusted(HostCertificate seen, Distrust.Reason reason, List<Distrust> distrusts) {
        String details = distrusts.stream().map(Distrust::detail).collect(Collectors.joining("; "));
        Finding.Builder finding = Finding.of(rule(reason), seen.subject())
                .expected(expected(reason, seen.host()))
                .actual(details);
        remedy(seen, reason, distrusts.get(0)).ifPresent(finding::remedy);
        return chain(finding, seen).build();
    }

    private static TlsRule rule(Distrust.Reason reason) {
        return switch (reason) {
            case EXPIRED -> TlsRule.EXPIRED;
            case NOT_YET_VALID -> TlsRule.NOT_YET_VALID;
            case WRONG_HOST -> TlsRule.WRONG_HOST;
            case SELF_SIGNED -> TlsRule.SELF_SIGNED;
            case UNKNOWN_ISSUER -> TlsRule.UNKNOWN_ISSUER;
            case INCOMPLETE_CHAIN -> TlsRule.INCOMPLETE_CHAIN;
            case WEAK_KEY -> TlsRule.WEAK_KEY;
            case WEAK_SIGNATURE -> TlsRule.WEAK_SIGNATURE;
            case INVALID -> TlsRule.INVALID_CHAIN;
        };
    }

    private static String expected(Distrust.Reason reason, String host) {
        return switch (reason) {
            case EXPIRED, NOT_YET_VALID -> "a certificate that is valid today";
            case WRONG_HOST -> "a certificate for " + host;
            case SELF_SIGNED -> "a certificate signed by an authority that browsers trust";
            case UNKNOWN_ISSUER -> "a chain that ends at an authority that browsers trust";
            case INCOMPLETE_CHAIN -> "the whole chain up to an authority that browsers trust";
            case WEAK_KEY -> "keys that browsers accept";
            case WEAK_SIGNATURE -> "signatures with SHA-256 or better";
            case INVALID -> "a chain that keeps the rules of path validation";
        };
    }

    private static Optional<String> remedy(HostCertificate seen, Distrust.Reason reason, Distrust distrust) {
        return switch (reason) {
            case WRONG_HOST ->
                Optional.of("Issue a certificate whose subject alternative names include " + seen.host()
                        + ", or let the edge pick the right one by SNI if it has it already.");
            case INCOMPLETE_CHAIN ->
                Optional.of("Let the server send the certificate of " + distrust.certificate()
                        + " after its own: nginx takes both in the file of ssl_certificate (an ACME client's fullchain.pem),"
                        + " Apache in that of SSLCertificateFile.");
            default -> Optional.empty();
        };
    }

    private static Optional<Finding> expiresSoon(
            HostCertificate seen, CertificateSummary leaf, Instant now, OptionalInt leastDays) {
        return Expiry.impact(leaf, now, leastDays)
                .map(impact -> chain(
                                Finding.of(TlsRule.EXPIRES_SOON, seen.subject())
                                        .impact(impact)
                                        .expected("a certificate valid for "
                                                + Expiry.inWords(Expiry.least(leaf, leastDays)) + " more")
                                        .actual("it expires in " + Expiry.inWords(leaf.left(now)) + ", at "
                                                + leaf.notAfter()),
                                seen)
                        .build());
    }

    private static Finding.Builder chain(Finding.Builder finding, HostCertificate seen) {
        String certificates = seen.chain().stream()
                .map(c -> c.subject() + "\n  issued by " + c.issuer() + "\n  valid " + c.notBefore() + " to "
                        + c.notAfter()
                        + "\n  for " + String.join(", ", c.names()) + "\n  " + c.key() + ", " + c.signature()
                        + ", serial "
                        + c.serial())
                .collect(Collectors.joining("\n"));
        return finding.evidence("chain as sent", certificates);
    }
}
