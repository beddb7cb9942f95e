package dev.launchready.net;

import static dev.launchready.net.Distrust.Reason.EXPIRED;
import static dev.launchready.net.Distrust.Reason.INVALID;
import static dev.launchready.net.Distrust.Reason.NOT_YET_VALID;
import static dev.launchready.net.Distrust.Reason.WEAK_KEY;
import static dev.launchready.net.Distrust.Reason.WRONG_HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Server certificates of one trusted authority, each with what no ordinary authority would put into it. */
class LeafRulesTest {
    private static final String HOST = "www.acme.test";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final X500Name ROOT_NAME = new X500Name("CN=Leaf Rules Root");
    private static final KeyPair ROOT_KEYS = keys("EC");
    private static final X509Certificate ROOT = root();

    /** Adds to a certificate under way. */
    private interface Extras {
        void to(JcaX509v3CertificateBuilder builder) throws Exception;
    }

    static Stream<Arguments> leaves() {
        return Stream.of(
                good("nothing but the name", dns(HOST)),
                good("upper case", dns("WWW.ACME.TEST")),
                good("a wildcard in upper case", dns("*.ACME.TEST")),
                good("among a hundred", b -> names(b, hundred())),
                good("for any purpose", with(Extension.extendedKeyUsage, usage(KeyPurposeId.anyExtendedKeyUsage))),
                good("for clients, too", with(Extension.extendedKeyUsage, clientsToo())),
                good("to sign and encipher", with(Extension.keyUsage, new KeyUsage(0xA0))),
                good("to agree and sign", with(Extension.keyUsage, new KeyUsage(0x88))),
                good("with an unknown extension", with(unknown(), DERNull.INSTANCE)),
                bad("with an unknown critical extension", critical(unknown(), DERNull.INSTANCE), INVALID),
                bad(
                        "a precertificate",
                        critical(new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.3"), DERNull.INSTANCE),
                        INVALID),
                bad("to encipher alone", with(Extension.keyUsage, new KeyUsage(KeyUsage.keyEncipherment)), INVALID),
                bad("of an authority", with(Extension.basicConstraints, new BasicConstraints(true)), INVALID),
                bad("for mail", with(Extension.extendedKeyUsage, usage(KeyPurposeId.id_kp_emailProtection)), INVALID),
                bad("for the host's parent", dns("acme.test"), WRONG_HOST),
                bad("for a part of a label", dns("w*.acme.test"), WRONG_HOST),
                bad("a wildcard of two labels", dns("*.*.test"), WRONG_HOST),
                bad("a wildcard in the middle", dns("www.*.test"), WRONG_HOST),
                bad("a star alone", dns("*"), WRONG_HOST),
                bad("with a final dot", dns("www.acme.test."), WRONG_HOST),
                bad("with a port", dns("www.acme.test:443"), WRONG_HOST),
                bad("with a space", dns(" www.acme.test"), WRONG_HOST),
                bad(
                        "as mail address",
                        b -> names(b, new GeneralName(GeneralName.rfc822Name, "hi@" + HOST)),
                        WRONG_HOST),
                bad(
                        "as URI",
                        b -> names(b, new GeneralName(GeneralName.uniformResourceIdentifier, "https://" + HOST)),
                        WRONG_HOST),
                bad("as address", b -> names(b, new GeneralName(GeneralName.iPAddress, "127.0.0.1")), WRONG_HOST));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaves")
    void is_judged_as_browsers_do(String what, Extras extras, List<Distrust.Reason> reasons) throws Exception {
        X509Certificate leaf = leaf(keys("EC"), NOW.minusSeconds(60), NOW.plus(Duration.ofDays(90)), extras);

        assertThat(reasons(leaf, HOST)).containsExactlyElementsOf(reasons);
    }

    @ParameterizedTest
    @MethodSource
    void an_address_needs_an_address_entry(String host, GeneralName name, boolean fits) throws Exception {
        X509Certificate leaf =
                leaf(keys("EC"), NOW.minusSeconds(60), NOW.plus(Duration.ofDays(90)), b -> names(b, name));

        assertThat(reasons(leaf, host)).isEqualTo(fits ? List.of() : List.of(WRONG_HOST));
    }

    static Stream<Arguments> an_address_needs_an_address_entry() {
        return Stream.of(
                arguments("127.0.0.1", new GeneralName(GeneralName.iPAddress, "127.0.0.1"), true),
                arguments("127.0.0.1", new GeneralName(GeneralName.dNSName, "127.0.0.1"), false),
                arguments("127.0.0.1", new GeneralName(GeneralName.dNSName, "*.0.0.1"), false),
                arguments("::1", new GeneralName(GeneralName.iPAddress, "0:0:0:0:0:0:0:1"), true),
                arguments("xn--bcher-kva.test", new GeneralName(GeneralName.dNSName, "xn--bcher-kva.test"), true),
                arguments("b\u00fccher.test", new GeneralName(GeneralName.dNSName, "xn--bcher-kva.test"), true),
                arguments("xn--bcher-kva.acme.test", new GeneralName(GeneralName.dNSName, "*.acme.test"), true));
    }

    @ParameterizedTest
    @MethodSource
    void the_time_is_judged_to_the_second(Instant from, Instant until, List<Distrust.Reason> reasons) throws Exception {
        assertThat(reasons(leaf(keys("EC"), from, until, dns(HOST)), HOST)).containsExactlyElementsOf(reasons);
    }

    static Stream<Arguments> the_time_is_judged_to_the_second() {
        return Stream.of(
                arguments(NOW, NOW, List.of()),
                arguments(NOW.minusSeconds(9), NOW.minusSeconds(1), List.of(EXPIRED)),
                arguments(NOW.plusSeconds(1), NOW.plusSeconds(9), List.of(NOT_YET_VALID)),
                arguments(NOW.plusSeconds(5), NOW.minusSeconds(5), List.of(NOT_YET_VALID)));
    }

    @ParameterizedTest
    @MethodSource
    void keys_that_browsers_do_not_know_are_refused(String algorithm) throws Exception {
        X509Certificate leaf = leaf(keys(algorithm), NOW.minusSeconds(60), NOW.plus(Duration.ofDays(90)), dns(HOST));

        assertThat(reasons(leaf, HOST)).containsExactly(WEAK_KEY);
        assertThat(judged(leaf, HOST).get(0).detail()).contains(algorithm + " key, which browsers do not accept");
    }

    static Stream<String> keys_that_browsers_do_not_know_are_refused() {
        return Stream.of("Ed25519", "Ed448");
    }

    private static List<Distrust> judged(X509Certificate leaf, String host) {
        return ChainJudge.judge(List.of(leaf), host, NOW, Roots.of(List.of(ROOT)));
    }

    private static List<Distrust.Reason> reasons(X509Certificate leaf, String host) {
        return judged(leaf, host).stream().map(Distrust::reason).toList();
    }

    private static X509Certificate leaf(KeyPair keys, Instant from, Instant until, Extras extras) throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                ROOT_NAME,
                BigInteger.TWO,
                Date.from(from),
                Date.from(until),
                new X500Name("CN=" + HOST),
                keys.getPublic());
        extras.to(builder);
        return signed(builder);
    }

    private static X509Certificate root() {
        try {
            return signed(new JcaX509v3CertificateBuilder(
                            ROOT_NAME,
                            BigInteger.ONE,
                            Date.from(NOW.minus(Duration.ofDays(999))),
                            Date.from(NOW.plus(Duration.ofDays(999))),
                            ROOT_NAME,
                            ROOT_KEYS.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(true)));
        } catch (Exception e) {
            throw new IllegalStateException("no root could be made", e);
        }
    }

    private static X509Certificate signed(org.bouncycastle.cert.X509v3CertificateBuilder builder)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(ROOT_KEYS.getPrivate())));
    }

    private static KeyPair keys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(256);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK makes no key of " + algorithm, e);
        }
    }

    private static ASN1ObjectIdentifier unknown() {
        return new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
    }

    private static ExtendedKeyUsage usage(KeyPurposeId purpose) {
        return new ExtendedKeyUsage(purpose);
    }

    private static ExtendedKeyUsage clientsToo() {
        return new ExtendedKeyUsage(new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth});
    }

    private static GeneralName[] hundred() {
        return Stream.iterate(0, i -> i < 100, i -> i + 1)
                .map(i -> new GeneralName(GeneralName.dNSName, i == 99 ? HOST : "h" + i + ".acme.test"))
                .toArray(GeneralName[]::new);
    }

    private static Extras dns(String name) {
        return builder -> names(builder, new GeneralName(GeneralName.dNSName, name));
    }

    private static Extras with(ASN1ObjectIdentifier extension, ASN1Encodable value) {
        return builder -> {
            dns(HOST).to(builder);
            builder.addExtension(extension, false, value);
        };
    }

    private static Extras critical(ASN1ObjectIdentifier extension, ASN1Encodable value) {
        return builder -> {
            dns(HOST).to(builder);
            builder.addExtension(extension, true, value);
        };
    }

    private static void names(JcaX509v3CertificateBuilder builder, GeneralName... names) throws Exception {
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    private static Arguments good(String what, Extras extras) {
        return arguments(what, extras, List.of());
    }

    private static Arguments bad(String what, Extras extras, Distrust.Reason... reasons) {
        return arguments(what, extras, List.of(reasons));
    }
}
