package dev.launchready.resilience;

import dev.launchready.Exhibit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws cells as heat maps: one for each dependency, its faults downwards and the user's actions across. Pure. */
final class MatrixExhibits {
    private static final int DETAIL = 160;

    private MatrixExhibits() {}

    static List<Exhibit> of(
            List<String> dependencies, List<String> actions, List<FailureCell> cells, List<Rehearsal.Pair> unused) {
        List<Exhibit> exhibits = new ArrayList<>();
        for (String dependency : dependencies) {
            List<FailureCell> own = cells.stream()
                    .filter(cell -> cell.dependency().equals(dependency))
                    .toList();
            if (!own.isEmpty()) {
                exhibits.add(matrix(dependency, actions, own, unused));
            }
        }
        List<List<String>> waits = cells.stream()
                .filter(cell -> !cell.client().text().isEmpty())
                .map(cell -> List.of(
                        cell.dependency(),
                        cell.fault().id(),
                        cell.action(),
                        cell.client().text()))
                .toList();
        if (!waits.isEmpty()) {
            exhibits.add(new Exhibit.Table(
                    "Timeouts in force, as the dependencies saw them",
                    List.of("dependency", "fault", "action", "its client"),
                    waits));
        }
        return exhibits;
    }

    private static Exhibit matrix(
            String dependency, List<String> actions, List<FailureCell> cells, List<Rehearsal.Pair> unused) {
        Map<String, Map<String, Exhibit.Cell>> rows = new LinkedHashMap<>();
        for (FailureCell cell : cells) {
            rows.computeIfAbsent(row(cell), label -> new LinkedHashMap<>()).put(cell.action(), drawn(cell));
        }
        List<List<Exhibit.Cell>> drawn = rows.values().stream()
                .map(row -> actions.stream()
                        .map(action -> row.getOrDefault(action, missing(dependency, action, unused)))
                        .toList())
                .toList();
        return new Exhibit.Matrix("Failure matrix of " + dependency, List.copyOf(rows.keySet()), actions, drawn);
    }

    /** Two faults of a kind differ by their titles only. */
    private static String row(FailureCell cell) {
        return cell.fault().id() + ": " + cell.fault().title();
    }

    private static Exhibit.Cell drawn(FailureCell cell) {
        Clarity clarity = cell.verdict().clarity();
        boolean well = cell.recovery().recovered();
        if (!cell.reached() && clarity.isAcceptable() && well) {
            return new Exhibit.Cell(
                    Exhibit.Tone.NEUTRAL, "not reached", "the product answered without turning to the dependency");
        }
        Exhibit.Tone tone = !clarity.isAcceptable() || !well
                ? Exhibit.Tone.BAD
                : clarity == Clarity.DEGRADED_BUT_USEFUL ? Exhibit.Tone.WARN : Exhibit.Tone.GOOD;
        String text = clarity.label() + (well ? "" : ", no recovery") + ", "
                + cell.saw().latency().toMillis() + " ms";
        String seen = cell.verdict().reason() + " | " + cell.saw().summary().replaceAll("\\s+", " ");
        return new Exhibit.Cell(tone, text, SeenText.cut(seen, 2 * DETAIL));
    }

    private static Exhibit.Cell missing(String dependency, String action, List<Rehearsal.Pair> unused) {
        return unused.contains(new Rehearsal.Pair(dependency, action))
                ? new Exhibit.Cell(Exhibit.Tone.NEUTRAL, "not used", "without a fault the action does not reach it")
                : new Exhibit.Cell(Exhibit.Tone.NEUTRAL, "not seen", "");
    }
}
