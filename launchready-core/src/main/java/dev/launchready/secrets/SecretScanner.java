package dev.launchready.secrets;

import dev.launchready.secrets.Decoders.Segment;
import dev.launchready.secrets.Grading.Mark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The engine: takes bytes and yields secrets. One pass over the bytes finds the literals of all rules at once; the rules
 * then look at a bounded window around each. What is encoded within the text is decoded and scanned as well, three
 * levels deep, and its places are mapped back. Immutable and safe for many threads.
 *
 * <pre>{@code
 * List<SecretMatch> matches = SecretScanner.standard().scan(new Blob("src/app.js", bytes));
 * }</pre>
 */
public final class SecretScanner {
    private static final int DEEPEST = 3;

    private final RuleIndex index;
    private final @Nullable OwnRules own;
    private final boolean served;

    private SecretScanner(RuleIndex index, @Nullable OwnRules own, boolean served) {
        this.index = index;
        this.own = own;
        this.served = served;
    }

    /** {@return a scanner with the rules of the catalogue} */
    public static SecretScanner standard() {
        return Standard.SCANNER;
    }

    /**
     * A scanner with some rules only.
     *
     * @param rules the rules, at least one
     * @return the scanner
     * @throws IllegalArgumentException if there are none
     */
    public static SecretScanner with(List<SecretRule> rules) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a scanner without rules finds nothing; give at least one rule");
        }
        return new SecretScanner(new RuleIndex(rules), null, false);
    }

    /**
     * A scanner that also has the rules and allowlists of a {@code .gitleaks.toml}. Its patterns run in linear time.
     *
     * @param file the file; what it extends is found beside it
     * @return the scanner
     * @throws IllegalArgumentException if it cannot be read or is malformed; names file, line and reason
     */
    public SecretScanner withGitleaksConfig(Path file) {
        return new SecretScanner(index, new OwnRules(GitleaksConfig.read(file)), served);
    }

    /**
     * A scanner for what is served to everybody: that a path has a folder of tests or examples in it excuses nothing
     * there.
     *
     * @return the scanner
     */
    public SecretScanner excusingNoPath() {
        return new SecretScanner(index, own, true);
    }

    /** Built once, when first needed. */
    private static final class Standard {
        static final SecretScanner SCANNER = new SecretScanner(new RuleIndex(SecretRules.all()), null, false);
    }

    /**
     * Scans bytes.
     *
     * @param blob the bytes and where they come from
     * @return what was found, by place; without what a comment beside it allows
     */
    public List<SecretMatch> scan(Blob blob) {
        return scan(blob, new Place(blob.path(), false, ""));
    }

    /**
     * Scans bytes of which no more is known than how the file is called: rules that depend on its folder are taken to
     * apply, so that nothing is missed, and too much may be found.
     */
    List<SecretMatch> sketch(Blob blob) {
        return scan(blob, new Place(blob.path(), true, ""));
    }

    /** Scans the version of a file that a commit introduced, which an allowlist may name. */
    List<SecretMatch> scan(Blob blob, String commit) {
        return scan(blob, new Place(blob.path(), false, commit));
    }

    private List<SecretMatch> scan(Blob blob, Place place) {
        Encoding.Plain plain = Encoding.of(blob.bytes());
        List<Placed> all = new ArrayList<>();
        List<String> how = plain.name().isEmpty() ? List.of() : List.of(plain.name());
        boolean properties = blob.fileName().endsWith(".properties");
        gather(new Layer(plain.bytes(), i -> i, how, 0), place, properties, all);
        Text text = Text.of(plain.bytes());
        List<SecretMatch> matches = new ArrayList<>();
        BitSet spans = new BitSet();
        all.forEach(placed -> spans.set(placed.start(), placed.end()));
        Lines lines = new Lines(plain.bytes());
        for (Placed placed : distinct(all)) {
            if (!Allowed.at(text, placed.start())) {
                lines.moveTo(placed.start());
                matches.add(new SecretMatch(
                        placed.rule(),
                        placed.value(),
                        Excerpts.path(blob.path(), placed.value()),
                        plain.outer(placed.start()),
                        lines.line(),
                        lines.column(),
                        placed.mark().confidence(),
                        placed.mark().impact(),
                        Excerpts.of(text, placed.start(), placed.value(), placed.how(), spans::get),
                        placed.mark().reasons(),
                        placed.how(),
                        new Provenance.Lying()));
            }
        }
        return List.copyOf(matches);
    }

    /** A text, how its places map to the outermost one, how it was encoded, how deep it lies. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Layer(byte[] bytes, IntUnaryOperator outer, List<String> how, int depth) {}

    /** A candidate at its place in the outermost text. */
    private record Placed(
            SecretRule rule, SecretValue value, int start, int end, int rank, Mark mark, List<String> how) {}

    private void gather(Layer layer, Place place, boolean properties, List<Placed> all) {
        String path = place.path();
        Text text = Text.of(layer.bytes());
        Pass pass = new Pass(index, text, path, place.anywhere());
        List<Candidate> candidates = pass.run();
        if (own != null) {
            candidates.addAll(own.find(text, place));
            candidates.removeIf(candidate -> own.allows(candidate, text, place));
        }
        for (Candidate candidate : candidates) {
            int start = layer.outer().applyAsInt(candidate.start());
            int end = Math.max(start, layer.outer().applyAsInt(Math.max(candidate.start(), candidate.end() - 1))) + 1;
            all.add(new Placed(
                    candidate.rule(),
                    SecretValue.of(text.copy(candidate.start(), candidate.end())),
                    start,
                    end,
                    candidate.rank(),
                    Grading.mark(candidate, text, served ? Grading.neutral(path) : path),
                    layer.how()));
        }
        if (layer.depth() >= DEEPEST) {
            return;
        }
        for (Segment segment : Decoders.of(layer.bytes(), pass.runs(), pass.escapes(), properties)) {
            Encoding.Plain inner = Encoding.of(segment.bytes());
            List<String> how = new ArrayList<>(layer.how());
            how.add(segment.how());
            IntUnaryOperator outer = i ->
                    layer.outer().applyAsInt(segment.outer()[Math.min(inner.outer(i), segment.outer().length - 1)]);
            gather(new Layer(inner.bytes(), outer, List.copyOf(how), layer.depth() + 1), place, properties, all);
        }
    }

    /** Keeps the most telling of those that overlap. */
    private static List<Placed> distinct(List<Placed> all) {
        all.sort(Comparator.comparingInt(Placed::rank)
                .thenComparingInt(p -> p.how().size()));
        TreeMap<Integer, Placed> kept = new TreeMap<>();
        for (Placed placed : all) {
            Map.Entry<Integer, Placed> before = kept.floorEntry(placed.end() - 1);
            if (before == null || before.getValue().end() <= placed.start()) {
                kept.put(placed.start(), placed);
            }
        }
        return List.copyOf(kept.values());
    }

    /** Comments beside a secret by which its owner says that it is none. */
    private static final class Allowed {
        private static final List<String> MARKS =
                List.of("gitleaks:allow", "pragma: allowlist secret", "pragma: whitelist secret", "launchready:allow");

        static boolean at(Text text, int start) {
            int lineStart = text.lineStart(start, 2000);
            String line = text.string(lineStart, text.lineEnd(start, 2000)).toLowerCase(Locale.ROOT);
            for (String mark : MARKS) {
                if (line.contains(mark)) {
                    return true;
                }
            }
            int before = text.lineStart(Math.max(0, lineStart - 1), 500);
            return text.indexOf("pragma: allowlist nextline secret", before, lineStart) >= 0;
        }
    }

    /** Counts lines forward. */
    private static final class Lines {
        private final byte[] bytes;
        private int at;
        private int line = 1;
        private int lineStart;

        Lines(byte[] bytes) {
            this.bytes = bytes;
        }

        void moveTo(int offset) {
            for (; at < offset; at++) {
                if (bytes[at] == '\n') {
                    line++;
                    lineStart = at + 1;
                }
            }
        }

        int line() {
            return line;
        }

        int column() {
            return at - lineStart + 1;
        }
    }
}
