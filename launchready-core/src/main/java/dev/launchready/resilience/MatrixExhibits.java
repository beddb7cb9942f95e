package dev.launchready.resilience;

import dev.launchready.Exhibit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws cells as heat maps: one of all, and one for each dependency, its faults downwards and the actions that use it
 * across. Pure.
 */
final class MatrixExhibits {
    private static final int DETAIL = 160;
    private static final Exhibit.Cell NOT_SEEN = new Exhibit.Cell(Exhibit.Tone.NEUTRAL, "not seen", "");
    private static final Exhibit.Cell NOT_REACHED = new Exhibit.Cell(
            Exhibit.Tone.NEUTRAL, "not reached", "the product answered without turning to the dependency");

    private MatrixExhibits() {}

    static List<Exhibit> of(
            List<String> dependencies, List<String> actions, List<FailureCell> cells, List<Rehearsal.Pair> unused) {
        List<Exhibit> exhibits = new ArrayList<>();
        if (!cells.isEmpty() && dependencies.size() * actions.size() > 1) {
            exhibits.add(overview(dependencies, actions, cells, unused));
        }
        for (String dependency : dependencies) {
            List<FailureCell> own = cells.stream()
                    .filter(cell -> cell.dependency().equals(dependency))
                    .toList();
            if (!own.isEmpty()) {
                exhibits.add(matrix(dependency, actions, own));
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

    /** What is red at all: each dependency, and how many of its faults each action does not bear. */
    private static Exhibit overview(
            List<String> dependencies, List<String> actions, List<FailureCell> cells, List<Rehearsal.Pair> unused) {
        List<List<Exhibit.Cell>> rows = new ArrayList<>();
        for (String dependency : dependencies) {
            List<Exhibit.Cell> row = new ArrayList<>();
            for (String action : actions) {
                List<FailureCell> own = cells.stream()
                        .filter(cell -> cell.dependency().equals(dependency)
                                && cell.action().equals(action))
                        .toList();
                boolean used = !unused.contains(new Rehearsal.Pair(dependency, action));
                row.add(own.isEmpty() ? empty(used) : counted(own));
            }
            rows.add(row);
        }
        return new Exhibit.Matrix("Failure matrix: what is red", dependencies, actions, rows);
    }

    private static Exhibit.Cell empty(boolean used) {
        return used
                ? NOT_SEEN
                : new Exhibit.Cell(Exhibit.Tone.NEUTRAL, "not used", "without a fault the action does not reach it");
    }

    private static Exhibit.Cell counted(List<FailureCell> all) {
        List<FailureCell> cells =
                all.stream().filter(cell -> tone(cell) != Exhibit.Tone.NEUTRAL).toList();
        if (cells.isEmpty()) {
            return NOT_REACHED;
        }
        long red = cells.stream().filter(cell -> tone(cell) == Exhibit.Tone.BAD).count();
        boolean degraded = cells.stream().anyMatch(cell -> tone(cell) == Exhibit.Tone.WARN);
        Map<String, Integer> counts = new LinkedHashMap<>();
        cells.forEach(cell -> counts.merge(cell.verdict().clarity().label(), 1, Integer::sum));
        String text = red == 0 ? "none of " + cells.size() : red + " of " + cells.size();
        String detail = String.join(
                ", ",
                counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .toList());
        Exhibit.Tone tone = red > 0 ? Exhibit.Tone.BAD : degraded ? Exhibit.Tone.WARN : Exhibit.Tone.GOOD;
        return new Exhibit.Cell(tone, text, detail);
    }

    private static Exhibit matrix(String dependency, List<String> all, List<FailureCell> cells) {
        List<String> actions = all.stream()
                .filter(action -> cells.stream().anyMatch(cell -> cell.action().equals(action)))
                .toList();
        Map<String, Map<String, Exhibit.Cell>> rows = new LinkedHashMap<>();
        for (FailureCell cell : cells) {
            rows.computeIfAbsent(row(cell), label -> new LinkedHashMap<>()).put(cell.action(), drawn(cell));
        }
        List<List<Exhibit.Cell>> drawn = rows.values().stream()
                .map(row -> actions.stream()
                        .map(action -> row.getOrDefault(action, NOT_SEEN))
                        .toList())
                .toList();
        return new Exhibit.Matrix("Failure matrix of " + dependency, List.copyOf(rows.keySet()), actions, drawn);
    }

    /** Two faults of a kind differ by their titles only. */
    private static String row(FailureCell cell) {
        return cell.fault().id() + ": " + cell.fault().title();
    }

    private static Exhibit.Tone tone(FailureCell cell) {
        Clarity clarity = cell.verdict().clarity();
        if (!clarity.isAcceptable() || !cell.recovery().recovered()) {
            return Exhibit.Tone.BAD;
        }
        if (!cell.reached()) {
            return Exhibit.Tone.NEUTRAL;
        }
        return clarity == Clarity.DEGRADED_BUT_USEFUL ? Exhibit.Tone.WARN : Exhibit.Tone.GOOD;
    }

    private static Exhibit.Cell drawn(FailureCell cell) {
        if (tone(cell) == Exhibit.Tone.NEUTRAL) {
            return NOT_REACHED;
        }
        String text = cell.verdict().clarity().label() + (cell.recovery().recovered() ? "" : ", no recovery") + ", "
                + cell.saw().latency().toMillis() + " ms";
        String seen = cell.verdict().reason() + " | " + cell.saw().summary().replaceAll("\\s+", " ");
        return new Exhibit.Cell(tone(cell), text, SeenText.cut(seen, 2 * DETAIL));
    }
}
