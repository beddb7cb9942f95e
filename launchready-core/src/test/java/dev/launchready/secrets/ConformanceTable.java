package dev.launchready.secrets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Recall and false alarms on the published cases, by source and by rule. Run it: {@code java … ConformanceTable
 * FOLDER [rules|misses|alarms]}.
 */
final class ConformanceTable {
    private final String source;
    private final Map<String, int[]> rules = new TreeMap<>();
    private final List<ConformanceRow> misses = new ArrayList<>();
    private final List<ConformanceRow> alarms = new ArrayList<>();
    private final Map<String, Set<String>> counterparts = new TreeMap<>();
    private final List<ConformanceRow> ofNamed = new ArrayList<>();
    private final List<ConformanceRow> contradicted = new ArrayList<>();
    private int alarmsAboveCleanup;
    private int positives;
    private int negatives;

    private ConformanceTable(String source) {
        this.source = source;
    }

    static ConformanceTable of(Path folder, String source) {
        ConformanceTable table = new ConformanceTable(source);
        List<ConformanceRow> rows = ConformanceRow.read(folder.resolve(source + ".jsonl"));
        rows.forEach(table::add);
        table.alarms.stream().filter(table::isOfNamedRule).forEach(table.ofNamed::add);
        rows.stream().filter(row -> isContradicted(row, rows)).forEach(table.contradicted::add);
        return table;
    }

    /** Whether the same text is a secret in another row of the same rule: its publisher allows it there by an option. */
    private static boolean isContradicted(ConformanceRow row, List<ConformanceRow> rows) {
        return !row.expect()
                && rows.stream()
                        .anyMatch(other -> other.expect()
                                && other.rule().equals(row.rule())
                                && other.text().contains(row.text().strip()));
    }

    /** Whether a rule of ours that finds the publisher's positive rows fires here: the others may rightly do. */
    private boolean isOfNamedRule(ConformanceRow row) {
        Set<String> ours = counterparts.getOrDefault(row.rule(), Set.of());
        return row.found().stream().anyMatch(match -> ours.contains(match.rule().id()));
    }

    private void add(ConformanceRow row) {
        int[] counts = rules.computeIfAbsent(row.rule(), r -> new int[4]);
        boolean alarm = row.alarms();
        counts[row.expect() ? 0 : 2]++;
        if (row.expect()) {
            positives++;
            if (alarm) {
                row.found()
                        .forEach(match -> counterparts
                                .computeIfAbsent(row.rule(), r -> new TreeSet<>())
                                .add(match.rule().id()));
                counts[1]++;
            } else {
                misses.add(row);
            }
        } else {
            negatives++;
            if (alarm) {
                counts[3]++;
                alarms.add(row);
                alarmsAboveCleanup += row.alarmsAboveCleanup() ? 1 : 0;
            }
        }
    }

    double recall() {
        return positives == 0 ? 1 : (double) (positives - misses.size()) / positives;
    }

    int found() {
        return positives - misses.size();
    }

    /** The share of rows where the publisher's rule is not to fire and a counterpart of ours does. */
    double falseAlarms() {
        return negatives == 0 ? 0 : (double) ofNamed.size() / negatives;
    }

    /** The same without the rows that say the opposite of another. */
    double falseAlarmsUncontradicted() {
        int rest = negatives - contradicted.size();
        return rest == 0
                ? 0
                : (double) ofNamed.stream()
                                .filter(row -> !contradicted.contains(row))
                                .count()
                        / rest;
    }

    /** The share found of the rows that hold a credential. */
    double recallWithout(Set<String> harmlessTexts) {
        long harmless = misses.stream()
                .filter(row -> harmlessTexts.contains(row.text()))
                .count();
        return (double) found() / (positives - harmless);
    }

    List<ConformanceRow> misses() {
        return misses;
    }

    List<ConformanceRow> alarms() {
        return alarms;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-15s recall %.3f (%d of %d)  false alarms of the named rule %.3f (%d of %d; %.3f without the %d rows that contradict others), of any %.3f (%d, above cleanup %d)",
                source,
                recall(),
                found(),
                positives,
                falseAlarms(),
                ofNamed.size(),
                negatives,
                falseAlarmsUncontradicted(),
                contradicted.size(),
                negatives == 0 ? 0.0 : (double) alarms.size() / negatives,
                alarms.size(),
                alarmsAboveCleanup);
    }

    String byRule() {
        StringBuilder out = new StringBuilder();
        rules.forEach((rule, c) -> out.append(String.format(
                Locale.ROOT, "  %-50s found %4d of %4d   false alarms %3d of %3d%n", rule, c[1], c[0], c[3], c[2])));
        return out.toString();
    }

    public static void main(String[] args) {
        String what = args.length > 1 ? args[1] : "";
        for (String source : List.of("gitleaks", "secretlint", "detect-secrets", "leaky-repo")) {
            ConformanceTable table = of(Path.of(args[0]), source);
            System.out.println(table);
            if (what.equals("rules")) {
                System.out.print(table.byRule());
            }
            for (ConformanceRow row : what.equals("misses")
                    ? table.misses()
                    : what.equals("alarms") ? table.alarms() : List.<ConformanceRow>of()) {
                String text = row.text().length() > 300 ? row.text().substring(0, 300) : row.text();
                System.out.println("  " + row.rule() + "\t" + row.path() + "\t" + text.replace("\n", "\\n")
                        + (row.expect()
                                ? ""
                                : "\t"
                                        + row.found().stream()
                                                .map(m -> m.rule() + "/" + m.impact() + "@" + m.line())
                                                .toList()));
            }
        }
    }
}
