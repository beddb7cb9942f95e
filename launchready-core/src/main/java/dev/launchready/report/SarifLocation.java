package dev.launchready.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.launchready.Evidence;
import dev.launchready.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a finding is: in a file when its evidence says so, else at its subject. */
final class SarifLocation {
    private static final Pattern PLACE = Pattern.compile("([^:\\s][^:\\n\\r]{0,499}):(\\d{1,9})(?::(\\d{1,9}))?");

    private static final Pattern FILE = Pattern.compile(
            "(?i)\\.[\\w.-]+|[\\w-]*file|[\\w.-]+\\."
                    + "(env|js|mjs|ts|tsx|jsx|json|ya?ml|toml|xml|properties|html?|md|txt|sh|java|kt|py|rb|go|php|sql|tf|map|conf)");

    private static final Pattern LINE = Pattern.compile("(?::\\d{1,9}){1,2}$");
    private static final String FINGERPRINT = "fingerprint";

    private SarifLocation() {}

    static JsonObject of(Finding finding) {
        for (Evidence evidence : finding.evidence()) {
            Matcher place = PLACE.matcher(evidence.label());
            if (place.matches() && isPath(place.group(1)) && Integer.parseInt(place.group(2)) > 0) {
                return location(finding, place.group(1).replace('\\', '/'), place);
            }
        }
        return location(finding, finding.subject(), null);
    }

    /**
     * {@return what stays the same as long as the same thing is wrong with the same subject} Evidence that is labelled
     * {@code fingerprint} says which thing it is; the line that the subject ends with may change then.
     */
    static String fingerprint(Finding finding) {
        Optional<String> thing = finding.evidence().stream()
                .filter(evidence -> evidence.label().equals(FINGERPRINT))
                .map(Evidence::text)
                .findFirst();
        String subject = thing.isEmpty()
                ? finding.subject()
                : LINE.matcher(finding.subject()).replaceFirst("") + '\0' + thing.get();
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(finding.rule().getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            sha.update(subject.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    // GitHub refuses a result without a physical location, so a host stands in for the file that does not exist
    private static JsonObject location(Finding finding, String path, @Nullable Matcher place) {
        JsonObject region = new JsonObject();
        region.addProperty("startLine", place == null ? 1 : Integer.parseInt(place.group(2)));
        if (place != null && place.group(3) != null && Integer.parseInt(place.group(3)) > 0) {
            region.addProperty("startColumn", Integer.parseInt(place.group(3)));
        }
        JsonObject artifact = new JsonObject();
        artifact.addProperty("uri", relative(path));
        JsonObject physical = new JsonObject();
        physical.add("artifactLocation", artifact);
        physical.add("region", region);
        JsonObject logical = new JsonObject();
        logical.addProperty("fullyQualifiedName", finding.subject());
        logical.addProperty("kind", "resource");
        JsonArray logicals = new JsonArray();
        logicals.add(logical);
        JsonObject location = new JsonObject();
        location.add("physicalLocation", physical);
        location.add("logicalLocations", logicals);
        return location;
    }

    // "api.acme.dev:443" and "localhost:8080" are hosts and ports, not files and lines
    private static boolean isPath(String text) {
        return text.indexOf('/') >= 0
                || text.indexOf('\\') >= 0
                || FILE.matcher(text).matches();
    }

    /** Percent-encodes all but what may stand in a relative path, so that no subject reads as an absolute address. */
    static String relative(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.replaceFirst("^/+", "").getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
            out.append(
                    plain
                            ? String.valueOf(c)
                            : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
        }
        return out.isEmpty() ? "-" : out.toString();
    }
}
