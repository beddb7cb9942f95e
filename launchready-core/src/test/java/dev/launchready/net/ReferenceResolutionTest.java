package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.Location.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 3986 section 5.4, and what WHATWG URL says where browsers differ. */
class ReferenceResolutionTest {
    private static final Url BASE = Url.of("http://a/b/c/d;p?q");

    @ParameterizedTest
    @CsvSource({
        "g, http://a/b/c/g",
        "./g, http://a/b/c/g",
        "g/, http://a/b/c/g/",
        "/g, http://a/g",
        "//g, http://g/",
        "?y, http://a/b/c/d;p?y",
        "g?y, http://a/b/c/g?y",
        "#s, http://a/b/c/d;p?q#s",
        "g#s, http://a/b/c/g#s",
        "g?y#s, http://a/b/c/g?y#s",
        ";x, http://a/b/c/;x",
        "g;x, http://a/b/c/g;x",
        "g;x?y#s, http://a/b/c/g;x?y#s",
        "'', http://a/b/c/d;p?q",
        "., http://a/b/c/",
        "./, http://a/b/c/",
        ".., http://a/b/",
        "../, http://a/b/",
        "../g, http://a/b/g",
        "../.., http://a/",
        "../../, http://a/",
        "../../g, http://a/g",
    })
    void normal_examples_of_section_5_4_1(String reference, String expected) {
        Location location = BASE.resolve(reference);

        assertThat(location.url()).contains(Url.of(expected));
        assertThat(location.isWellFormed()).as("%s", location.flaws()).isTrue();
        assertThat(location.isRelative()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "../../../g, http://a/g",
        "../../../../g, http://a/g",
        "/./g, http://a/g",
        "/../g, http://a/g",
        "g., http://a/b/c/g.",
        ".g, http://a/b/c/.g",
        "g.., http://a/b/c/g..",
        "..g, http://a/b/c/..g",
        "./../g, http://a/b/g",
        "./g/., http://a/b/c/g/",
        "g/./h, http://a/b/c/g/h",
        "g/../h, http://a/b/c/h",
        "g;x=1/./y, http://a/b/c/g;x=1/y",
        "g;x=1/../y, http://a/b/c/y",
        "g?y/./x, http://a/b/c/g?y/./x",
        "g?y/../x, http://a/b/c/g?y/../x",
        "g#s/./x, http://a/b/c/g#s/./x",
        "g#s/../x, http://a/b/c/g#s/../x",
        "http:g, http://a/b/c/g",
    })
    void abnormal_examples_of_section_5_4_2(String reference, String expected) {
        assertThat(BASE.resolve(reference).url()).map(Url::toString).contains(expected);
    }

    @Test
    void another_scheme_leads_nowhere() {
        Location location = BASE.resolve("g:h");

        assertThat(location.form()).isEqualTo(Location.Form.OTHER_SCHEME);
        assertThat(location.url()).isEmpty();
        assertThat(location.flaws()).containsExactly(Flaw.NOT_HTTP);
        assertThat(location.isRelative()).isFalse();
    }

    @Test
    void a_location_without_fragment_inherits_the_one_of_the_request() {
        Url from = Url.of("http://acme.test/old#prices");

        assertThat(from.resolve("/new").url()).contains(Url.of("http://acme.test/new#prices"));
        assertThat(from.resolve("https://acme.test/new").url()).contains(Url.of("https://acme.test/new#prices"));
        assertThat(from.resolve("/new#top").url()).contains(Url.of("http://acme.test/new#top"));
        assertThat(from.resolve("/new#").url().orElseThrow().fragment()).contains("");
    }
}
