package dev.launchready.net;

import static dev.launchready.net.Distrust.Reason.EXPIRED;
import static dev.launchready.net.Distrust.Reason.INVALID;
import static dev.launchready.net.Distrust.Reason.NOT_YET_VALID;
import static dev.launchready.net.Distrust.Reason.WEAK_KEY;
import static dev.launchready.net.Distrust.Reason.WEAK_SIGNATURE;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges one way from a server's certificate to an authority. */
final class PathJudge {
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;

    private PathJudge() {}

    static List<Distrust> judge(ChainPaths.Path path, Instant now) {
        List<X509Certificate> all = new ArrayList<>(path.certificates());
        all.add(path.anchor());
        List<Distrust> reasons = new ArrayList<>(judgeCertificates(all, now));
        boolean judgedInvalid = reasons.stream().anyMatch(r -> r.reason() == INVALID);
        if (!judgedInvalid && !path.certificates().isEmpty()) {
            pkix(path, reasons).ifPresent(reasons::add);
        }
        return reasons;
    }

    /** What can be said of certificates in their order, whoever stands above them. */
    static List<Distrust> judgeCertificates(List<X509Certificate> way, Instant now) {
        List<Distrust> reasons = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            X509Certificate certificate = way.get(i);
            String name = CertificateText.subject(certificate);
            time(certificate, name, now).ifPresent(reasons::add);
            Strength.weakKey(certificate)
                    .ifPresent(weak -> reasons.add(new Distrust(WEAK_KEY, name + " has " + weak, name)));
            // Nobody relies on the signature that an authority puts on itself
            if (!CertificateText.isSelfIssued(certificate)) {
                Strength.weakDigest(certificate)
                        .ifPresent(digest -> reasons.add(new Distrust(
                                WEAK_SIGNATURE, name + " is signed with " + digest + ", which can be forged", name)));
            }
            purpose(way, i).ifPresent(wrong -> reasons.add(new Distrust(INVALID, name + wrong, name)));
        }
        return reasons;
    }

    private static Optional<Distrust> time(X509Certificate certificate, String name, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            return Optional.of(new Distrust(
                    NOT_YET_VALID, name + " is valid from " + from + " only, in " + span(now, from), name));
        }
        // The last second belongs to the time of validity (RFC 5280 section 4.1.2.5)
        if (!now.isBefore(until.plusSeconds(1))) {
            return Optional.of(
                    new Distrust(EXPIRED, name + " expired at " + until + ", " + span(until, now) + " ago", name));
        }
        return Optional.empty();
    }

    private static String span(Instant from, Instant until) {
        Duration time = Duration.between(from, until);
        if (time.toDays() > 0) {
            return time.toDays() + (time.toDays() == 1 ? " day" : " days");
        }
        return time.toHours() > 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }

    private static Optional<String> purpose(List<X509Certificate> way, int place) {
        X509Certificate certificate = way.get(place);
        if (place == 0) {
            return serverPurpose(certificate);
        }
        if (place == way.size() - 1 && CertificateText.isSelfIssued(certificate)) {
            // A root is trusted for what it is, not for what it says of itself
            return Optional.empty();
        }
        if (certificate.getBasicConstraints() < 0) {
            return Optional.of(" issued a certificate without being an authority (RFC 5280 section 4.2.1.9)");
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && (usage.length <= KEY_CERT_SIGN || !usage[KEY_CERT_SIGN])) {
            return Optional.of(" may not sign certificates (key usage without keyCertSign, RFC 5280 section 4.2.1.3)");
        }
        long below = way.subList(1, place).stream()
                .filter(c -> !CertificateText.isSelfIssued(c))
                .count();
        if (below > certificate.getBasicConstraints()) {
            return Optional.of(" allows " + certificate.getBasicConstraints() + " authorities below it and has " + below
                    + " (path length, RFC 5280 section 4.2.1.9)");
        }
        return Optional.empty();
    }

    private static Optional<String> serverPurpose(X509Certificate certificate) {
        if (!allowsServers(certificate)) {
            return Optional.of(
                    " is not for servers (extended key usage without serverAuth, RFC 5280 section 4.2.1.12)");
        }
        if (CertificateText.isSelfIssued(certificate)) {
            return Optional.empty(); // Browsers refuse it for being its own authority, whatever else it says
        }
        if (certificate.getBasicConstraints() >= 0) {
            return Optional.of(
                    " is the certificate of an authority, which Firefox refuses for a server (RFC 5280 section 4.2.1.9)");
        }
        boolean[] usage = certificate.getKeyUsage();
        // Without it only the key exchange of old would be left, which TLS 1.3 does not have
        return usage == null || usage[DIGITAL_SIGNATURE]
                ? Optional.empty()
                : Optional.of(
                        " may not sign handshakes (key usage without digitalSignature, RFC 5280 section 4.2.1.3)");
    }

    private static boolean allowsServers(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null || purposes.contains(SERVER_AUTH) || purposes.contains(ANY_PURPOSE);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    /** The rules that the JDK knows better: name constraints, policies, unknown critical extensions. */
    private static Optional<Distrust> pkix(ChainPaths.Path path, List<Distrust> known) {
        String leaf = CertificateText.subject(path.certificates().get(0));
        try {
            CertPath certificates = CertificateFactory.getInstance("X.509").generateCertPath(path.certificates());
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(path.anchor(), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(commonTime(path.certificates())));
            CertPathValidator.getInstance("PKIX").validate(certificates, parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return isKnown(e, known)
                    ? Optional.empty()
                    : Optional.of(
                            new Distrust(INVALID, "the path of " + leaf + " breaks a rule: " + e.getMessage(), leaf));
        } catch (GeneralSecurityException e) {
            return Optional.of(
                    new Distrust(INVALID, "the path of " + leaf + " cannot be validated: " + e.getMessage(), leaf));
        }
    }

    // Time and strength were judged before, each certificate by itself; the validator stops at the first
    private static boolean isKnown(CertPathValidatorException e, List<Distrust> known) {
        Object reason = e.getReason();
        boolean time = reason == CertPathValidatorException.BasicReason.EXPIRED
                || reason == CertPathValidatorException.BasicReason.NOT_YET_VALID;
        boolean strength = reason == CertPathValidatorException.BasicReason.ALGORITHM_CONSTRAINED;
        return known.stream().map(Distrust::reason).anyMatch(r -> switch (r) {
            case EXPIRED, NOT_YET_VALID -> time;
            case WEAK_KEY, WEAK_SIGNATURE -> strength;
            default -> false;
        });
    }

    /** A moment at which as many as possible are valid, so that the validator goes on to its other rules. */
    private static Instant commonTime(List<X509Certificate> certificates) {
        Instant latestBegin = Instant.MIN;
        for (X509Certificate certificate : certificates) {
            Instant from = certificate.getNotBefore().toInstant();
            latestBegin = from.isAfter(latestBegin) ? from : latestBegin;
        }
        return latestBegin;
    }
}
