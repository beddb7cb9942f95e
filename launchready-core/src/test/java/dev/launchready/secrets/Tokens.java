package dev.launchready.secrets;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;

/** Makes credentials that never were, at run time and from pieces, so that this tree itself holds none. */
public final class Tokens {
    public static final String ALNUM = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    public static final String LOWER = "0123456789abcdefghijklmnopqrstuvwxyz";
    public static final String HEX = "0123456789abcdef";
    public static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Tokens() {}

    public static String random(long seed, String alphabet, int length) {
        Random random = new Random(seed);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    /** A GitHub token whose checksum is right. */
    public static String github(String prefix, long seed) {
        String body = random(seed, ALNUM, 30);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder sum = new StringBuilder();
        for (long rest = crc.getValue(); sum.length() < 6; rest /= 62) {
            sum.insert(0, ALNUM.charAt((int) (rest % 62)));
        }
        return prefix + "_" + body + sum;
    }

    public static String stripe(long seed) {
        return "sk_" + "live_" + random(seed, ALNUM, 24);
    }

    public static String uuid(long seed) {
        String hex = random(seed, HEX, 32);
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }

    public static List<SecretMatch> scan(String path, String text) {
        return SecretScanner.standard().scan(new Blob(path, text.getBytes(StandardCharsets.UTF_8)));
    }

    public static List<String> ids(String path, String text) {
        return scan(path, text).stream().map(match -> match.rule().id()).toList();
    }
}
