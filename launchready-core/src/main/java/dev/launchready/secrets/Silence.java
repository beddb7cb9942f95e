package dev.launchready.secrets;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Blackens in a text whatever it shares with any secret of a scan: people name files after keys, and the file beside the
 * one that holds the key is told with its path as well.
 */
final class Silence {
    private static final int RUN = 8;
    /** Of a long key the beginning is enough to know its traces by. */
    private static final int LONGEST = 4096;

    private final Set<String> runs = new HashSet<>();

    Silence(Collection<SecretMatch> matches) {
        Set<String> seen = new HashSet<>();
        for (SecretMatch match : matches) {
            if (seen.add(match.value().fingerprint())) {
                String secret = lower(match.value());
                for (int i = 0; i + RUN <= secret.length(); i++) {
                    runs.add(secret.substring(i, i + RUN));
                }
            }
        }
    }

    private static String lower(SecretValue value) {
        byte[] bytes = value.revealed();
        return new String(bytes, 0, Math.min(LONGEST, bytes.length), java.nio.charset.StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
    }

    /** {@return the text, with a single dot triple for each stretch that is in a secret} */
    String of(String text) {
        if (runs.isEmpty() || text.length() < RUN) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            return "\u2026"; // a script whose letters change their number: rather nothing than a shift
        }
        StringBuilder shown = new StringBuilder();
        int hidden = 0;
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            if (i + RUN <= text.length() && runs.contains(lower.substring(i, i + RUN))) {
                hidden = i + RUN;
            }
            if (i >= hidden) {
                shown.append(text.charAt(i));
                open = false;
            } else if (!open) {
                shown.append('\u2026');
                open = true;
            }
        }
        return shown.toString();
    }
}
