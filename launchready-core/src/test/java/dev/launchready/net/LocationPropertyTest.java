package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every Location value, well-formed or not. */
class LocationPropertyTest {
    private static final Url BASE = Url.of("https://www.acme.test/shop/cart;v=1?id=7#top");

    @Property
    void any_octets_are_read_without_an_exception(@ForAll byte[] octets) {
        Location location = BASE.resolve(new String(octets, StandardCharsets.ISO_8859_1));

        assertThat(location.url().isEmpty()).isEqualTo(location.flaws().stream().anyMatch(Location.Flaw::isFatal));
    }

    @Property
    void text_made_of_the_delimiters_is_read_without_an_exception(@ForAll("delimited") String text) {
        Location location = BASE.resolve(text);

        assertThat(location.url().isEmpty()).isEqualTo(location.flaws().stream().anyMatch(Location.Flaw::isFatal));
    }

    @Property
    void what_was_read_is_printed_and_read_again_alike(@ForAll("delimited") String text) {
        Optional<Url> read = BASE.resolve(text).url();

        read.ifPresent(url -> {
            Location again = BASE.resolve(url.toString());
            // printing cannot undo the fragment that the base lends to an address without one
            assertThat(again.url()).contains(url);
        });
    }

    @Property
    void well_formed_references_resolve_as_in_rfc_3986(@ForAll("wellFormed") String reference) {
        Location location = BASE.resolve(reference);

        assertThat(location.flaws()).isSubsetOf(Location.Flaw.ABOVE_ROOT);
        assertThat(location.url()).map(LocationPropertyTest::withoutFragment).contains(oracle(reference));
    }

    private static String withoutFragment(Url url) {
        return new Url(url.scheme(), url.host(), url.port(), url.path(), url.query(), Optional.empty()).toString();
    }

    /** RFC 3986 section 5.2.2, written down as it stands there; java.net.URI only splits the reference. */
    private static String oracle(String reference) {
        URI r = URI.create(reference);
        String scheme = BASE.scheme();
        String authority;
        String path;
        String query;
        if (r.getScheme() != null) {
            scheme = r.getScheme();
            authority = r.getRawAuthority();
            path = removeDotSegments(r.getRawPath());
            query = r.getRawQuery();
        } else if (r.getRawAuthority() != null) {
            authority = r.getRawAuthority();
            path = removeDotSegments(r.getRawPath());
            query = r.getRawQuery();
        } else {
            authority = BASE.authority();
            if (r.getRawPath().isEmpty()) {
                path = BASE.path();
                query = r.getRawQuery() != null ? r.getRawQuery() : BASE.query().orElseThrow();
            } else {
                path = removeDotSegments(r.getRawPath().startsWith("/") ? r.getRawPath() : "/shop/" + r.getRawPath());
                query = r.getRawQuery();
            }
        }
        return scheme + "://" + authority + (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    /** RFC 3986 section 5.2.4, steps 2A to 2E. */
    private static String removeDotSegments(String path) {
        String in = path;
        StringBuilder out = new StringBuilder();
        while (!in.isEmpty()) {
            if (in.startsWith("../")) {
                in = in.substring(3);
            } else if (in.startsWith("./")) {
                in = in.substring(2);
            } else if (in.startsWith("/./")) {
                in = in.substring(2);
            } else if (in.equals("/.")) {
                in = "/";
            } else if (in.startsWith("/../") || in.equals("/..")) {
                in = in.equals("/..") ? "/" : in.substring(3);
                out.setLength(Math.max(0, out.lastIndexOf("/")));
            } else if (in.equals(".") || in.equals("..")) {
                in = "";
            } else {
                int next = in.indexOf('/', 1);
                out.append(in, 0, next < 0 ? in.length() : next);
                in = next < 0 ? "" : in.substring(next);
            }
        }
        return out.toString();
    }

    @Provide
    Arbitrary<String> wellFormed() {
        Arbitrary<String> segment =
                Arbitraries.of("", ".", "..", "a", "b;x=1", "...", ".c", "%7E", "d,e", "~", "x:y@z");
        Arbitrary<String> segments = segment.list().ofMaxSize(6).map(list -> String.join("/", list));
        Arbitrary<String> query = Arbitraries.of("", "?", "?x=1", "?/../a?b", "#f", "?x#f/../g");
        Arbitrary<String> origin = Arbitraries.of("http://b.test", "//b.test:8080", "https://b.test");
        Arbitrary<String> withOrigin =
                Combinators.combine(origin, segments, query).as((o, s, q) -> o + (s.isEmpty() ? "" : "/" + s) + q);
        // a relative path may not begin with an empty segment, or with one that looks like a scheme (section 4.2)
        Arbitrary<String> relative = Combinators.combine(segments, query)
                .as((s, q) -> s + q)
                .filter(s -> !s.startsWith("/") && !s.startsWith("x:"));
        Arbitrary<String> absolutePath =
                Combinators.combine(segments, query).as((s, q) -> "/" + s + q).filter(s -> !s.startsWith("//"));
        return Arbitraries.oneOf(withOrigin, relative, absolutePath);
    }

    @Provide
    Arbitrary<String> delimited() {
        return Arbitraries.of(
                        "http:",
                        "https:",
                        "//",
                        "/",
                        "\\",
                        "@",
                        ":",
                        "?",
                        "#",
                        "[",
                        "]",
                        "%",
                        "%2e",
                        "%zz",
                        ".",
                        "..",
                        " ",
                        "\t",
                        "a",
                        "B",
                        "test",
                        "80",
                        "0x",
                        "1",
                        "\u00e9",
                        "\u00c3\u00a9",
                        "_",
                        "|",
                        "\u0000",
                        "\ud800",
                        "\u20ac",
                        "xn--",
                        "'",
                        "::1",
                        ";")
                .list()
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }
}
