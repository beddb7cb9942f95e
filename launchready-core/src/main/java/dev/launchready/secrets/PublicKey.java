package dev.launchready.secrets;

import com.google.gson.JsonObject;
import dev.launchready.secrets.RuleSpec.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key that a browser may hold, because its provider made it for browsers.
 *
 * @param title what it is, for example {@code Stripe publishable key}
 * @param place where it stands, as {@code path:line}
 * @param redacted its edges
 * @param test whether it belongs to a test account, in which nothing is real
 * @param restrict what bounds its abuse, as an instruction
 */
public record PublicKey(String title, String place, String redacted, boolean test, String restrict) {
    private static final int CONTEXT = 80;
    private static final String AN_ID =
            "Nothing: it names an account or application and opens it only together with its"
                    + " secret, which stays on the server.";
    private static final Pattern NAME =
            Pattern.compile("([A-Za-z0-9_.-]{2,80})[\"'\\]\\s]{0,6}[:=(,]?\\s{0,4}[\"'`]?$");
    private static final Pattern SAYS_PUBLIC = Pattern.compile("publishable|site_?key|search_?(?:only_?)?(?:api_?)?key"
            + "|anon_?key|client_?token|^public_?(?:api_?)?key|write_?key|client_?side");
    private static final Pattern SAYS_SECRET = Pattern.compile("secret|admin|private|server|service_?role|master");

    private static final Pattern PREVIEW = Pattern.compile("preview|management|draft");
    /** Google's keys for its models look like those for maps and are a server's. */
    private static final Pattern MODEL = Pattern.compile("gemini|generative|vertex|palm_?api");

    private static final Map<String, String> RESTRICT = Map.ofEntries(
            Map.entry(
                    "stripe-publishable-key",
                    "Nothing: it can only begin payments. Keep sk_ and rk_ keys on the server."),
            Map.entry(
                    "google-api-key",
                    "In the Google Cloud console restrict it to your sites (HTTP referrers) and to the APIs that the page"
                            + " calls; for Firebase let the security rules and App Check decide who reads what."),
            Map.entry(
                    "sentry-dsn",
                    "Set allowed domains and a rate limit for the key in the project's client key settings."),
            Map.entry("recaptcha-site-key", "List your domains at the key in the reCAPTCHA admin console."),
            Map.entry("turnstile-site-key", "List your host names at the widget in the Cloudflare dashboard."),
            Map.entry("posthog-project-key", "List your sites under authorized URLs in the project's settings."),
            Map.entry("segment-write-key", "Let the source accept your sites only, and watch its volume."),
            Map.entry(
                    "algolia-admin-key",
                    "Make sure that its ACL is search alone, and restrict its referers, indices and rate."),
            Map.entry("supabase-publishable-key", "Turn on row level security for every table that the API shows."),
            Map.entry("mapbox-public-token", "Restrict it to your URLs at the token's settings."),
            Map.entry(
                    "contentful-delivery-token",
                    "Nothing: it reads published content. Keep preview and management" + " tokens on the server."),
            Map.entry("storyblok-access-token", "Make sure that its level is public, not preview."),
            Map.entry("new-relic-browser-key", "Nothing: it can only send page views; watch its volume."),
            Map.entry("datadog-client-token", "Nothing: it can only send; watch its volume."),
            Map.entry("bugsnag-api-key", "Nothing: it can only send errors; set a rate limit."),
            Map.entry("aws-appsync-key", "Let it expire soon, and let authorization rules decide what it may read."));

    /**
     * Tells a key for browsers from a server's: by its rule, by the role that a token claims, by the name it is given.
     *
     * @param match the match
     * @param blob the bytes that it was found in
     * @return the public key; empty for what belongs on a server
     */
    public static Optional<PublicKey> of(SecretMatch match, Blob blob) {
        SecretRule rule = match.rule();
        String value = new String(match.value().revealed(), StandardCharsets.ISO_8859_1);
        String restrict = RESTRICT.get(rule.id().substring(rule.id().indexOf('.') + 1));
        String name = name(match, blob);
        return switch (rule.spec().nature()) {
            case PUBLIC -> {
                boolean clerk = isClerk(value);
                String text = clerk || restrict == null ? "Nothing, as long as it stays the public one." : restrict;
                yield key(match, clerk ? "Clerk publishable key" : rule.title(), isTest(value), text);
            }
            case RESTRICTED ->
                MODEL.matcher(name.toLowerCase(Locale.ROOT)).find()
                        ? Optional.empty()
                        : key(match, rule.title(), false, restrict == null ? "Restrict it to your sites." : restrict);
            case PART -> key(match, rule.title(), isTest(value), restrict == null ? AN_ID : restrict);
            case HASH -> Optional.empty();
            case TEST -> isId(rule) ? key(match, rule.title(), true, AN_ID) : Optional.empty();
            case SERVER -> server(match, value, name, restrict);
        };
    }

    /**
     * The same key elsewhere.
     *
     * @param other where it stands
     * @return a copy with that place
     */
    public PublicKey at(String other) {
        return new PublicKey(title, other, redacted, test, restrict);
    }

    private static Optional<PublicKey> server(SecretMatch match, String value, String name, @Nullable String restrict) {
        SecretRule rule = match.rule();
        String id = rule.id();
        if (value.startsWith("eyJ")) {
            return isAnonymous(value)
                    ? key(
                            match,
                            "Supabase anonymous key",
                            false,
                            "Turn on row level security for every table that the API shows.")
                    : Optional.empty();
        }
        if (SAYS_SECRET.matcher(name.toLowerCase(Locale.ROOT)).find()) {
            return Optional.empty();
        }
        if (id.equals("secrets.contentful-delivery-token") || id.equals("secrets.storyblok-access-token")) {
            boolean preview = PREVIEW.matcher(name.toLowerCase(Locale.ROOT)).find();
            return preview || restrict == null ? Optional.empty() : key(match, rule.title(), false, restrict);
        }
        boolean byNameAlone = rule.spec().kind() == Kind.NAMED || rule.spec().kind() == Kind.GENERIC;
        if ((byNameAlone || id.equals("secrets.google-recaptcha-secret-key")) && saysPublic(name)) {
            return key(
                    match,
                    (rule.spec().kind() == Kind.GENERIC ? "key" : rule.provider() + " key") + " named as a public one",
                    false,
                    restrict == null ? "Make sure that its provider means it for browsers." : restrict);
        }
        return Optional.empty();
    }

    private static Optional<PublicKey> key(SecretMatch match, String title, boolean test, String restrict) {
        return Optional.of(new PublicKey(title, match.place(), match.value().redacted(), test, restrict));
    }

    /** Tells whether a name, without the prefix that publishes it, is that of a key for browsers. */
    static boolean saysPublic(String name) {
        String bare = PublishedVariable.withoutPrefix(name).replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
        String lower = bare.toLowerCase(Locale.ROOT).replace('-', '_');
        return SAYS_PUBLIC.matcher(lower).find() && !SAYS_SECRET.matcher(lower).find();
    }

    private static boolean isId(SecretRule rule) {
        return rule.id().endsWith("-id");
    }

    private static boolean isTest(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.startsWith("pk_test_")
                || lower.startsWith("test_")
                || lower.startsWith("rzp_test_")
                || lower.startsWith("sandbox_");
    }

    /** Clerk's publishable keys are base 64 of a host name and a dollar sign. */
    private static boolean isClerk(String value) {
        int body = value.startsWith("pk_live_") || value.startsWith("pk_test_") ? 8 : 0;
        String host = body == 0 ? null : Structure.Tokens.base64(value.substring(body));
        return host != null && host.matches("[a-z0-9.-]{3,200}\\$?") && host.contains(".");
    }

    private static boolean isAnonymous(String token) {
        String[] parts = token.split("\\.", -1);
        JsonObject claims = parts.length > 1 ? Structure.Tokens.object(parts[1]) : null;
        return claims != null
                && claims.has("role")
                && claims.get("role").isJsonPrimitive()
                && claims.get("role").getAsString().equals("anon");
    }

    /** {@return the name that the value is given, as far as it stands before it} */
    private static String name(SecretMatch match, Blob blob) {
        int end = Math.min(match.offset(), blob.bytes().length);
        int start = Math.max(0, end - CONTEXT);
        String before = new String(blob.bytes(), start, end - start, StandardCharsets.ISO_8859_1);
        Matcher matcher = NAME.matcher(before.substring(before.lastIndexOf('\n') + 1));
        return matcher.find() ? matcher.group(1) : "";
    }
}
