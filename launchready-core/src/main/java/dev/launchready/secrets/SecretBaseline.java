package dev.launchready.secrets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A baseline of our own: the secrets that somebody has looked at, each with an owner and a reason. A line for each, in
 * order, by the fingerprint of the secret and the path; no line numbers, no time, no secret, so that it changes only when
 * a secret comes or goes:
 *
 * <pre>
 * # fingerprint path rule owner reason
 * 1f83266155a7202a src/test/app.yml secrets.assigned-secret ops@acme.test a sandbox, closed in May
 * </pre>
 *
 * <p>White space in a path is written {@code %20}.
 */
public final class SecretBaseline implements AcceptanceList {
    private static final String HEAD = "# fingerprint path rule owner reason\n";

    private final List<Entry> entries;
    private final Map<String, Entry> byKey = new HashMap<>();

    private SecretBaseline(Collection<Entry> entries) {
        this.entries = List.copyOf(new TreeSet<>(entries));
        this.entries.forEach(e -> byKey.put(e.fingerprint() + " " + e.path(), e));
    }

    /** A line. */
    private record Entry(String fingerprint, String path, String rule, String owner, String reason)
            implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return line().compareTo(other.line());
        }

        String line() {
            return path.replace(" ", "%20") + " " + fingerprint + " " + rule + " " + owner + " " + reason;
        }

        String written() {
            return fingerprint + " " + path.replace(" ", "%20") + " " + rule + " " + owner + " " + reason + "\n";
        }
    }

    /**
     * Writes all that was found into a baseline, for somebody to go through.
     *
     * @param matches what was found
     * @param owner who answers for them, without white space
     * @param reason why they may stay
     * @return the baseline
     * @throws IllegalArgumentException if the owner is blank or has white space, or the reason is blank
     */
    public static SecretBaseline of(Collection<SecretMatch> matches, String owner, String reason) {
        if (owner.isBlank() || !owner.equals(owner.strip()) || owner.matches(".*\\s.*")) {
            throw new IllegalArgumentException("\"" + owner + "\" names no owner; write for example ops@acme.test");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the reason is blank; say why the secrets may stay");
        }
        return new SecretBaseline(matches.stream()
                .map(m -> new Entry(
                        m.value().fingerprint(),
                        m.path(),
                        m.rule().id(),
                        owner,
                        reason.strip().replaceAll("\\s+", " ")))
                .toList());
    }

    /**
     * Reads a baseline.
     *
     * @param file its name, for messages
     * @param text its text
     * @return the baseline
     * @throws IllegalArgumentException if a line is malformed or names a rule that there is not; names file and line
     */
    public static SecretBaseline parse(String file, String text) {
        Set<String> rules = SecretRules.all().stream().map(SecretRule::id).collect(Collectors.toSet());
        List<Entry> entries = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\\s+", 5);
            String where = file + ":" + (i + 1) + ": ";
            if (parts.length < 5 || !parts[0].matches("[0-9a-f]{16}")) {
                throw new IllegalArgumentException(
                        where + "a line has a fingerprint of 16 digits, a path, a rule, an owner"
                                + " and a reason, which must all be there");
            }
            if (!rules.contains(parts[2])) {
                throw new IllegalArgumentException(where + "there is no rule "
                        + (parts[2].matches("secrets\\.[a-z0-9-]{1,60}") ? parts[2] : "of that name")
                        + "; the third word is the rule's id, for example secrets.assigned-secret");
            }
            entries.add(new Entry(parts[0], parts[1].replace("%20", " "), parts[2], parts[3], parts[4]));
        }
        return new SecretBaseline(entries);
    }

    /** {@return its text, in the order of paths} */
    public String text() {
        return entries.stream().map(Entry::written).collect(Collectors.joining("", HEAD, ""));
    }

    /** {@return which list accepts it: the owner and the reason} */
    @Override
    public Optional<String> accepts(SecretMatch match) {
        return Optional.ofNullable(byKey.get(match.value().fingerprint() + " " + match.path()))
                .map(e -> e.owner() + ": " + e.reason());
    }

    /**
     * What the baseline accepts and is no longer there.
     *
     * @param matches what was found
     * @return the lines without their reasons, as {@code path rule}; to be taken out
     */
    public List<String> stale(Collection<SecretMatch> matches) {
        Set<String> found = new HashSet<>();
        matches.forEach(m -> found.add(m.value().fingerprint() + " " + m.path()));
        return entries.stream()
                .filter(e -> !found.contains(e.fingerprint() + " " + e.path()))
                .map(e -> e.path() + " " + e.rule())
                .toList();
    }

    @Override
    public String toString() {
        return entries.size() + " accepted secrets";
    }
}
