package dev.launchready.net.loopback;

import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * What a certificate is to say.
 *
 * @param names its subject alternative names
 * @param pathLength how many authorities may follow; negative for no bound
 * @param permitted the only DNS subtree allowed below it, or empty
 * @param issuerUrl where it says that its issuer can be fetched, or empty
 */
record Draft(
        X500Name subject,
        List<String> names,
        Instant notBefore,
        Instant notAfter,
        boolean authority,
        boolean forClients,
        int pathLength,
        String permitted,
        String issuerUrl,
        LoopbackCertificate.Key key,
        LoopbackCertificate.Digest digest) {

    Draft valid(Instant from, Instant until) {
        return new Draft(
                subject, names, from, until, authority, forClients, pathLength, permitted, issuerUrl, key, digest);
    }

    Draft key(LoopbackCertificate.Key other) {
        return new Draft(
                subject,
                names,
                notBefore,
                notAfter,
                authority,
                forClients,
                pathLength,
                permitted,
                issuerUrl,
                other,
                digest);
    }

    Draft digest(LoopbackCertificate.Digest other) {
        return new Draft(
                subject,
                names,
                notBefore,
                notAfter,
                authority,
                forClients,
                pathLength,
                permitted,
                issuerUrl,
                key,
                other);
    }

    Draft withoutNames() {
        return new Draft(
                subject,
                List.of(),
                notBefore,
                notAfter,
                authority,
                forClients,
                pathLength,
                permitted,
                issuerUrl,
                key,
                digest);
    }

    Draft clientsOnly() {
        return new Draft(
                subject, names, notBefore, notAfter, authority, true, pathLength, permitted, issuerUrl, key, digest);
    }

    Draft pathLength(int length) {
        return new Draft(
                subject, names, notBefore, notAfter, authority, forClients, length, permitted, issuerUrl, key, digest);
    }

    Draft permitted(String subtree) {
        return new Draft(
                subject,
                names,
                notBefore,
                notAfter,
                authority,
                forClients,
                pathLength,
                subtree,
                issuerUrl,
                key,
                digest);
    }

    Draft issuerUrl(String url) {
        return new Draft(
                subject, names, notBefore, notAfter, authority, forClients, pathLength, permitted, url, key, digest);
    }
}
