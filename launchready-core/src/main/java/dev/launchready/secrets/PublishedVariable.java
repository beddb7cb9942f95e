package dev.launchready.secrets;

import dev.launchready.Confidence;
import dev.launchready.Impact;
import dev.launchready.Reference;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A build variable whose name makes the build write its value into what browsers get, and whose value is a secret.
 *
 * @param name its name, for example {@code NEXT_PUBLIC_STRIPE_SECRET_KEY}
 * @param prefix what publishes it, for example {@code NEXT_PUBLIC_}
 * @param tool the tool that does so, for example {@code Next.js}
 * @param page where the tool says so
 * @param holds what it holds, to be read after "it holds"
 * @param place where it stands, as {@code path:line}
 * @param fingerprint the secret's; empty where only another variable's name is known
 * @param impact what it costs
 * @param confidence how sure that is
 */
public record PublishedVariable(
        String name,
        String prefix,
        String tool,
        Reference page,
        String holds,
        String place,
        String fingerprint,
        Impact impact,
        Confidence confidence) {

    private static final int LONGEST_NAME = 120;
    private static final int MOST_NAMES = 5000;

    private static final List<Tool> TOOLS = List.of(
            new Tool(
                    "NEXT_PUBLIC_",
                    "Next.js",
                    "https://nextjs.org/docs/app/guides/environment-variables#bundling-environment-variables-for-the-browser"),
            new Tool("VITE_", "Vite", "https://vite.dev/guide/env-and-mode#env-variables"),
            new Tool(
                    "REACT_APP_",
                    "Create React App",
                    "https://create-react-app.dev/docs/adding-custom-environment-variables/"),
            new Tool(
                    "GATSBY_",
                    "Gatsby",
                    "https://www.gatsbyjs.com/docs/how-to/local-development/environment-variables/"),
            new Tool("NUXT_PUBLIC_", "Nuxt", "https://nuxt.com/docs/guide/going-further/runtime-config"),
            new Tool("EXPO_PUBLIC_", "Expo", "https://docs.expo.dev/guides/environment-variables/"),
            new Tool("VUE_APP_", "Vue CLI", "https://cli.vuejs.org/guide/mode-and-env.html"),
            new Tool("NG_APP_", "ngx-env for Angular", "https://github.com/chihab/ngx-env"),
            new Tool("STORYBOOK_", "Storybook", "https://storybook.js.org/docs/configure/environment-variables"),
            new Tool("BUN_PUBLIC_", "Bun", "https://bun.com/docs/bundler/fullstack#inline-environment-variables"),
            new Tool("PUBLIC_", "SvelteKit or Astro", "https://svelte.dev/docs/kit/$env-static-public"));

    private static final Pattern OTHER = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]{1,100})\\}?");
    private static final Pattern STRONG = Pattern.compile(
            "secret|passw|passphrase|private_?key|service_?role|service_?account|admin_?key|master_?key|database_?url"
                    + "|credential");
    private static final Pattern TOKEN = Pattern.compile("(?:auth|api|access|bot|bearer)_?token");

    /** What a tool publishes. */
    private record Tool(String prefix, String name, String page) {}

    /**
     * Finds variables that are published and carry a secret: in a file of variables, or in a bundle that names them.
     *
     * @param blob the file
     * @param matches what the scanner found in it
     * @return the variables, by place, each name with each value once
     */
    public static List<PublishedVariable> in(Blob blob, List<SecretMatch> matches) {
        String all = new String(blob.bytes(), StandardCharsets.ISO_8859_1);
        Text text = Text.of(blob.bytes());
        Assignments assignments = new Assignments(text);
        Map<String, PublishedVariable> found = new LinkedHashMap<>();
        int line = 1;
        int counted = 0;
        for (int start : starts(all)) {
            int end = start;
            while (end < all.length() && isName(all.charAt(end)) && end - start < LONGEST_NAME) {
                end++;
            }
            Tool tool = tool(all.substring(start, end));
            Assignment assignment = tool == null ? null : assignments.read(start, end);
            if (tool != null && assignment != null) {
                for (; counted < start; counted++) {
                    line += all.charAt(counted) == '\n' ? 1 : 0;
                }
                String place = blob.path() + ":" + line;
                judge(tool, assignment, text, blob, matches, place)
                        .ifPresent(v -> found.putIfAbsent(v.name() + " " + v.fingerprint(), v));
            }
        }
        return List.copyOf(found.values());
    }

    /** {@return the name without the prefix that publishes it} */
    static String withoutPrefix(String name) {
        Tool tool = tool(name);
        return tool == null ? name : name.substring(tool.prefix().length());
    }

    private static @Nullable Tool tool(String name) {
        for (Tool tool : TOOLS) {
            if (name.startsWith(tool.prefix()) && name.length() > tool.prefix().length()) {
                return tool;
            }
        }
        return null;
    }

    /** {@return where names of published variables begin, in order, as many as anybody has} */
    private static Set<Integer> starts(String all) {
        TreeSet<Integer> starts = new TreeSet<>();
        for (Tool tool : TOOLS) {
            int at = all.indexOf(tool.prefix());
            for (int seen = 0; at >= 0 && seen < MOST_NAMES; seen++) {
                if (at == 0 || !isName(all.charAt(at - 1))) {
                    starts.add(at);
                }
                at = all.indexOf(tool.prefix(), at + tool.prefix().length());
            }
        }
        return starts;
    }

    private static boolean isName(char c) {
        return Text.isAlnum(c) || c == '_';
    }

    private static Optional<PublishedVariable> judge(
            Tool tool, Assignment assignment, Text text, Blob blob, List<SecretMatch> matches, String place) {
        String bare = assignment.name().substring(tool.prefix().length()).toLowerCase(Locale.ROOT);
        String value = text.string(assignment.start(), assignment.end());
        Matcher other = OTHER.matcher(value);
        if (other.matches()) {
            String name = other.group(1);
            boolean secret = tool(name) == null && !PublicKey.saysPublic(name) && isStrong(name);
            return secret
                    ? Optional.of(variable(
                            tool,
                            assignment,
                            "the value of " + name,
                            place,
                            "",
                            Impact.LAUNCH_BLOCKER,
                            Confidence.HIGH))
                    : Optional.empty();
        }
        List<SecretMatch> within = matches.stream()
                .filter(m -> m.offset() >= assignment.start() && m.offset() < assignment.end())
                .filter(m ->
                        m.rule().spec().kind() != RuleSpec.Kind.GENERIC) // which reads the prefix as part of the name
                .toList();
        for (SecretMatch match : within) {
            if (PublicKey.of(match, blob).isEmpty()) {
                boolean test = match.impact() == Impact.CLEANUP && match.confidence() != Confidence.LOW;
                return Optional.of(variable(
                        tool,
                        assignment,
                        SecretJudge.article(match.rule().title()) + " "
                                + match.rule().title() + ", " + match.value().redacted(),
                        Excerpts.path(place, match.value()),
                        match.value().fingerprint(),
                        test ? Impact.SUPPORT_RISK : match.impact(),
                        match.confidence()));
            }
        }
        return within.isEmpty() ? byName(tool, assignment, bare, value, place) : Optional.empty();
    }

    private static boolean isStrong(String name) {
        return STRONG.matcher(name.toLowerCase(Locale.ROOT)).find() || Names.of(name) != Names.Says.NOTHING;
    }

    private static Optional<PublishedVariable> byName(
            Tool tool, Assignment assignment, String bare, String value, String place) {
        boolean strong = STRONG.matcher(bare).find();
        boolean token = TOKEN.matcher(bare).find();
        boolean key = Names.of(bare) != Names.Says.NOTHING;
        if (!(strong || token || key)
                || value.length() < 8
                || PublicKey.saysPublic(bare)
                || Placeholders.isReference(value)
                || Placeholders.isPlaceholder(value)
                || (value.contains("://")
                        && !value.matches("[a-z0-9+]{2,20}://[^/\\s@]{1,100}:[^/\\s@]{1,100}@.{1,400}"))
                || value.startsWith("/")
                || (!strong && !Entropy.looksRandom(value))) {
            return Optional.empty();
        }
        SecretValue secret = SecretValue.of(value.getBytes(StandardCharsets.ISO_8859_1));
        Impact impact = strong ? Impact.LAUNCH_BLOCKER : token ? Impact.SUPPORT_RISK : Impact.CLEANUP;
        return Optional.of(variable(
                tool,
                assignment,
                "what its name calls a secret, " + secret.redacted(),
                Excerpts.path(place, secret),
                secret.fingerprint(),
                impact,
                strong ? Confidence.MEDIUM : Confidence.LOW));
    }

    private static PublishedVariable variable(
            Tool tool,
            Assignment assignment,
            String holds,
            String place,
            String fingerprint,
            Impact impact,
            Confidence confidence) {
        return new PublishedVariable(
                assignment.name(),
                tool.prefix(),
                tool.name(),
                Reference.page(tool.name() + ": environment variables", tool.page()),
                holds,
                place,
                fingerprint,
                impact,
                confidence);
    }
}
