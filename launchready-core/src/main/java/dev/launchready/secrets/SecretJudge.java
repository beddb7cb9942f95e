package dev.launchready.secrets;

import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns what was found into findings. Pure. */
final class SecretJudge {
    /** How many findings of one rule one file may have before the rest is counted only. */
    private static final int MOST_OF_A_RULE = 20;

    private static final int MOST_ROWS = 500;

    private SecretJudge() {}

    static List<Finding> findings(TreeScan scan) {
        Set<String> ignored = Set.copyOf(scan.ignored());
        Map<String, List<SecretMatch>> groups = new LinkedHashMap<>();
        List<HistoryJudge.Sighting> sightings = HistoryJudge.sightings(scan.matches());
        for (SecretMatch match : scan.matches()) {
            if (!match.rule().isPublicByDesign() && !(match.provenance() instanceof Provenance.InHistory)) {
                groups.computeIfAbsent(match.path() + " " + match.rule().id(), k -> new ArrayList<>())
                        .add(match);
            }
        }
        List<Finding> findings = new ArrayList<>();
        Set<HistoryJudge.Sighting> told = new HashSet<>();
        for (List<SecretMatch> group : groups.values()) {
            int shown = Math.min(MOST_OF_A_RULE, group.size());
            for (int i = 0; i < shown; i++) {
                int more = i == shown - 1 ? group.size() - shown : 0;
                SecretMatch match = group.get(i);
                boolean kept = ignored.contains(match.path());
                Impact impact = kept ? Impact.CLEANUP : match.impact();
                Optional<HistoryJudge.Sighting> before = HistoryJudge.before(match, impact, sightings);
                before.ifPresent(told::add);
                findings.add(finding(match, more, kept, before));
            }
        }
        sightings.stream()
                .filter(sighting -> !told.contains(sighting))
                .map(HistoryJudge::finding)
                .forEach(findings::add);
        return findings;
    }

    private static Finding finding(
            SecretMatch match, int more, boolean ignored, Optional<HistoryJudge.Sighting> before) {
        SecretRule rule = match.rule();
        String others = more == 0 ? "" : ", and " + more + " more of the kind follow in the file";
        Finding.Builder finding = Finding.of(rule, match.place())
                .expected("no secret in the file")
                .actual("it holds " + described(match) + others + deleted(match))
                .confidence(match.confidence())
                .impact(ignored ? Impact.CLEANUP : match.impact())
                .evidence(match.place(), match.excerpt())
                .evidence("why it is thought to be one", String.join("; ", match.reasons()))
                .evidence("fingerprint", "sha256:" + match.value().fingerprint());
        if (match.provenance() instanceof Provenance.Packed packed) {
            finding.evidence("where in the image", packed.detail());
        }
        before.ifPresent(sighting -> finding.evidence("in the history", sighting.told()));
        if (ignored) {
            finding.evidence(".gitignore", "the file is kept out of source control: present here, not leaked by it")
                    .remedy("Keep it out of backups and images as well; nothing needs revoking unless it was shared.");
        }
        return finding.build();
    }

    /** {@return what it is and its edges, with an article} */
    static String described(SecretMatch match) {
        String title = match.rule().title();
        return article(title) + " " + title + ", " + match.value().redacted();
    }

    private static String deleted(SecretMatch match) {
        return match.provenance() instanceof Provenance.Packed packed && packed.deleted()
                ? ", which a later layer deletes and whoever pulls the image still gets"
                : "";
    }

    static String article(String title) {
        return "AEIOUaeiou".indexOf(title.charAt(0)) >= 0 ? "an" : "a";
    }

    static List<Exhibit> exhibits(TreeScan scan) {
        List<Exhibit> exhibits = new ArrayList<>();
        Map<String, Integer> open = new TreeMap<>();
        for (SecretMatch match : scan.matches()) {
            if (match.rule().isPublicByDesign()) {
                open.merge(match.rule().title() + "\t" + match.place(), 1, Integer::sum);
            }
        }
        exhibits.add(new Exhibit.Table(
                "What was scanned for secrets",
                List.of("files", "objects and archived files", "bytes", "skipped on purpose", "could not be scanned"),
                List.of(List.of(
                        String.valueOf(scan.files()),
                        String.valueOf(scan.pieces()),
                        String.valueOf(scan.bytes()),
                        String.valueOf(scan.skipped().size()),
                        String.valueOf(scan.unseen().size())))));
        if (!open.isEmpty()) {
            exhibits.add(new Exhibit.Table(
                    "Keys that are public by design",
                    List.of("key", "place"),
                    open.keySet().stream()
                            .limit(MOST_ROWS)
                            .map(k -> List.of(k.split("\t", -1)))
                            .toList()));
        }
        if (!scan.accepted().isEmpty() || !scan.stale().isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            scan.accepted()
                    .forEach(a ->
                            rows.add(List.of(a.match().place(), a.match().rule().id(), a.by())));
            scan.stale().forEach(line -> rows.add(List.of(line, "", "no longer there: take it out of the baseline")));
            exhibits.add(new Exhibit.Table("Accepted secrets", List.of("place", "rule", "accepted by"), rows));
        }
        if (!scan.skipped().isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            scan.skipped().stream().limit(MOST_ROWS).forEach(s -> rows.add(List.of(s.path(), s.reason())));
            if (scan.skipped().size() > MOST_ROWS) {
                rows.add(List.of("and " + (scan.skipped().size() - MOST_ROWS) + " more", "as above"));
            }
            exhibits.add(new Exhibit.Table("Files not scanned for secrets", List.of("path", "reason"), rows));
        }
        return exhibits;
    }
}
