package dev.launchready.net;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The ways from a server's certificate up to an authority, whatever the order in which the certificates were sent and
 * whatever else was sent with them (RFC 4158). Bounded: a peer may send what it likes.
 */
final class ChainPaths {
    private static final int CERTIFICATES = 32;
    private static final int DEPTH = 10;
    private static final int WAYS = 32;
    private static final int STEPS = 500;

    private final List<X509Certificate> sent;
    private final Roots roots;
    private final List<Path> trusted = new ArrayList<>();
    private final Map<List<X509Certificate>, Boolean> signatures = new HashMap<>();
    private List<X509Certificate> longest = List.of();
    private int steps;

    private ChainPaths(List<X509Certificate> sent, Roots roots) {
        this.sent = sent;
        this.roots = roots;
    }

    /**
     * A way that leads to a trusted authority.
     *
     * @param certificates from the server's own to the last below the authority; empty if the server's is trusted itself
     * @param anchor the authority
     */
    record Path(List<X509Certificate> certificates, X509Certificate anchor) {
        Path {
            certificates = List.copyOf(certificates);
        }
    }

    /** Looks for all ways from the first certificate of a chain, which must not be empty. */
    static ChainPaths of(List<X509Certificate> chain, Roots roots) {
        List<X509Certificate> distinct = new ArrayList<>(new LinkedHashSet<>(chain));
        ChainPaths paths = new ChainPaths(distinct.subList(0, Math.min(CERTIFICATES, distinct.size())), roots);
        paths.climb(List.of(distinct.get(0)));
        return paths;
    }

    /** {@return the ways that lead to a trusted authority} */
    List<Path> trusted() {
        return trusted;
    }

    /** {@return the longest way found, whether it leads to a trusted authority or not; the server's own comes first} */
    List<X509Certificate> longest() {
        return longest;
    }

    private void climb(List<X509Certificate> way) {
        X509Certificate last = way.get(way.size() - 1);
        if (way.size() > longest.size()) {
            longest = way;
        }
        if (roots.contains(last)) {
            trusted.add(new Path(way.subList(0, way.size() - 1), last));
            return;
        }
        for (X509Certificate root : roots.named(last.getIssuerX500Principal())) {
            if (leads(root, last)) {
                trusted.add(new Path(way, root));
            }
        }
        if (way.size() >= DEPTH) {
            return;
        }
        for (X509Certificate next : sent) {
            boolean above = next.getSubjectX500Principal().equals(last.getIssuerX500Principal()) && !way.contains(next);
            if (above && trusted.size() < WAYS && steps < STEPS && leads(next, last)) {
                steps++;
                List<X509Certificate> higher = new ArrayList<>(way);
                higher.add(next);
                climb(higher);
            }
        }
    }

    /** Remembered, because many ways share their links and a signature takes long to verify. */
    private boolean leads(X509Certificate issuer, X509Certificate certificate) {
        return signatures.computeIfAbsent(List.of(issuer, certificate), pair -> signed(issuer, certificate));
    }

    static boolean signed(X509Certificate issuer, X509Certificate certificate) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
