package dev.launchready.resilience.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What signs. Nothing prints it: all that leaves it is a fingerprint. */
sealed interface SigningKey {

    byte[] sign(byte[] octets);

    /** The same by an algorithm that the provider does not use, or has given up; empty where there is none. */
    Optional<byte[]> signOtherwise(byte[] octets);

    /** A key of the same kind that nobody was told. */
    SigningKey other();

    static SigningKey hmac(String algorithm, byte[] secret) {
        return new Shared(algorithm, secret.clone());
    }

    static SigningKey hmac(String algorithm, String secret) {
        return new Shared(algorithm, secret.getBytes(StandardCharsets.UTF_8));
    }

    static SigningKey rsa(PrivateKey key) {
        return new Private(key, "SHA256withRSA", Optional.of("SHA1withRSA"));
    }

    static SigningKey ecdsa(PrivateKey key) {
        return new Private(key, "SHA256withECDSA", Optional.of("SHA1withECDSA"));
    }

    static SigningKey ed25519(byte[] seed) {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            return new Private(key, "Ed25519", Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 15 on has Ed25519", e);
        }
    }

    /** A secret that sender and endpoint share. */
    final class Shared implements SigningKey {
        private final String algorithm;
        private final byte[] secret;

        private Shared(String algorithm, byte[] secret) {
            this.algorithm = algorithm;
            this.secret = secret;
        }

        @Override
        public byte[] sign(byte[] octets) {
            return mac(algorithm, octets);
        }

        @Override
        public Optional<byte[]> signOtherwise(byte[] octets) {
            return Optional.of(mac(algorithm.equals("HmacSHA1") ? "HmacMD5" : "HmacSHA1", octets));
        }

        @Override
        public SigningKey other() {
            byte[] digest = sha256(secret);
            return new Shared(algorithm, Arrays.copyOf(digest, Math.max(24, Math.min(secret.length, digest.length))));
        }

        private byte[] mac(String name, byte[] octets) {
            try {
                Mac mac = Mac.getInstance(name);
                mac.init(new SecretKeySpec(secret, name));
                return mac.doFinal(octets);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has " + name, e);
            }
        }

        @Override
        public String toString() {
            return "secret redacted, sha256:" + HexFormat.of().formatHex(sha256(secret), 0, 4);
        }
    }

    /** A key of which the endpoint has the public half. */
    final class Private implements SigningKey {
        private final PrivateKey key;
        private final String algorithm;
        private final Optional<String> otherAlgorithm;

        private Private(PrivateKey key, String algorithm, Optional<String> otherAlgorithm) {
            this.key = key;
            this.algorithm = algorithm;
            this.otherAlgorithm = otherAlgorithm;
        }

        @Override
        public byte[] sign(byte[] octets) {
            return sign(algorithm, octets);
        }

        @Override
        public Optional<byte[]> signOtherwise(byte[] octets) {
            return otherAlgorithm.map(name -> sign(name, octets));
        }

        @Override
        public SigningKey other() {
            try {
                KeyPairGenerator pairs;
                switch (algorithm) {
                    case "SHA256withRSA" -> {
                        pairs = KeyPairGenerator.getInstance("RSA");
                        pairs.initialize(2048);
                    }
                    case "SHA256withECDSA" -> {
                        pairs = KeyPairGenerator.getInstance("EC");
                        pairs.initialize(new ECGenParameterSpec("secp256r1"));
                    }
                    default -> pairs = KeyPairGenerator.getInstance("Ed25519");
                }
                return new Private(pairs.generateKeyPair().getPrivate(), algorithm, otherAlgorithm);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK from 15 on has " + algorithm, e);
            }
        }

        private byte[] sign(String name, byte[] octets) {
            try {
                Signature signature = Signature.getInstance(name);
                signature.initSign(key);
                signature.update(octets);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException(
                        "the key is of algorithm " + key.getAlgorithm() + " and cannot sign by " + name
                                + "; give the sender a key of the kind that its provider uses",
                        e);
            }
        }

        @Override
        public String toString() {
            return key.getAlgorithm() + " key redacted";
        }
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
