package dev.launchready.secrets.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.launchready.secrets.Blob;
import dev.launchready.secrets.PublicKey;
import dev.launchready.secrets.PublishedVariable;
import dev.launchready.secrets.SecretMatch;
import dev.launchready.secrets.SecretScanner;
import dev.launchready.secrets.browser.Gathering.Haul;
import dev.launchready.secrets.browser.SourceMap.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks through the bytes of one served file, its source map beside it. No I/O. */
final class Exam {
    /** How many secrets of a file are looked up in its map: each costs a walk through its mappings. */
    private static final int MOST_LOOKUPS = 50;

    private static final Set<String> GENERIC = Set.of("secrets.assigned-password", "secrets.assigned-secret");

    private final SecretScanner scanner;
    private final String address;
    private final List<BrowserSecret> secrets = new ArrayList<>();
    private final List<PublicKey> publicKeys = new ArrayList<>();
    private final List<PublishedVariable> variables = new ArrayList<>();
    private final List<ServedMap> maps = new ArrayList<>();

    private Exam(SecretScanner scanner, String address) {
        this.scanner = scanner;
        this.address = address;
    }

    /** A page: what is written in it, and its inline scripts once more as the programs that they are. */
    static Haul page(SecretScanner scanner, String address, byte[] bytes, byte[] inline) {
        Exam exam = new Exam(scanner, address);
        List<SecretMatch> matches = exam.scan(new Blob("page.html", bytes));
        List<SecretMatch> more = new ArrayList<>(exam.scan(new Blob("inline.js", inline)));
        // the same place twice: as a program it may be graded higher than as a document, and that one counts
        List<SecretMatch> all = new ArrayList<>(more);
        matches.stream()
                .filter(m -> more.stream().noneMatch(other -> other.offset() == m.offset()))
                .forEach(all::add);
        exam.sort(all, new Blob(address, bytes), null);
        return exam.haul();
    }

    /** A script, with the map that belongs to it. */
    static Haul script(
            SecretScanner scanner, String address, byte[] bytes, @Nullable SourceMap map, String mapAddress) {
        Exam exam = new Exam(scanner, address);
        Blob blob = new Blob(named(address, ".js"), bytes);
        List<BrowserSecret> written = map == null ? List.of() : exam.originals(map, mapAddress);
        exam.sort(exam.scan(blob), new Blob(address, bytes), map);
        // what a bundler dropped, comments above all, is in the map all the same
        written.stream()
                .filter(w -> exam.secrets.stream()
                        .noneMatch(s -> s.match().value().equals(w.match().value())))
                .forEach(exam.secrets::add);
        return exam.haul();
    }

    /** A map that lies alone. */
    static Haul map(SecretScanner scanner, SourceMap map, String address) {
        Exam exam = new Exam(scanner, address);
        exam.secrets.addAll(exam.originals(map, address));
        return exam.haul();
    }

    /** Anything else. */
    static Haul data(SecretScanner scanner, String address, byte[] bytes) {
        Exam exam = new Exam(scanner, address);
        exam.sort(exam.scan(new Blob(named(address, ".json"), bytes)), new Blob(address, bytes), null);
        return exam.haul();
    }

    /** Build variables only: in a project's own files secrets may lie that the build does not publish. */
    static Haul variables(SecretScanner scanner, String address, byte[] bytes) {
        Blob blob = new Blob(address, bytes);
        return new Haul(List.of(), List.of(), PublishedVariable.in(blob, scanner.scan(blob)), List.of());
    }

    private Haul haul() {
        return new Haul(secrets, publicKeys, variables, maps);
    }

    /** What the rules shall take the file for: its own name where that says something. */
    private static String named(String address, String extension) {
        String path = address.replaceFirst("^https?://[^/]{0,300}", "");
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.lastIndexOf('.') >= 0 ? path : path + "/served" + extension;
    }

    private List<SecretMatch> scan(Blob blob) {
        return scanner.scan(blob);
    }

    private void sort(List<SecretMatch> matches, Blob blob, @Nullable SourceMap map) {
        List<PublishedVariable> published = PublishedVariable.in(blob, matches);
        variables.addAll(published);
        Map<String, Optional<Original>> known = new LinkedHashMap<>();
        for (SecretMatch found : matches) {
            SecretMatch match = found.at(address);
            Optional<PublicKey> key = PublicKey.of(match, blob);
            if (key.isPresent()) {
                publicKeys.add(key.get());
            } else if (published.stream()
                    .noneMatch(v -> v.fingerprint().equals(match.value().fingerprint()))) {
                Optional<Original> original = map == null || known.size() >= MOST_LOOKUPS
                        ? Optional.empty()
                        : known.computeIfAbsent(match.place() + ":" + match.column(), k -> original(match, blob, map));
                secrets.add(new BrowserSecret(match, original));
            }
        }
    }

    private Optional<Original> original(SecretMatch match, Blob blob, SourceMap map) {
        Optional<Original> written = originalsOf(match);
        return written.isPresent()
                ? written
                : map.original(match.line() - 1, column(match, blob))
                        .map(o -> new Original(match.at(o.source()).path(), o.line()));
    }

    private final Map<String, Original> writtenAt = new LinkedHashMap<>();

    private Optional<Original> originalsOf(SecretMatch match) {
        return Optional.ofNullable(writtenAt.get(match.value().fingerprint()));
    }

    /** Maps count UTF-16 units; matches count bytes. */
    private static int column(SecretMatch match, Blob blob) {
        int start = Math.max(0, match.offset() - (match.column() - 1));
        int length = Math.max(0, Math.min(blob.bytes().length, match.offset()) - start);
        return new String(blob.bytes(), start, length, UTF_8).length();
    }

    private List<BrowserSecret> originals(SourceMap map, String mapAddress) {
        List<BrowserSecret> found = new ArrayList<>();
        int own = 0;
        for (Source source : map.sources()) {
            if (source.content().isEmpty()) {
                continue;
            }
            own += source.isInstalled() ? 0 : 1;
            byte[] bytes = source.content().get().getBytes(UTF_8);
            Blob blob = new Blob(source.name(), bytes);
            for (SecretMatch match : scan(blob)) {
                boolean noise =
                        source.isInstalled() && GENERIC.contains(match.rule().id());
                if (PublicKey.of(match, blob).isEmpty() && !noise) {
                    Original original = new Original(match.path(), match.line());
                    writtenAt.putIfAbsent(match.value().fingerprint(), original);
                    found.add(new BrowserSecret(match.at(mapAddress), Optional.of(original)));
                }
            }
        }
        maps.add(new ServedMap(
                address.equals(mapAddress) && address.endsWith(".map") ? "" : address,
                mapAddress,
                map.sources().size(),
                own));
        return found;
    }

    /** {@return bytes as text, one char for a byte} */
    static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
