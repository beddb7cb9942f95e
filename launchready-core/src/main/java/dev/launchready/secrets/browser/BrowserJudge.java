package dev.launchready.secrets.browser;

import dev.launchready.Confidence;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.secrets.PublicKey;
import dev.launchready.secrets.PublishedVariable;
import dev.launchready.secrets.SecretMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns what browsers are given into findings. Pure. */
final class BrowserJudge {
    private static final int MOST_PLACES = 10;
    private static final int MOST_ROWS = 500;

    private BrowserJudge() {}

    static List<Finding> findings(BrowserScan scan) {
        List<Finding> findings = new ArrayList<>();
        Map<String, List<BrowserSecret>> same = new LinkedHashMap<>();
        for (BrowserSecret secret : scan.secrets()) {
            String key =
                    secret.match().rule().id() + " " + secret.match().value().fingerprint();
            same.computeIfAbsent(key, k -> new ArrayList<>()).add(secret);
        }
        same.values().forEach(places -> findings.add(secret(places)));
        Map<String, List<PublishedVariable>> variables = scan.variables().stream()
                .collect(Collectors.groupingBy(
                        v -> v.name() + " " + v.fingerprint(), LinkedHashMap::new, Collectors.toList()));
        variables.values().forEach(places -> findings.add(variable(places)));
        scan.exposed().forEach(file -> findings.add(exposed(file)));
        testKeys(scan).ifPresent(findings::add);
        maps(scan).ifPresent(findings::add);
        return findings;
    }

    private static Finding secret(List<BrowserSecret> places) {
        BrowserSecret first = places.stream()
                .filter(place -> place.original().isPresent())
                .findFirst()
                .orElse(places.get(0));
        SecretMatch match = first.match();
        String title = match.rule().title();
        boolean test = match.impact() == Impact.CLEANUP
                && match.rule().impact() == Impact.CLEANUP
                && match.confidence() != Confidence.LOW;
        String written = first.original().map(o -> ", written in " + o).orElse("");
        Finding.Builder finding = Finding.of(match.rule(), first.place())
                .expected("no server secret in what browsers are given")
                .actual("it holds " + article(title) + " " + title + ", "
                        + match.value().redacted() + written)
                .impact(test ? Impact.SUPPORT_RISK : match.impact())
                .confidence(match.confidence())
                .why("What a browser is given, everybody is given: whoever opens the page can "
                        + match.rule().opens() + ".")
                .remedy("Revoke it at " + match.rule().revoke()
                        + ", keep the new one on the server, and let the browser call a route of your own that uses it;"
                        + " nothing in a bundle can be hidden.")
                .evidence(first.place(), match.excerpt());
        first.original().ifPresent(o -> finding.evidence("written in", o.toString()));
        Set<String> others = new LinkedHashSet<>();
        places.forEach(p ->
                others.add(p.place() + p.original().map(o -> " (" + o + ")").orElse("")));
        others.remove(first.place() + first.original().map(o -> " (" + o + ")").orElse(""));
        if (!others.isEmpty()) {
            finding.evidence("also in", listed(others));
        }
        return finding.evidence("why it is thought to be one", String.join("; ", match.reasons()))
                .evidence("fingerprint", "sha256:" + match.value().fingerprint())
                .build();
    }

    private static Finding variable(List<PublishedVariable> places) {
        PublishedVariable variable = places.get(0);
        Finding.Builder finding = Finding.of(BrowserRule.PUBLISHED_VARIABLE, variable.place())
                .expected("no secret in a variable that begins with " + variable.prefix())
                .actual(variable.name() + " holds " + variable.holds())
                .impact(variable.impact())
                .confidence(variable.confidence())
                .why(variable.tool() + " writes the value of every variable that begins with " + variable.prefix()
                        + " into the scripts that every visitor downloads: "
                        + variable.page().uri() + ".")
                .remedy("Rename it to "
                        + variable.name().substring(variable.prefix().length())
                        + ", read it on the server only and let the browser call a route of your own; revoke the secret if"
                        + " a build with it was ever deployed.")
                .evidence(variable.place(), variable.name() + "=…");
        if (places.size() > 1) {
            finding.evidence(
                    "also in",
                    listed(places.stream()
                            .skip(1)
                            .map(PublishedVariable::place)
                            .collect(Collectors.toCollection(LinkedHashSet::new))));
        }
        return finding.build();
    }

    private static Finding exposed(ExposedFile file) {
        Finding.Builder finding = Finding.of(file.rule(), file.address())
                .expected("nothing to be served at this path")
                .actual("it is " + file.label() + " that anybody can download"
                        + (file.secrets() > 0
                                ? ", with " + file.secrets() + (file.secrets() == 1 ? " secret" : " secrets") + " in it"
                                : ""));
        if (file.rule() == BrowserRule.ENV_SERVED && file.secrets() == 0) {
            finding.impact(Impact.SUPPORT_RISK)
                    .evidence("secrets in it", "none that is known; the next variable that is added is published");
        }
        return finding.build();
    }

    private static Optional<Finding> testKeys(BrowserScan scan) {
        List<PublicKey> keys =
                scan.publicKeys().stream().filter(PublicKey::test).toList();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        PublicKey first = keys.get(0);
        return Optional.of(Finding.of(BrowserRule.TEST_KEY, first.place())
                .expected("live publishable keys in what goes live")
                .actual("it holds a test key: " + first.title() + ", " + first.redacted())
                .evidence(
                        "test keys",
                        listed(keys.stream()
                                .map(key -> key.place() + " " + key.title() + " " + key.redacted())
                                .collect(Collectors.toCollection(LinkedHashSet::new))))
                .build());
    }

    private static Optional<Finding> maps(BrowserScan scan) {
        List<ServedMap> maps = scan.maps();
        if (maps.isEmpty()) {
            return Optional.empty();
        }
        int own = maps.stream().mapToInt(ServedMap::own).sum();
        String many = maps.size() == 1 ? "a source map is" : maps.size() + " source maps are";
        String text = own == 0
                ? " that name your source files"
                : " with the text of " + own + (own == 1 ? " file" : " files") + " of your own";
        return Optional.of(Finding.of(BrowserRule.SOURCE_MAP_SERVED, scan.target())
                .expected("scripts without their source maps")
                .actual(many + " served" + (maps.size() == 1 ? text.replace("that name", "that names") : text))
                .evidence(
                        "maps",
                        listed(maps.stream()
                                .map(map -> map.address() + " (" + map.sources() + " sources)")
                                .collect(Collectors.toCollection(LinkedHashSet::new))))
                .build());
    }

    private static String listed(Set<String> places) {
        List<String> shown = new ArrayList<>(places.stream().limit(MOST_PLACES).toList());
        if (places.size() > shown.size()) {
            shown.add("and " + (places.size() - shown.size()) + " more");
        }
        return String.join("\n", shown);
    }

    private static String article(String title) {
        return "AEIOUaeiou".indexOf(title.charAt(0)) >= 0 ? "an" : "a";
    }

    static List<Exhibit> exhibits(BrowserScan scan) {
        List<Exhibit> exhibits = new ArrayList<>();
        exhibits.add(new Exhibit.Table(
                "What a browser is given by " + scan.target(),
                List.of("address", "what it is", "what came of looking"),
                scan.files().stream()
                        .limit(MOST_ROWS)
                        .map(file -> List.of(file.address(), file.kind(), file.result()))
                        .toList()));
        if (!scan.publicKeys().isEmpty()) {
            exhibits.add(new Exhibit.Table(
                    "Keys that are meant for browsers, and what to restrict",
                    List.of("key", "place", "edges", "what to restrict"),
                    scan.publicKeys().stream()
                            .limit(MOST_ROWS)
                            .map(key -> List.of(key.title(), key.place(), key.redacted(), key.restrict()))
                            .toList()));
        }
        return exhibits;
    }
}
