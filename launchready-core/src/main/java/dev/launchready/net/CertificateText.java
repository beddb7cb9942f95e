package dev.launchready.net;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

/** Certificates in words. */
final class CertificateText {
    private static final int NAMES = 5;

    private CertificateText() {}

    static String subject(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        // A subject may be empty when the alternative names say it all (RFC 5280 section 4.1.2.6)
        return name.isEmpty() ? some(CertificateNames.of(certificate)) : name;
    }

    static String issuer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName();
    }

    static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    /** {@return where a certificate says that its issuer's can be fetched (RFC 5280 section 4.2.2.1), unfetched} */
    static Optional<String> issuerUrl(X509Certificate certificate) {
        byte[] wrapped = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (wrapped == null) {
            return Optional.empty();
        }
        try {
            byte[] content = ASN1OctetString.getInstance(wrapped).getOctets();
            for (AccessDescription access :
                    AuthorityInformationAccess.getInstance(content).getAccessDescriptions()) {
                GeneralName location = access.getAccessLocation();
                if (access.getAccessMethod().equals(AccessDescription.id_ad_caIssuers)
                        && location.getTagNo() == GeneralName.uniformResourceIdentifier) {
                    return Optional.of(location.getName().toString());
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String some(List<String> names) {
        return names.size() <= NAMES
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMES)) + " and " + (names.size() - NAMES) + " more";
    }
}
