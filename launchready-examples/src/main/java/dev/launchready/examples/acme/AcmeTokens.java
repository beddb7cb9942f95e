package dev.launchready.examples.acme;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * Credentials that look live and open nothing: made when the example starts, so that none lies in this repository.
 * Their forms are the providers' own.
 */
final class AcmeTokens {
    private static final String DIGITS = "0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String BASE62 = DIGITS + UPPER + LOWER;
    private static final int GITHUB_BODY = 30;
    private static final int GITHUB_CHECK = 6;

    private final Random random = new Random(20261124);

    /** The last six characters are the CRC-32 of those before, in base 62. */
    String github() {
        String body = draw(BASE62, GITHUB_BODY);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder check = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < GITHUB_CHECK; i++) {
            check.insert(0, BASE62.charAt((int) (rest % BASE62.length())));
            rest /= BASE62.length();
        }
        return "ghp_" + body + check;
    }

    String stripe() {
        return "sk" + "_live_" + draw(BASE62, 24);
    }

    String sendGrid() {
        return "SG" + "." + draw(BASE62, 22) + "." + draw(BASE62, 43);
    }

    String slack() {
        return "xoxb" + "-" + draw(DIGITS, 12) + "-" + draw(DIGITS, 12) + "-" + draw(BASE62, 24);
    }

    /** The eight letters in the middle are the same in every key of OpenAI's. */
    String openAi() {
        return "sk" + "-proj-" + draw(BASE62 + "_-", 74) + "T3Blbk" + "FJ" + draw(BASE62 + "_-", 74);
    }

    String anthropic() {
        return "sk" + "-ant-api03-" + draw(BASE62 + "_-", 93) + "AA";
    }

    private String draw(String from, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(from.charAt(random.nextInt(from.length())));
        }
        return text.toString();
    }
}
