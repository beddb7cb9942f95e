package dev.launchready.email.transport;

import dev.launchready.net.DnsRecord;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Compares TLSA records with certificates (RFC 6698 section 2.1). */
final class Tlsa {
    private Tlsa() {}

    /** Whether a record of usage 3 fits the server's own certificate, or one of usage 2 another of the chain. */
    static boolean fits(DnsRecord.TlsAssociation record, List<X509Certificate> chain) {
        List<X509Certificate> candidates = record.usage() == 3 ? chain.subList(0, Math.min(1, chain.size())) : chain;
        return candidates.stream().anyMatch(certificate -> fits(record, certificate));
    }

    private static boolean fits(DnsRecord.TlsAssociation record, X509Certificate certificate) {
        try {
            byte[] selected =
                    record.selector() == 1 ? certificate.getPublicKey().getEncoded() : certificate.getEncoded();
            byte[] matched = switch (record.matching()) {
                case 0 -> selected;
                case 1 -> MessageDigest.getInstance("SHA-256").digest(selected);
                case 2 -> MessageDigest.getInstance("SHA-512").digest(selected);
                default -> new byte[0];
            };
            return HexFormat.of().formatHex(matched).equals(record.association().toLowerCase(Locale.ROOT));
        } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
            return false;
        }
    }
}
