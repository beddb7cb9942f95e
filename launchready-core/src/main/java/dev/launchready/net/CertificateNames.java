package dev.launchready.net;

import java.net.IDN;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The hosts that a certificate is for, as RFC 9525 reads them: the subject alternative names and nothing else. The
 * common name is not one of them, however it looks.
 */
public final class CertificateNames {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private CertificateNames() {}

    /**
     * The DNS names and IP addresses of a certificate.
     *
     * @param certificate the certificate
     * @return them as they stand there, in order; empty when there are none or they cannot be read
     */
    public static List<String> of(X509Certificate certificate) {
        List<String> names = new ArrayList<>(names(certificate, DNS_NAME));
        names.addAll(names(certificate, IP_ADDRESS));
        return List.copyOf(names);
    }

    /**
     * Tells whether a certificate is for a host (RFC 9525 section 6). A wildcard counts as the whole first label only,
     * stands for exactly one label, and needs two labels after it.
     *
     * @param certificate the certificate
     * @param host a host name in any case and either form of internationalised names, or an IP address
     * @return whether one of its names matches
     */
    public static boolean cover(X509Certificate certificate, String host) {
        Optional<InetAddress> address = address(host);
        if (address.isPresent()) {
            return names(certificate, IP_ADDRESS).stream().anyMatch(name -> address.equals(address(name)));
        }
        return names(certificate, DNS_NAME).stream().anyMatch(name -> matches(name, host));
    }

    static boolean matches(String pattern, String host) {
        String name = ascii(host);
        String presented = pattern.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || address(host).isPresent()) {
            return false;
        }
        if (!presented.startsWith("*.")) {
            return presented.indexOf('*') < 0 && presented.equals(name);
        }
        String parent = presented.substring(2);
        int dot = name.indexOf('.');
        return dot > 0
                && parent.indexOf('.') > 0
                && parent.indexOf('*') < 0
                && name.substring(dot + 1).equals(parent);
    }

    /** An IP address in the text, without ever asking a name service. */
    static Optional<InetAddress> address(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        return IpLiteral.parse(bare);
    }

    private static String ascii(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    private static List<String> names(X509Certificate certificate, int kind) {
        Collection<List<?>> all;
        try {
            all = certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException e) {
            return List.of();
        }
        if (all == null) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        for (List<?> name : all) {
            if (name.size() > 1
                    && name.get(0) instanceof Integer type
                    && type == kind
                    && name.get(1) instanceof String text) {
                found.add(text);
            }
        }
        return found;
    }
}
