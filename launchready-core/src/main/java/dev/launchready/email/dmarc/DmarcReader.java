package dev.launchready.email.dmarc;

import dev.launchready.email.SyntaxFault;
import dev.launchready.email.TagList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the tags of a record; what does not fit becomes a flaw and its default stands. */
final class DmarcReader {
    private static final List<String> KNOWN =
            List.of("v", "p", "sp", "np", "psd", "t", "adkim", "aspf", "rua", "ruf", "fo");
    private static final Set<String> REMOVED = Set.of("pct", "rf", "ri");

    private final TagList list;
    private final List<DmarcFlaw> flaws = new ArrayList<>();

    private DmarcReader(TagList list) {
        this.list = list;
    }

    static DmarcRecord read(String text, TagList.Reading reading) {
        DmarcReader reader = new DmarcReader(reading.list());
        for (SyntaxFault fault : reading.faults()) {
            reader.flaws.add(new DmarcFlaw(DmarcFlaw.Kind.SYNTAX, "", "", fault.describe()));
        }
        return reader.record(text);
    }

    private DmarcRecord record(String text) {
        names();
        Optional<DmarcPolicy> p = policy("p");
        if (list.tag("p").isEmpty()) {
            flaws.add(new DmarcFlaw(DmarcFlaw.Kind.POLICY_MISSING, "p", "", "none, quarantine or reject"));
        }
        return new DmarcRecord(
                text,
                p,
                policy("sp"),
                policy("np"),
                psd(),
                choice("t", "n", "y", "n").equals("y"),
                choice("adkim", "r", "r", "s").equals("s"),
                choice("aspf", "r", "r", "s").equals("s"),
                uris("rua"),
                uris("ruf"),
                failureOptions(),
                percentage(),
                flaws);
    }

    private void names() {
        Set<String> seen = new HashSet<>();
        for (TagList.Tag tag : list.tags()) {
            if (!seen.add(tag.name())) {
                flaws.add(new DmarcFlaw(DmarcFlaw.Kind.DUPLICATE_TAG, tag.name(), tag.value(), "once"));
            } else if (REMOVED.contains(tag.name())) {
                flaws.add(new DmarcFlaw(DmarcFlaw.Kind.REMOVED_TAG, tag.name(), tag.value(), removed(tag.name())));
            } else if (!KNOWN.contains(tag.name())) {
                flaws.add(new DmarcFlaw(DmarcFlaw.Kind.UNKNOWN_TAG, tag.name(), tag.value(), meant(tag.name())));
            }
        }
    }

    private static String removed(String name) {
        return switch (name) {
            case "pct" -> "t=y asks for testing instead";
            case "rf" -> "there is one format of failure reports";
            default -> "reports come once a day";
        };
    }

    /** The known tag that is nearest, if it is near. */
    private static String meant(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (KNOWN.contains(lower)) {
            return lower;
        }
        if (lower.equals("policy")) {
            return "p";
        }
        String best = "";
        int least = lower.length() <= 2 ? 2 : 3;
        for (String known : KNOWN) {
            int distance = distance(lower, known);
            if (known.length() > 1 && distance < least) {
                least = distance;
                best = known;
            }
        }
        return best;
    }

    /** Insertions, deletions, replacements and swaps of neighbours. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(cost[i - 1][j] + 1, Math.min(cost[i][j - 1] + 1, cost[i - 1][j - 1] + same));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
            }
        }
        return cost[a.length()][b.length()];
    }

    private Optional<DmarcPolicy> policy(String name) {
        Optional<String> value = list.value(name);
        Optional<DmarcPolicy> policy = value.flatMap(DmarcPolicy::of);
        if (value.isPresent() && policy.isEmpty()) {
            bad(name, value.get(), "none, quarantine or reject");
        }
        return policy;
    }

    private PsdFlag psd() {
        return switch (choice("psd", "u", "y", "n", "u")) {
            case "y" -> PsdFlag.PUBLIC_SUFFIX;
            case "n" -> PsdFlag.ORGANISATION;
            default -> PsdFlag.UNSTATED;
        };
    }

    private String choice(String name, String otherwise, String... allowed) {
        String value = list.value(name).orElse(otherwise).toLowerCase(Locale.ROOT);
        if (List.of(allowed).contains(value)) {
            return value;
        }
        bad(name, value, String.join(" or ", allowed));
        return otherwise;
    }

    private List<ReportUri> uris(String name) {
        List<ReportUri> uris = new ArrayList<>();
        String value = list.value(name).orElse("");
        if (list.tag(name).isPresent()) {
            for (String written : value.split(",", -1)) {
                uris.add(ReportUri.of(written.strip()));
            }
        }
        return uris;
    }

    private String failureOptions() {
        String value = list.value("fo").orElse("0");
        Set<String> seen = new HashSet<>();
        for (String option : value.split(":", -1)) {
            String one = option.strip().toLowerCase(Locale.ROOT);
            if (!Set.of("0", "1", "d", "s").contains(one) || !seen.add(one)) {
                bad("fo", value, "0 or 1, and d and s, separated by colons");
                return "0";
            }
        }
        if (seen.contains("0") && seen.contains("1")) {
            bad("fo", value, "0 or 1, not both");
            return "0";
        }
        return value;
    }

    private int percentage() {
        String value = list.value("pct").orElse("100");
        boolean digits =
                !value.isEmpty() && value.length() <= 3 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        int percentage = digits ? Integer.parseInt(value) : 100;
        return percentage <= 100 ? percentage : 100;
    }

    private void bad(String tag, String value, String allowed) {
        flaws.add(new DmarcFlaw(DmarcFlaw.Kind.BAD_VALUE, tag, value, allowed));
    }
}
