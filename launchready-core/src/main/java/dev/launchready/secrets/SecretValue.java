package dev.launchready.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A secret that cannot be printed: all that leaves it is a fingerprint and its edges. At most three characters of its
 * beginning and two of its end, fewer of a short one, never more than a quarter of it together.
 */
public final class SecretValue {
    private static final int LEADING = 3;
    private static final int TRAILING = 2;

    private final byte[] value;
    private final String fingerprint;
    private final String redacted;

    private SecretValue(byte[] value) {
        this.value = value;
        this.fingerprint = HexFormat.of().formatHex(sha256(value), 0, 8);
        String text = new String(value, StandardCharsets.ISO_8859_1);
        int shown = text.length() / 4;
        int lead = Math.min(LEADING, shown - Math.min(TRAILING, shown / 2));
        int tail = Math.min(TRAILING, shown - lead);
        this.redacted = clean(text.substring(0, lead)) + "…" + clean(text.substring(text.length() - tail)) + " ("
                + text.length() + " characters)";
    }

    /**
     * Takes a secret in. Nothing gives it out again.
     *
     * @param secret its bytes, which are copied
     * @return the value
     */
    public static SecretValue of(byte[] secret) {
        return new SecretValue(secret.clone());
    }

    /** The secret itself, for validators and verifiers of this package only. */
    byte[] revealed() {
        return value;
    }

    /** {@return the first 16 hexadecimal digits of its SHA-256: the same secret has the same fingerprint everywhere} */
    public String fingerprint() {
        return fingerprint;
    }

    /** {@return its length in bytes} */
    public int length() {
        return value.length;
    }

    /** {@return its edges, for example {@code ghp…x9 (40 characters)}} */
    public String redacted() {
        return redacted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretValue that && MessageDigest.isEqual(value, that.value);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }

    @Override
    public String toString() {
        return redacted + " sha256:" + fingerprint;
    }

    private static String clean(String edge) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < edge.length(); i++) {
            char c = edge.charAt(i);
            out.append(c > ' ' && c < 127 ? c : '·');
        }
        return out.toString();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
