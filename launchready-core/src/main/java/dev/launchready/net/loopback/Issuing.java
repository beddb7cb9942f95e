package dev.launchready.net.loopback;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes keys and certificates, all with the providers that the JDK has. */
final class Issuing {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** RSA keys take long to make and servers on loopback may share them; keys of authorities are never shared. */
    private static final Map<LoopbackCertificate.Key, KeyPair> SHARED = new ConcurrentHashMap<>();

    private Issuing() {}

    static KeyPair serverKey(LoopbackCertificate.Key key) {
        return key.algorithm().equals("RSA") ? SHARED.computeIfAbsent(key, Issuing::newKey) : newKey(key);
    }

    static KeyPair newKey(LoopbackCertificate.Key key) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(key.algorithm());
            if (key.algorithm().equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp" + key.bits() + "r1"));
            } else {
                generator.initialize(key.bits());
            }
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("this JDK cannot make a key of the kind " + key, e);
        }
    }

    static X509Certificate issue(Draft draft, KeyPair subject, X500Name issuer, KeyPair issuerKeys) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(64, RANDOM).add(BigInteger.ONE),
                    Date.from(draft.notBefore()),
                    Date.from(draft.notAfter()),
                    draft.subject(),
                    subject.getPublic());
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(subject.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
            addPurpose(builder, draft);
            addNames(builder, draft);
            String algorithm = signatureAlgorithm(draft.digest(), issuerKeys.getPrivate());
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(algorithm).build(issuerKeys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("cannot issue the certificate of " + draft.subject(), e);
        }
    }

    private static void addPurpose(JcaX509v3CertificateBuilder builder, Draft draft) throws IOException {
        if (draft.authority()) {
            BasicConstraints constraints =
                    draft.pathLength() < 0 ? new BasicConstraints(true) : new BasicConstraints(draft.pathLength());
            builder.addExtension(Extension.basicConstraints, true, constraints);
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        } else {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            KeyPurposeId purpose = draft.forClients() ? KeyPurposeId.id_kp_clientAuth : KeyPurposeId.id_kp_serverAuth;
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        }
    }

    private static void addNames(JcaX509v3CertificateBuilder builder, Draft draft) throws IOException {
        if (!draft.names().isEmpty()) {
            GeneralName[] names = draft.names().stream()
                    .map(name -> new GeneralName(
                            LoopbackCertificate.isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                    .toArray(GeneralName[]::new);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
        if (!draft.permitted().isEmpty()) {
            GeneralSubtree tree = new GeneralSubtree(new GeneralName(GeneralName.dNSName, draft.permitted()));
            builder.addExtension(
                    Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {tree}, null));
        }
        if (!draft.issuerUrl().isEmpty()) {
            GeneralName url = new GeneralName(GeneralName.uniformResourceIdentifier, draft.issuerUrl());
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(new AccessDescription(AccessDescription.id_ad_caIssuers, url)));
        }
    }

    private static String signatureAlgorithm(LoopbackCertificate.Digest digest, PrivateKey key) {
        boolean rsa = key.getAlgorithm().equals("RSA");
        if (digest == LoopbackCertificate.Digest.MD5 && !rsa) {
            throw new IllegalArgumentException(
                    "MD5 signatures exist with RSA only; issue it by an authority with " + "withKey(Key.RSA_2048)");
        }
        return digest + "with" + (rsa ? "RSA" : key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm());
    }
}
