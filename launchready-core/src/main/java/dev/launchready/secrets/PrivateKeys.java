package dev.launchready.secrets;

import dev.launchready.secrets.Structure.Grade;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/** Reads private keys as far as it takes to tell whether one is whole, and whether a passphrase protects it. */
final class PrivateKeys {
    private static final int LONGEST = 16_000;
    private static final int SHORTEST_BODY = 48;

    private PrivateKeys() {}

    static @Nullable Found pem(Text text, int start, int end) {
        int labelEnd = text.indexOf("-----", end, end + 60);
        if (labelEnd < 0) {
            return null;
        }
        String label = text.string(end, labelEnd).strip().toUpperCase(Locale.ROOT);
        if (!label.contains("PRIVATE KEY")) {
            return null;
        }
        int bodyStart = labelEnd + 5;
        while (Text.isSpace(text.at(bodyStart))) {
            bodyStart++;
        }
        int stop = text.indexOf("-----", bodyStart, bodyStart + LONGEST);
        // a key that is cut off, or in pieces, is still most of a key
        int bodyEnd = stop < 0 ? Math.min(text.length(), bodyStart + LONGEST) : stop;
        String body = body(text, bodyStart, bodyEnd);
        if (body.length() < SHORTEST_BODY || Placeholders.isFiller(body.substring(0, SHORTEST_BODY))) {
            return null;
        }
        if (stop < 0 && body.length() < 64) {
            return null;
        }
        String head = text.string(bodyStart, Math.min(bodyEnd, bodyStart + 200));
        int finish = stop < 0 ? Math.min(text.length(), bodyStart + 64) : bodyEnd;
        if (label.startsWith("ENCRYPTED") || head.contains("ENCRYPTED")) {
            return new Found(bodyStart, finish, Grade.UNSOUND, "it is encrypted: as safe as its passphrase");
        }
        if (label.startsWith("PGP")) {
            return new Found(bodyStart, finish, Grade.PLAIN, "it is an armoured PGP key");
        }
        return graded(label, body, bodyStart, finish);
    }

    private static @Nullable Found graded(String label, String body, int start, int end) {
        byte[] der = decoded(body);
        if (der == null) {
            return new Found(start, end, Grade.PLAIN, "its base64 is damaged");
        }
        if (label.startsWith("OPENSSH")) {
            String head = new String(der, 0, Math.min(der.length, 60), StandardCharsets.ISO_8859_1);
            boolean open = head.startsWith("openssh-key-v1\0") && head.contains("none");
            return head.startsWith("openssh-key-v1\0")
                    ? new Found(
                            start,
                            end,
                            open ? Grade.SOUND : Grade.UNSOUND,
                            open
                                    ? "it is an OpenSSH key without passphrase"
                                    : "it is encrypted: as safe as its passphrase")
                    : new Found(start, end, Grade.PLAIN, "it is no whole OpenSSH key");
        }
        String kind = kind(der);
        if (kind != null) {
            return new Found(start, end, Grade.SOUND, "it is a whole " + kind + " private key");
        }
        return der.length < 40 || isText(der)
                ? null
                : new Found(start, end, Grade.PLAIN, "it is labelled as a key, but does not parse as one");
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 9 || b == 127) {
                return false;
            }
        }
        return true;
    }

    /** {@return what sort of key the bytes are; null if none} */
    private static @Nullable String kind(byte[] der) {
        try {
            ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
            if (sequence.size() >= 3 && sequence.getObjectAt(1) instanceof ASN1Sequence) {
                String oid = PrivateKeyInfo.getInstance(sequence)
                        .getPrivateKeyAlgorithm()
                        .getAlgorithm()
                        .getId();
                return switch (oid) {
                    case "1.2.840.113549.1.1.1" -> "RSA";
                    case "1.2.840.10045.2.1" -> "EC";
                    case "1.3.101.112" -> "Ed25519";
                    default -> "PKCS #8";
                };
            }
            ASN1Encodable first = sequence.getObjectAt(0);
            if (!(first instanceof ASN1Integer)) {
                return null;
            }
            return sequence.size() >= 9 ? "RSA" : sequence.size() == 6 ? "DSA" : "EC";
        } catch (java.io.IOException | RuntimeException e) {
            return null; // whatever Bouncy Castle throws at bytes that are no key
        }
    }

    private static byte @Nullable [] decoded(String body) {
        String bare = body.replace("=", "");
        try {
            return Base64.getDecoder().decode(bare.substring(0, bare.length() - (bare.length() % 4 == 1 ? 1 : 0)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The base64 characters alone, whatever quotes, escapes and headers stand between the lines. */
    private static String body(Text text, int start, int end) {
        StringBuilder body = new StringBuilder();
        int at = start;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < end) {
                at += text.charAt(at + 1) == '\\' && at + 2 < end ? 3 : 2;
                continue;
            }
            if (c == ':') {
                // a header line such as Proc-Type or Version: what was gathered of it does not count
                int line = text.lineStart(at, 100);
                body.setLength(Math.max(0, body.length() - (at - Math.max(line, start))));
                at = text.lineEnd(at, 300);
                continue;
            }
            if (Text.isAlnum(c) || c == '+' || c == '/' || c == '=') {
                body.append(c);
            } else if (c == '*' || c == '<' || c == '.' || c == '$') {
                return "";
            }
            at++;
        }
        return body.toString();
    }

    static @Nullable Found putty(Text text, int start) {
        int lines = text.indexOf("private-lines:", start, start + 6000);
        if (lines < 0) {
            return null;
        }
        int body = text.lineEnd(lines, 200);
        int stop = text.indexOf("private-mac", body, body + 8000);
        boolean open = text.indexOf("encryption: none", start, lines) >= 0;
        return new Found(
                body,
                stop < 0 ? Math.min(text.length(), body + 64) : stop,
                open ? Grade.SOUND : Grade.UNSOUND,
                open ? "it is a PuTTY key without passphrase" : "it is encrypted: as safe as its passphrase");
    }
}
