package dev.launchready.net;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;

/** What of a certificate's cryptography is too weak (CA/Browser Forum Baseline Requirements sections 6.1.5 and 7.1.3). */
final class Strength {
    private static final int RSA_BITS = 2048;
    private static final int CURVE_BITS = 224;

    private Strength() {}

    /** {@return what is weak about the key, for example {@code RSA of 1024 bits}; empty when nothing is} */
    static Optional<String> weakKey(X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        if (key instanceof RSAPublicKey rsa) {
            return below("RSA", rsa.getModulus().bitLength(), RSA_BITS);
        }
        if (key instanceof DSAPublicKey) {
            return Optional.of("a DSA key, which browsers do not accept");
        }
        if (key instanceof ECPublicKey ec) {
            return below("EC", ec.getParams().getCurve().getField().getFieldSize(), CURVE_BITS);
        }
        if (key instanceof EdECPublicKey edwards) {
            return Optional.of("an " + edwards.getParams().getName() + " key, which browsers do not accept");
        }
        // A curve that the JDK has dropped, which is why it is no ECPublicKey
        return droppedCurve(key.getEncoded()).flatMap(bits -> below("EC", bits, CURVE_BITS));
    }

    /** {@return the weak digest that the certificate is signed with, {@code MD5} for example; empty when it is not} */
    static Optional<String> weakDigest(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (algorithm.contains("MD2") || algorithm.contains("MD4") || algorithm.contains("MD5")) {
            return Optional.of("MD5".equals(algorithm.substring(0, 3)) ? "MD5" : algorithm.substring(0, 3));
        }
        return algorithm.startsWith("SHA1") || algorithm.startsWith("SHA-1") ? Optional.of("SHA-1") : Optional.empty();
    }

    private static Optional<String> below(String algorithm, int bits, int least) {
        return bits < least
                ? Optional.of("an " + algorithm + " key of " + bits + " bits, where " + least + " are the least")
                : Optional.empty();
    }

    private static Optional<Integer> droppedCurve(byte[] encoded) {
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(encoded);
            if (info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve) {
                X9ECParameters parameters = ECNamedCurveTable.getByOID(curve);
                return parameters == null
                        ? Optional.empty()
                        : Optional.of(parameters.getCurve().getFieldSize());
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
