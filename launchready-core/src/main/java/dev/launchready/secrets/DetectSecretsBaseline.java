package dev.launchready.secrets;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a baseline of detect-secrets: by file, the SHA-1 of each secret. Line numbers are not looked at. */
final class DetectSecretsBaseline implements AcceptanceList {
    private final Set<String> known = new HashSet<>();
    private final String file;

    private DetectSecretsBaseline(String file) {
        this.file = file;
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if it is no baseline; names the file and what is missing
     */
    static DetectSecretsBaseline parse(String file, String text) {
        DetectSecretsBaseline baseline = new DetectSecretsBaseline(file);
        try {
            JsonObject results = JsonParser.parseString(text).getAsJsonObject().getAsJsonObject("results");
            for (Map.Entry<String, JsonElement> entry : results.entrySet()) {
                for (JsonElement secret : entry.getValue().getAsJsonArray()) {
                    String hash = secret.getAsJsonObject().get("hashed_secret").getAsString();
                    baseline.known.add(entry.getKey().replace('\\', '/') + " " + hash);
                }
            }
        } catch (JsonParseException
                | IllegalStateException
                | NullPointerException
                | ClassCastException
                | UnsupportedOperationException e) {
            // without its cause, which quotes what it stumbled over
            throw new IllegalArgumentException(file
                    + " is no baseline of detect-secrets: it needs an object \"results\" of files, each with a list of"
                    + " objects that have a \"hashed_secret\"");
        }
        return baseline;
    }

    @Override
    public Optional<String> accepts(SecretMatch match) {
        return known.contains(match.path() + " " + sha1(match.value().revealed()))
                ? Optional.of(file)
                : Optional.empty();
    }

    static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
