package dev.launchready.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row by the grammar and the rules of RFC 6797 section 6.1. */
class HstsHeaderTest {

    @ParameterizedTest(name = "{0}: {1} s, subdomains {2}, preload {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "max-age=31536000 | 31536000 | false | false",
                "max-age=31536000; includeSubDomains | 31536000 | true | false",
                "max-age=31536000; includeSubDomains; preload | 31536000 | true | true",
                "includeSubDomains; max-age=31536000 | 31536000 | true | false",
                "MAX-AGE=31536000; INCLUDESUBDOMAINS; PRELOAD | 31536000 | true | true",
                "max-age=\"31536000\" | 31536000 | false | false",
                "max-age=\"31\\5\" | 315 | false | false",
                "max-age=0 | 0 | false | false",
                "max-age=000600 | 600 | false | false",
                "max-age = 600 | 600 | false | false",
                "  max-age=600  ;  includeSubDomains  | 600 | true | false",
                "max-age=600;includeSubDomains | 600 | true | false",
                "max-age=600; | 600 | false | false",
                ";;max-age=600;; ; | 600 | false | false",
                "max-age=600; report-uri=x | 600 | false | false",
                "max-age=600; report=\"a;b\" | 600 | false | false",
                "max-age=600; ext | 600 | false | false",
                "max-age=600; preload=yes | 600 | false | false",
                "max-age=99999999999999999999999 | 9223372036854775807 | false | false",
            })
    void what_browsers_heed(String value, long seconds, boolean subdomains, boolean preload) {
        HstsHeader header = HstsHeader.parse(value);

        assertThat(header.problems()).isEmpty();
        assertThat(header.maxAge()).hasValue(seconds);
        assertThat(header.includeSubDomains()).isEqualTo(subdomains);
        assertThat(header.preload()).isEqualTo(preload);
        assertThat(header.isOn()).isEqualTo(seconds > 0);
    }

    @ParameterizedTest(name = "<{0}>")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | max-age is missing",
                "; ; | max-age is missing",
                "includeSubDomains | max-age is missing",
                "max-age | max-age is \"\", no number of seconds",
                "max-age=\"\" | max-age is \"\", no number of seconds",
                "max-age= | \"max-age=\" is no directive",
                "max-age=abc | max-age is \"abc\", no number of seconds",
                "max-age=-1 | max-age is \"-1\", no number of seconds",
                "max-age=1.5 | max-age is \"1.5\", no number of seconds",
                "max-age=31536000s | max-age is \"31536000s\", no number of seconds",
                "max-age:31536000 | \"max-age:31536000\" is no directive",
                "max-age=31 536 000 | \"max-age=31 536 000\" is no directive",
                "max-age=600, includeSubDomains | \"max-age=600, includeSubDomains\" is no directive",
                "max-age=600 includeSubDomains | \"max-age=600 includeSubDomains\" is no directive",
                "max-age=\"600 | a quotation mark is not closed; \"max-age=\"600\" is no directive",
                "max-age=600; max-age=600 | max-age stands there twice",
                "max-age=600; Max-Age=0 | max-age stands there twice",
                "max-age=600; includeSubDomains; includesubdomains | includesubdomains stands there twice",
                "max-age=600; includeSubDomains=true | includeSubDomains takes no value",
                "max-age=600; =x | \"=x\" is no directive",
                "max-age=600; ext= | \"ext=\" is no directive",
                "\"max-age=600\" | \"\"max-age=600\"\" is no directive; max-age is missing",
                "max-age='600' | max-age is \"'600'\", no number of seconds",
            })
    void what_browsers_ignore_as_a_whole(String value, String problems) {
        HstsHeader header = HstsHeader.parse(value);

        assertThat(String.join("; ", header.problems())).isEqualTo(problems);
        assertThat(header.isOn()).isFalse();
    }

    @Test
    void quotation_marks_and_unknown_directives_are_kept_for_the_preload_list() {
        HstsHeader header = HstsHeader.parse("max-age=\"600\"; a=1; b; c=\"x;y\"");

        assertThat(header.quoted()).isTrue();
        assertThat(header.unknown()).containsExactly("a=1", "b", "c=\"x;y\"");
    }

    @Property
    void any_text_can_be_read_and_is_kept(@ForAll("texts") String text) {
        HstsHeader header = HstsHeader.parse(text);

        assertThat(header.raw()).isEqualTo(text);
        assertThat(header.isValid()).isEqualTo(header.problems().isEmpty());
        assertThat(!header.isValid() || header.maxAge().isPresent()).isTrue();
    }

    @Property
    void order_case_and_space_do_not_matter(
            @ForAll("seconds") long seconds, @ForAll boolean reversed, @ForAll boolean upper, @ForAll boolean spaced) {
        List<String> parts = Arrays.asList("max-age=" + seconds, "includeSubDomains");
        if (reversed) {
            Collections.reverse(parts);
        }
        String joined = parts.stream().collect(Collectors.joining(spaced ? " ;\t" : ";"));

        HstsHeader header = HstsHeader.parse(upper ? joined.toUpperCase(Locale.ROOT) : joined);

        assertThat(header.isValid()).isTrue();
        assertThat(header.maxAge()).isEqualTo(OptionalLong.of(seconds));
        assertThat(header.includeSubDomains()).isTrue();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "max-age", "=", ";", "\"", "\\", " ", ",", "600", "includeSubDomains", "preload", "\t", "é", "\0");
        return Arbitraries.oneOf(
                Arbitraries.strings(), pieces.list().ofMaxSize(12).map(list -> String.join("", list)));
    }

    @Provide
    Arbitrary<Long> seconds() {
        return Arbitraries.longs().greaterOrEqual(0);
    }
}
