package dev.launchready.secrets;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code .gitleaksignore}: one fingerprint a line, {@code file:rule:line} or {@code commit:file:rule:line}. The
 * rule is that of another scanner, so file and line decide; a line with a commit is about the version of the file that the
 * commit introduced, and no tree.
 */
final class GitleaksIgnore implements AcceptanceList {
    private final Set<String> places = new HashSet<>();
    private final String file;

    private GitleaksIgnore(String file) {
        this.file = file;
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if a line is no fingerprint; names file and line
     */
    static GitleaksIgnore parse(String file, List<String> lines) {
        GitleaksIgnore ignore = new GitleaksIgnore(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                ignore.add(line, file + ":" + (i + 1));
            }
        }
        return ignore;
    }

    private void add(String fingerprint, String where) {
        String[] parts = fingerprint.split(":", -1);
        String line = parts[parts.length - 1];
        if (parts.length < 3 || !line.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(
                    where + ": this is no fingerprint; write file:rule:line or commit:file:rule:line");
        }
        boolean commit = parts.length > 3 && parts[0].matches("[0-9a-f]{40}");
        String path = String.join(":", List.of(parts).subList(commit ? 1 : 0, parts.length - 2));
        places.add((commit ? parts[0] + ":" : "") + path.replace('\\', '/') + ":" + line);
    }

    @Override
    public Optional<String> accepts(SecretMatch match) {
        boolean listed = places.contains(match.place())
                || (match.provenance() instanceof Provenance.InHistory history
                        && history.introduced()
                                .filter(first -> places.contains(first.commit() + ":" + match.place()))
                                .isPresent());
        return listed ? Optional.of(file) : Optional.empty();
    }
}
