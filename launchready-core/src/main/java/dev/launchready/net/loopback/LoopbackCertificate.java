package dev.launchready.net.loopback;

import java.net.IDN;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of a {@link LoopbackCa} with its key, and the chain that a server sends with it. A value: each method
 * that changes something returns a copy, which is another certificate with a key of its own. It is issued when it is
 * first looked at, and stays the same from then on.
 */
public final class LoopbackCertificate {
    private static final Duration LIFETIME = Duration.ofDays(90);

    /** The kinds of key. */
    public enum Key {
        /** A curve of 256 bits: quick to make. */
        EC_256("EC", 256),
        /** A curve of 384 bits. */
        EC_384("EC", 384),
        /** RSA as most servers have it. */
        RSA_2048("RSA", 2048),
        /** RSA that has been too short since 2013. */
        RSA_1024("RSA", 1024),
        /** DSA, which no browser accepts. */
        DSA_2048("DSA", 2048);

        private final String algorithm;
        private final int bits;

        Key(String algorithm, int bits) {
            this.algorithm = algorithm;
            this.bits = bits;
        }

        String algorithm() {
            return algorithm;
        }

        int bits() {
            return bits;
        }
    }

    /** The digests of a signature. */
    public enum Digest {
        /** SHA-256, as usual. */
        SHA256,
        /** SHA-1, which browsers have refused since 2017. */
        SHA1,
        /** MD5, broken for good; RSA only. */
        MD5
    }

    private final Draft draft;
    private final Instant now;
    private final @Nullable LoopbackCertificate issuer;
    private final @Nullable LoopbackCertificate keyOwner;
    private final UnaryOperator<List<X509Certificate>> sending;
    private @Nullable KeyPair keys;
    private @Nullable X509Certificate certificate;

    private LoopbackCertificate(
            Draft draft,
            Instant now,
            @Nullable LoopbackCertificate issuer,
            @Nullable LoopbackCertificate keyOwner,
            UnaryOperator<List<X509Certificate>> sending) {
        this.draft = draft;
        this.now = now;
        this.issuer = issuer;
        this.keyOwner = keyOwner;
        this.sending = sending;
    }

    static LoopbackCertificate server(List<String> names, Instant now) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a server certificate needs a name; give for example \"www.acme.test\"");
        }
        List<String> ascii = names.stream().map(LoopbackCertificate::ascii).toList();
        Instant from = now.minus(1, ChronoUnit.DAYS);
        return new LoopbackCertificate(
                new Draft(
                        subject(ascii.get(0)),
                        ascii,
                        from,
                        from.plus(LIFETIME),
                        false,
                        false,
                        -1,
                        "",
                        "",
                        Key.EC_256,
                        Digest.SHA256),
                now,
                null,
                null,
                UnaryOperator.identity());
    }

    static LoopbackCertificate authority(String name, Instant now) {
        Draft draft = new Draft(subject(name), List.of(), now, now, true, false, -1, "", "", Key.EC_256, Digest.SHA256);
        return new LoopbackCertificate(draft, now, null, null, UnaryOperator.identity());
    }

    /**
     * Sets the time in which it is valid.
     *
     * @param from the first moment, inclusive; parts of a second are dropped
     * @param until the last moment, inclusive; parts of a second are dropped
     * @return a copy with that time
     */
    public LoopbackCertificate validBetween(Instant from, Instant until) {
        return with(draft.valid(from.truncatedTo(ChronoUnit.SECONDS), until.truncatedTo(ChronoUnit.SECONDS)));
    }

    /**
     * Lets it have expired after a life of 90 days.
     *
     * @param ago how long ago, counted from the authority's time
     * @return a copy that has expired
     */
    public LoopbackCertificate expiredSince(Duration ago) {
        return expiringIn(ago.negated());
    }

    /**
     * Lets it expire soon after a life of 90 days.
     *
     * @param time how long it is still valid, counted from the authority's time
     * @return a copy with that end
     */
    public LoopbackCertificate expiringIn(Duration time) {
        Instant until = now.plus(time);
        return validBetween(until.minus(LIFETIME), until);
    }

    /**
     * Lets it not be valid yet.
     *
     * @param time how long until it is, counted from the authority's time
     * @return a copy with that begin
     */
    public LoopbackCertificate startingIn(Duration time) {
        Instant from = now.plus(time);
        return validBetween(from, from.plus(LIFETIME));
    }

    /**
     * Sets the kind of key.
     *
     * @param key the kind
     * @return a copy with such a key
     */
    public LoopbackCertificate withKey(Key key) {
        return with(draft.key(key));
    }

    /**
     * Uses another certificate's name and key, as a cross-signed authority does.
     *
     * @param other the other certificate
     * @return a copy with its subject and its key
     */
    public LoopbackCertificate sharingKeyOf(LoopbackCertificate other) {
        Draft same = new Draft(
                other.draft.subject(),
                draft.names(),
                draft.notBefore(),
                draft.notAfter(),
                draft.authority(),
                draft.forClients(),
                draft.pathLength(),
                draft.permitted(),
                draft.issuerUrl(),
                other.draft.key(),
                draft.digest());
        return new LoopbackCertificate(same, now, issuer, other, sending);
    }

    /**
     * Sets the digest with which its issuer signs it.
     *
     * @param digest the digest
     * @return a copy signed with it
     */
    public LoopbackCertificate signedWith(Digest digest) {
        return with(draft.digest(digest));
    }

    /**
     * Lets another certificate issue it, be that an authority or not.
     *
     * @param other who signs
     * @return a copy issued by it; its chain goes by way of the issuer's
     */
    public LoopbackCertificate issuedBy(LoopbackCertificate other) {
        return new LoopbackCertificate(draft, now, other, keyOwner, sending);
    }

    /** {@return a copy that vouches for itself} */
    public LoopbackCertificate selfSigned() {
        return new LoopbackCertificate(draft, now, null, keyOwner, sending);
    }

    /** {@return a copy that names its first host as common name alone, which no client reads any more (RFC 9525)} */
    public LoopbackCertificate commonNameOnly() {
        return with(draft.withoutNames());
    }

    /** {@return a copy whose purpose is the authentication of clients, not of servers} */
    public LoopbackCertificate forClientsOnly() {
        return with(draft.clientsOnly());
    }

    /**
     * Bounds how many authorities may follow below this one.
     *
     * @param length how many, 0 or more
     * @return a copy with the bound
     */
    public LoopbackCertificate withPathLength(int length) {
        return with(draft.pathLength(length));
    }

    /**
     * Lets an authority issue for one DNS subtree alone (RFC 5280 section 4.2.1.10).
     *
     * @param subtree for example {@code acme.test}
     * @return a copy with the constraint
     */
    public LoopbackCertificate permittingOnly(String subtree) {
        return with(draft.permitted(subtree));
    }

    /**
     * Says where its issuer's certificate can be fetched (RFC 5280 section 4.2.2.1).
     *
     * @param url the address; nothing needs to listen there
     * @return a copy that says so
     */
    public LoopbackCertificate withIssuerUrl(String url) {
        return with(draft.issuerUrl(url));
    }

    /** {@return a copy whose server sends nothing but the certificate itself} */
    public LoopbackCertificate withoutIntermediates() {
        return sending(chain -> chain.subList(0, 1));
    }

    /** {@return a copy whose server sends the authorities in the wrong order, the root first} */
    public LoopbackCertificate outOfOrder() {
        return sending(chain -> {
            List<X509Certificate> authorities = new ArrayList<>(chain.subList(1, chain.size()));
            authorities.add(root());
            Collections.reverse(authorities);
            authorities.add(0, chain.get(0));
            return authorities;
        });
    }

    /**
     * Lets the server send further certificates after the chain.
     *
     * @param certificates what it sends as well, related or not
     * @return a copy that sends them
     */
    public LoopbackCertificate sendingAlso(X509Certificate... certificates) {
        List<X509Certificate> extra = List.of(certificates);
        return sending(chain -> {
            List<X509Certificate> more = new ArrayList<>(chain);
            more.addAll(extra);
            return more;
        });
    }

    /** {@return its names as given, in lower case and ASCII, also when the certificate does not list them} */
    public List<String> names() {
        return draft.names();
    }

    /** {@return the certificate itself} */
    public synchronized X509Certificate leaf() {
        if (certificate == null) {
            certificate = issuer == null
                    ? Issuing.issue(draft, keys(), draft.subject(), keys())
                    : Issuing.issue(draft, keys(), issuer.draft.subject(), issuer.keys());
        }
        return certificate;
    }

    /** {@return what a server sends: the certificate and, unless changed, its authorities without the root} */
    public List<X509Certificate> chain() {
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(leaf());
        for (LoopbackCertificate above = issuer; above != null && above.issuer != null; above = above.issuer) {
            chain.add(above.leaf());
        }
        return List.copyOf(sending.apply(chain));
    }

    /** {@return the private key} */
    public PrivateKey key() {
        return keys().getPrivate();
    }

    /** {@return the chain in PEM, as a server's configuration wants it} */
    public String chainPem() {
        return Pem.certificates(chain());
    }

    /** {@return the private key in PEM (PKCS #8, not encrypted), good for loopback and nothing else} */
    public String keyPem() {
        return Pem.key(key());
    }

    @Override
    public String toString() {
        return "certificate of " + draft.subject();
    }

    static boolean isAddress(String name) {
        return name.indexOf(':') >= 0 || name.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private X509Certificate root() {
        LoopbackCertificate top = this;
        while (top.issuer != null) {
            top = top.issuer;
        }
        return top.leaf();
    }

    private synchronized KeyPair keys() {
        if (keys == null) {
            keys = keyOwner != null
                    ? keyOwner.keys()
                    : draft.authority() ? Issuing.newKey(draft.key()) : Issuing.serverKey(draft.key());
        }
        return keys;
    }

    private LoopbackCertificate with(Draft other) {
        return new LoopbackCertificate(other, now, issuer, keyOwner, sending);
    }

    private LoopbackCertificate sending(UnaryOperator<List<X509Certificate>> change) {
        return new LoopbackCertificate(draft, now, issuer, keyOwner, chain -> change.apply(sending.apply(chain)));
    }

    private static X500Name subject(String commonName) {
        String text = commonName.length() > 64 ? commonName.substring(0, 64) : commonName;
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "LaunchReady Loopback")
                .addRDN(BCStyle.CN, text)
                .build();
    }

    private static String ascii(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (isAddress(lower)) {
            return lower;
        }
        return lower.startsWith("*.") ? "*." + IDN.toASCII(lower.substring(2)) : IDN.toASCII(lower);
    }
}
