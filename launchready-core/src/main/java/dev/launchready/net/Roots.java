package dev.launchready.net;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** The authorities trusted in a run, found by their names. */
final class Roots {
    private final Map<X500Principal, List<X509Certificate>> bySubject;

    private Roots(Map<X500Principal, List<X509Certificate>> bySubject) {
        this.bySubject = bySubject;
    }

    static Roots of(List<X509Certificate> certificates) {
        return new Roots(Map.of()).plus(certificates);
    }

    /** {@return the JDK's own roots, read once; its default context is not touched} */
    static Roots ofJdk() {
        return Jdk.ROOTS;
    }

    Roots plus(List<X509Certificate> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<X500Principal, List<X509Certificate>> all = new LinkedHashMap<>(bySubject);
        for (X509Certificate root : more) {
            List<X509Certificate> namesakes =
                    new ArrayList<>(all.getOrDefault(root.getSubjectX500Principal(), List.of()));
            namesakes.add(root);
            all.put(root.getSubjectX500Principal(), List.copyOf(namesakes));
        }
        return new Roots(all);
    }

    List<X509Certificate> named(X500Principal subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    boolean contains(X509Certificate certificate) {
        return named(certificate.getSubjectX500Principal()).contains(certificate);
    }

    int size() {
        return bySubject.values().stream().mapToInt(List::size).sum();
    }

    /** Read when first needed, which takes a moment. */
    private static final class Jdk {
        static final Roots ROOTS = Roots.of(read());

        private static List<X509Certificate> read() {
            try {
                TrustManagerFactory factory =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                @Nullable KeyStore theDefault = null;
                factory.init(theDefault);
                List<X509Certificate> roots = new ArrayList<>();
                for (TrustManager manager : factory.getTrustManagers()) {
                    if (manager instanceof X509TrustManager x509) {
                        roots.addAll(List.of(x509.getAcceptedIssuers()));
                    }
                }
                return roots;
            } catch (GeneralSecurityException e) {
                // A JDK without readable roots trusts nobody; every chain then says which authority is missing
                return List.of();
            }
        }
    }
}
