package dev.launchready.net;

import static dev.launchready.net.Distrust.Reason.INCOMPLETE_CHAIN;
import static dev.launchready.net.Distrust.Reason.INVALID;
import static dev.launchready.net.Distrust.Reason.SELF_SIGNED;
import static dev.launchready.net.Distrust.Reason.UNKNOWN_ISSUER;
import static dev.launchready.net.Distrust.Reason.WRONG_HOST;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Judges a chain as it was sent. Pure: the time, the host and the roots are arguments, and nothing is fetched. */
final class ChainJudge {
    private ChainJudge() {}

    /**
     * Judges.
     *
     * @param chain the certificates as sent
     * @param host the host that they are to be valid for
     * @param now the time
     * @param roots the authorities trusted
     * @return every reason for distrust along the best of all ways to a root, in the order of {@link Distrust.Reason};
     *     empty when there is none
     */
    static List<Distrust> judge(List<X509Certificate> chain, String host, Instant now, Roots roots) {
        if (chain.isEmpty()) {
            return List.of(new Distrust(INVALID, "the server of " + host + " sent no certificate", host));
        }
        X509Certificate leaf = chain.get(0);
        ChainPaths paths = ChainPaths.of(chain, roots);
        // Clients take whichever way works, so an expired extra certificate does no harm beside a good one
        List<Distrust> reasons = new ArrayList<>(paths.trusted().stream()
                .map(path -> PathJudge.judge(path, now))
                .min(Comparator.comparingInt(List::size))
                .orElseGet(() -> untrusted(chain, paths.longest(), now, roots)));
        if (!CertificateNames.cover(leaf, host)) {
            reasons.add(new Distrust(WRONG_HOST, wrongHost(leaf, host), CertificateText.subject(leaf)));
        }
        reasons.sort(Comparator.comparing(Distrust::reason));
        return List.copyOf(reasons);
    }

    private static List<Distrust> untrusted(
            List<X509Certificate> chain, List<X509Certificate> way, Instant now, Roots roots) {
        List<Distrust> reasons = new ArrayList<>(PathJudge.judgeCertificates(way, now));
        reasons.add(whyUntrusted(chain, way, roots));
        return reasons;
    }

    private static Distrust whyUntrusted(List<X509Certificate> chain, List<X509Certificate> way, Roots roots) {
        X509Certificate last = way.get(way.size() - 1);
        String name = CertificateText.subject(last);
        String issuer = CertificateText.issuer(last);
        if (CertificateText.isSelfIssued(last) && ChainPaths.signed(last, last)) {
            return way.size() == 1
                    ? new Distrust(SELF_SIGNED, "the certificate of " + name + " is signed by its own key", name)
                    : new Distrust(
                            UNKNOWN_ISSUER, "the chain ends at " + name + ", which is not a trusted authority", name);
        }
        boolean namesake = chain.stream()
                .anyMatch(c -> !c.equals(last) && c.getSubjectX500Principal().equals(last.getIssuerX500Principal()));
        if (namesake || !roots.named(last.getIssuerX500Principal()).isEmpty()) {
            return new Distrust(
                    UNKNOWN_ISSUER,
                    name + " says that " + issuer
                            + " issued it, but the key of the authority of that name did not sign it",
                    name);
        }
        Optional<String> url = CertificateText.issuerUrl(last);
        String where = url.map(u -> "; it can be had at " + u).orElse("");
        if (way.size() == 1) {
            return new Distrust(
                    INCOMPLETE_CHAIN,
                    "the certificate of " + issuer + ", which issued that of " + name + ", was not sent" + where,
                    issuer);
        }
        // Above an authority that was sent there may be a further intermediate or an unknown root; the chain cannot
        // tell
        return new Distrust(
                UNKNOWN_ISSUER,
                "the chain ends at " + name + ", issued by " + issuer
                        + ", which was not sent and is not a trusted authority" + where,
                name);
    }

    private static String wrongHost(X509Certificate leaf, String host) {
        List<String> names = CertificateNames.of(leaf);
        return names.isEmpty()
                ? "the certificate lists no host at all, so not " + host + "; its common name ("
                        + CertificateText.subject(leaf) + ") does not count"
                : "the certificate is for " + CertificateText.some(names) + ", not for " + host;
    }
}
