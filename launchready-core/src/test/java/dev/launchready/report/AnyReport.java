package dev.launchready.report;

import dev.launchready.CheckResult;
import dev.launchready.Confidence;
import dev.launchready.Evidence;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.LaunchReport;
import dev.launchready.Outcome;
import dev.launchready.Reference;
import dev.launchready.Stage;
import dev.launchready.Unseen;
import dev.launchready.WaivedFinding;
import dev.launchready.Waiver;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Reports of every shape, whose texts come from peers that mean harm. */
final class AnyReport extends DomainContextBase {

    /** {@return texts as a peer may send them} */
    static Arbitrary<String> hostile() {
        Arbitrary<String> known = Arbitraries.of(
                "",
                "</script><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)",
                "' autofocus onfocus='alert(1)",
                "</pre></details></title><style>*{display:none}</style>",
                "<!--",
                "]]>",
                "&lt;&amp;&#60;",
                "javascript:alert(1)",
                "\uD83D\uDE80 launch",
                "\uD83D",
                "\uDE80\uD83D",
                "\u0000\u0007\u001B[31mred\u001B[0m",
                "a\r\nREADY\nb\tc",
                "\u202Edev.acme\u2066x",
                "\u2028\u2029\uFEFF\u00A0",
                "| a | `b` | *c* _d_ ~~e~~ @team #1 [x](http://x.test)",
                "```\nfence\n````",
                "\\\\\"\\u0041\\",
                "https://www.acme.test/pricing?a=1&b=2");
        return Arbitraries.oneOf(
                known,
                Arbitraries.strings().all().ofMaxLength(12),
                known.list().ofSize(2).map(l -> String.join("", l)));
    }

    @Provide
    Arbitrary<LaunchReport> reports() {
        return Combinators.combine(
                        hostile(),
                        Arbitraries.longs().between(-62135596800L, 253402300799L),
                        Arbitraries.integers().between(0, 999_999_999),
                        elapsed(),
                        results().list().ofMaxSize(4),
                        hostile().list().ofMaxSize(2))
                .as((site, second, nano, elapsed, results, missing) ->
                        new LaunchReport(site, Instant.ofEpochSecond(second, nano), elapsed, results, missing));
    }

    @Provide
    Arbitrary<CheckResult> results() {
        Arbitrary<Outcome> outcomes = Combinators.combine(
                        findings().list().ofMaxSize(3), unseen().list().ofMaxSize(2))
                .as(Outcome::of);
        return Combinators.combine(
                        hostile(),
                        Arbitraries.of(Stage.class),
                        Arbitraries.of(Impact.class),
                        outcomes,
                        waived().list().ofMaxSize(2),
                        exhibits().list().ofMaxSize(2),
                        elapsed())
                .as(CheckResult::new);
    }

    private static Arbitrary<Duration> elapsed() {
        return Arbitraries.longs().between(-1, Long.MAX_VALUE).map(Duration::ofNanos);
    }

    static Arbitrary<Finding> findings() {
        Arbitrary<List<String>> texts = hostile().list().ofSize(8);
        Arbitrary<Evidence> evidence = Combinators.combine(hostile(), hostile()).as(Evidence::new);
        return Combinators.combine(
                        texts,
                        Arbitraries.of(Stage.class),
                        Arbitraries.of(Impact.class),
                        Arbitraries.of(Confidence.class),
                        evidence.list().ofMaxSize(2),
                        references(),
                        hostile())
                .as((t, stage, impact, confidence, seen, reference, lapsed) -> new Finding(
                        t.get(0),
                        t.get(1),
                        stage,
                        impact,
                        confidence,
                        t.get(2),
                        t.get(3),
                        t.get(4),
                        t.get(5),
                        t.get(6),
                        seen,
                        reference,
                        lapsed));
    }

    private static Arbitrary<Reference> references() {
        Arbitrary<String> addresses = Arbitraries.of(
                "https://www.rfc-editor.org/rfc/rfc6797#section-6.1",
                "javascript:alert(1)",
                "data:text/html,%3Cscript%3E",
                "//x.test/a",
                "HTTP://x.test/?a='b'&c",
                "");
        return Combinators.combine(hostile(), addresses).as((title, uri) -> new Reference(title, URI.create(uri)));
    }

    private static Arbitrary<Unseen> unseen() {
        return Combinators.combine(hostile(), hostile(), Arbitraries.of(Impact.class))
                .as(Unseen::new);
    }

    private static Arbitrary<WaivedFinding> waived() {
        Arbitrary<LocalDate> days =
                Arbitraries.longs().between(-800_000, 3_000_000).map(LocalDate::ofEpochDay);
        Arbitrary<Waiver> waivers =
                Combinators.combine(hostile(), hostile(), hostile(), days).as(Waiver::new);
        return Combinators.combine(findings(), waivers).as(WaivedFinding::new);
    }

    static Arbitrary<Exhibit> exhibits() {
        return Arbitraries.oneOf(tables(), matrices(), graphs(), histograms());
    }

    private static Arbitrary<Exhibit> tables() {
        Arbitrary<Integer> widths = Arbitraries.integers().between(0, 3);
        return widths.flatMap(width -> Combinators.combine(
                        hostile(),
                        hostile().list().ofSize(width),
                        hostile().list().ofSize(width).list().ofMaxSize(3))
                .as(Exhibit.Table::new));
    }

    private static Arbitrary<Exhibit> matrices() {
        Arbitrary<Exhibit.Cell> cells = Combinators.combine(Arbitraries.of(Exhibit.Tone.class), hostile(), hostile())
                .as(Exhibit.Cell::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3))
                .flatAs((rows, columns) -> Combinators.combine(
                                hostile(),
                                hostile().list().ofSize(rows),
                                hostile().list().ofSize(columns),
                                cells.list().ofSize(columns).list().ofSize(rows))
                        .as(Exhibit.Matrix::new));
    }

    static Arbitrary<Exhibit.Graph> graphs() {
        Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 9);
        return sizes.flatMap(size -> {
            Arbitrary<String> ids = Arbitraries.integers().between(0, size - 1).map(i -> "n" + i);
            Arbitrary<List<Exhibit.Edge>> edges = Combinators.combine(ids, ids, hostile())
                    .as(Exhibit.Edge::new)
                    .list()
                    .ofMaxSize(12);
            Arbitrary<List<List<String>>> labels =
                    hostile().list().ofSize(2).list().ofSize(size);
            Arbitrary<Exhibit.Tone> tones = Arbitraries.of(Exhibit.Tone.class);
            return Combinators.combine(hostile(), labels, tones, edges).as((title, texts, tone, arrows) -> {
                List<Exhibit.Node> nodes = new java.util.ArrayList<>();
                for (int i = 0; i < size; i++) {
                    nodes.add(new Exhibit.Node(
                            "n" + i, texts.get(i).get(0), texts.get(i).get(1), tone));
                }
                return new Exhibit.Graph(title, nodes, arrows);
            });
        });
    }

    private static Arbitrary<Exhibit> histograms() {
        Arbitrary<Double> bounds = Arbitraries.oneOf(
                Arbitraries.doubles(),
                Arbitraries.of(0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        Arbitrary<Exhibit.Bar> bars =
                Combinators.combine(bounds, bounds, Arbitraries.longs()).as(Exhibit.Bar::new);
        return Combinators.combine(hostile(), hostile(), bars.list().ofMaxSize(3))
                .as(Exhibit.Histogram::new);
    }
}
