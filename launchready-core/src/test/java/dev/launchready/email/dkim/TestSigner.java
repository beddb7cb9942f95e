package dev.launchready.email.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs messages for tests. It follows RFC 6376 by another road than the verifier does (line by line, with regular
 * expressions), so that the two check each other.
 */
public final class TestSigner {
    private static final Pattern SEAL = Pattern.compile("[:;]\\s*b[ \t]*=");
    private static final Map<String, TestSigner> KEYS = new ConcurrentHashMap<>();

    private final KeyPair keys;
    private final String algorithm;

    private TestSigner(KeyPair keys, String algorithm) {
        this.keys = keys;
        this.algorithm = algorithm;
    }

    /** A signer with an RSA key of so many bits, the same one each time. */
    public static TestSigner rsa(int bits) {
        return KEYS.computeIfAbsent("rsa" + bits, k -> new TestSigner(generate("RSA", bits), "rsa-sha256"));
    }

    /** A signer with an Ed25519 key, the same one each time. */
    public static TestSigner ed25519() {
        return KEYS.computeIfAbsent("ed25519", k -> new TestSigner(generate("Ed25519", 255), "ed25519-sha256"));
    }

    private static KeyPair generate(String type, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key record that belongs to the signatures. */
    public String record() {
        return "v=DKIM1; k=" + (algorithm.startsWith("rsa") ? "rsa" : "ed25519") + "; p=" + publicKey();
    }

    /** What stands in p=. */
    public String publicKey() {
        byte[] encoded = encoded();
        return base64(algorithm.startsWith("rsa") ? encoded : Arrays.copyOfRange(encoded, 12, 44));
    }

    /** The key as a SubjectPublicKeyInfo. */
    byte[] encoded() {
        return keys.getPublic().getEncoded();
    }

    /**
     * Puts a signature on top of a message.
     *
     * @param message lines end with CRLF
     * @param tags all but v, a, bh and b, for example {@code d=acme.dev; s=s1; c=relaxed/relaxed; h=from:to}
     * @return the message with one field more
     */
    public String sign(String message, String tags) {
        return field(message, "v=1; a=" + algorithm + "; " + tags + "; bh=#; b=") + "\r\n" + message;
    }

    /**
     * The signature as a field of its own, from a whole template.
     *
     * @param template the field's value, with {@code #} where the body hash goes and b= empty
     */
    public String field(String message, String template) {
        int end = message.startsWith("\r\n") ? 0 : message.indexOf("\r\n\r\n");
        String header = end < 0 ? message : message.substring(0, end);
        String body = end < 0 ? "" : message.substring(end == 0 ? 2 : end + 4);
        String[] c = (tag(template, "c").isEmpty() ? "simple/simple" : tag(template, "c") + "/simple")
                .toLowerCase(Locale.ROOT)
                .split("/", -1);
        String canonical = body(body, c[1].equals("relaxed"));
        String limit = tag(template, "l");
        String signed = limit.isEmpty()
                ? canonical
                : canonical.substring(0, Math.min(canonical.length(), Integer.parseInt(limit)));
        String value = template.replace("#", base64(sha256(octets(signed))));
        String own = "DKIM-Signature: " + value;
        boolean relaxed = c[0].equals("relaxed");
        StringBuilder data = new StringBuilder();
        List<String> lines = List.of(header.split("\r\n(?![ \t])"));
        boolean[] used = new boolean[lines.size()];
        for (String name : tag(template, "h").split(":", -1)) {
            for (int i = lines.size() - 1; i >= 0; i--) {
                String line = lines.get(i);
                if (!used[i] && line.matches("(?is)" + name.strip() + "[ \t]*:.*")) {
                    used[i] = true;
                    data.append(header(line, relaxed)).append("\r\n");
                    break;
                }
            }
        }
        data.append(header(own, relaxed));
        Matcher seal = SEAL.matcher(own);
        int b = seal.find() ? seal.end() : own.length();
        return own.substring(0, b) + base64(seal(octets(data.toString()))) + own.substring(b);
    }

    private static String header(String field, boolean relaxed) {
        if (!relaxed) {
            return field;
        }
        int colon = field.indexOf(':');
        String value = field.substring(colon + 1)
                .replace("\r\n", "")
                .replaceAll("[ \t]+", " ")
                // \z and not $, which would also match before a bare CR at the end; that CR is no white space
                .replaceAll("^ | \\z", "");
        return field.substring(0, colon).replaceAll("[ \t]+$", "").toLowerCase(Locale.ROOT) + ":" + value;
    }

    private static String body(String body, boolean relaxed) {
        String text = body.endsWith("\r\n") || body.isEmpty() ? body : body + "\r\n";
        if (relaxed) {
            text = text.replaceAll("[ \t]+\r\n", "\r\n").replaceAll("[ \t]+", " ");
        }
        text = text.replaceAll("(\r\n)+\\z", "\r\n");
        if (text.equals("\r\n") || text.isEmpty()) {
            return relaxed ? "" : "\r\n";
        }
        return text;
    }

    private byte[] seal(byte[] data) {
        try {
            boolean rsa = algorithm.startsWith("rsa");
            Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(rsa ? data : sha256(data));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tag(String tags, String name) {
        for (String pair : tags.split(";", -1)) {
            String[] parts = pair.strip().split("=", 2);
            if (parts[0].strip().equals(name)) {
                return parts[1].replaceAll("\\s", "");
            }
        }
        return "";
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String base64(byte[] data) {
        return Base64.getEncoder().encodeToString(data);
    }
}
