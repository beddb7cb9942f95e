package dev.launchready.secrets;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.secrets.Provenance.InHistory;
import dev.launchready.secrets.source.GitTrace.Reach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what was found in a history into findings, one for each secret: a file that was changed a hundred times holds it a
 * hundred times, and it is revoked once. Pure.
 */
final class HistoryJudge {
    private static final int MOST_PLACES = 10;

    private HistoryJudge() {}

    /**
     * A secret and where it was met, the first commit first.
     *
     * @param matches where, at least one
     */
    record Sighting(List<SecretMatch> matches) {
        Sighting {
            matches = matches.stream()
                    .sorted(Comparator.comparing(
                                    (SecretMatch match) -> provenance(match).reach())
                            .thenComparing(match -> provenance(match)
                                    .introduced()
                                    .map(Provenance.Introduction::time)
                                    .orElse(Instant.MAX))
                            .thenComparing(SecretMatch::path)
                            .thenComparingInt(SecretMatch::line))
                    .toList();
        }

        SecretMatch first() {
            return matches.get(0);
        }

        /** {@return the first match that has the worst impact} */
        SecretMatch worst() {
            return matches.stream()
                    .min(Comparator.comparing(SecretMatch::impact))
                    .orElseThrow();
        }

        /** {@return who brought it and when, what leads to it, whether it is still there} */
        String told() {
            InHistory where = provenance(first());
            String brought = where.introduced()
                    .map(i -> "commit " + i.commit() + " of " + i.time() + " introduced it"
                            + (i.path().isEmpty() ? "" : " in " + first().place()))
                    .orElse("no commit that is left introduced it");
            return brought + "; " + leads(where.reach()) + "; " + head();
        }

        private String head() {
            List<String> paths = matches.stream()
                    .flatMap(match -> provenance(match).headPaths().stream())
                    .distinct()
                    .sorted()
                    .toList();
            return paths.isEmpty()
                    ? "HEAD no longer has it"
                    : "HEAD still has it in "
                            + String.join(
                                    ", ", paths.stream().limit(MOST_PLACES).toList());
        }

        boolean isInHead() {
            return matches.stream().anyMatch(match -> provenance(match).isInHead());
        }
    }

    private static InHistory provenance(SecretMatch match) {
        if (match.provenance() instanceof InHistory history) {
            return history;
        }
        throw new IllegalStateException(match.place() + " is in no history");
    }

    /** {@return what was found in a history, by secret} */
    static List<Sighting> sightings(List<SecretMatch> matches) {
        Map<String, List<SecretMatch>> groups = new LinkedHashMap<>();
        for (SecretMatch match : matches) {
            if (match.provenance() instanceof InHistory && !match.rule().isPublicByDesign()) {
                groups.computeIfAbsent(key(match), k -> new ArrayList<>()).add(match);
            }
        }
        return groups.values().stream().map(Sighting::new).toList();
    }

    private static String key(SecretMatch match) {
        return match.rule().id() + " " + match.value().fingerprint();
    }

    /** {@return what the history says of a secret that the tree has, unless it says something worse} */
    static Optional<Sighting> before(SecretMatch match, Impact impact, List<Sighting> sightings) {
        return sightings.stream()
                .filter(sighting -> key(sighting.first()).equals(key(match)))
                .filter(sighting -> impact.isAtLeast(sighting.worst().impact()))
                .findFirst();
    }

    static Finding finding(Sighting sighting) {
        SecretMatch match = sighting.worst();
        InHistory where = provenance(match);
        Finding.Builder finding = Finding.of(match.rule(), match.place())
                .expected("no secret in the history")
                .actual(commit(match, where) + " holds " + SecretJudge.described(match) + ", and "
                        + (sighting.isInHead() ? "HEAD still has it" : "HEAD no longer has it"))
                .confidence(match.confidence())
                .impact(match.impact())
                .evidence(match.place(), match.excerpt())
                .evidence("in the history", sighting.told())
                .evidence("why it is thought to be one", String.join("; ", match.reasons()))
                .evidence("fingerprint", "sha256:" + match.value().fingerprint());
        if (sighting.matches().size() > 1) {
            finding.evidence(sighting.matches().size() + " versions of files have it", places(sighting));
        }
        if (match.impact() != Impact.CLEANUP) {
            finding.remedy(remedy(match, sighting.isInHead()));
        }
        return finding.build();
    }

    private static String commit(SecretMatch match, InHistory where) {
        return switch (where.kind()) {
            case COMMIT -> "the commit";
            case TAG -> "the tag";
            case BLOB ->
                where.introduced()
                        .map(i -> "the version of commit " + i.commit().substring(0, 10))
                        .orElseGet(() -> match.path().startsWith("blob ")
                                ? "it"
                                : "blob " + where.object().substring(0, 10));
        };
    }

    private static String places(Sighting sighting) {
        List<String> lines = new ArrayList<>();
        for (SecretMatch match : sighting.matches()) {
            InHistory where = provenance(match);
            String line = match.place() + ", "
                    + where.introduced().map(i -> "commit " + i.commit()).orElse("object " + where.object()) + ", "
                    + leads(where.reach());
            if (lines.size() == MOST_PLACES) {
                lines.add("and " + (sighting.matches().size() - MOST_PLACES) + " more");
                break;
            }
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    private static String leads(Reach reach) {
        return switch (reach) {
            case REF -> "a branch or a tag leads to it, so every clone has it";
            case STASH -> "only the stash leads to it";
            case REFLOG -> "only a reflog leads to it";
            case DANGLING -> "nothing leads to it until git gc removes it";
            case UNKNOWN -> "it was not found out what leads to it";
        };
    }

    private static String remedy(SecretMatch match, boolean inHead) {
        SecretRule rule = match.rule();
        return "Revoke it at " + rule.revoke() + " first: whoever cloned the repository has it, and writing the history"
                + " anew takes it from nobody."
                + (inHead ? " Take it out of the file." : "")
                + " Once it is revoked, say so, either with a waiver of " + rule.id()
                + " whose reason is the day it was revoked, or for this secret alone with a line of the baseline: \""
                + match.value().fingerprint() + " " + match.path().replace(" ", "%20") + " " + rule.id()
                + " OWNER revoked on DAY\".";
    }
}
