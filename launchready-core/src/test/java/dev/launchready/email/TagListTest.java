package dev.launchready.email;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagListTest {

    @Test
    void names_and_values_lose_the_white_space_around_them_and_keep_that_inside() {
        TagList list =
                TagList.parse(" v = DKIM1 ;\tp=\r\n MIG f\t MA0 ; n=;").value().orElseThrow();

        assertThat(list.tags()).extracting(TagList.Tag::name).containsExactly("v", "p", "n");
        assertThat(list.value("v")).contains("DKIM1");
        assertThat(list.value("p")).contains("MIG f\t MA0");
        assertThat(list.tag("p").orElseThrow().compactValue()).isEqualTo("MIGfMA0");
        assertThat(list.value("n")).contains("");
    }

    @Test
    void a_tag_knows_where_it_stands() {
        TagList.Tag tag = TagList.parse("v=DMARC1; p = none")
                .value()
                .orElseThrow()
                .tag("p")
                .orElseThrow();

        assertThat(tag.offset()).isEqualTo(10);
        assertThat(tag.valueOffset()).isEqualTo(14);
    }

    @Test
    void names_are_case_sensitive_and_a_value_may_hold_equals_signs() {
        TagList list = TagList.parse("P=a; p=b==").value().orElseThrow();

        assertThat(list.value("p")).contains("b==");
        assertThat(list.value("P")).contains("a");
        assertThat(list.duplicates()).isEmpty();
    }

    @Test
    void a_tag_that_occurs_again_is_told() {
        TagList list = TagList.parse("a=1; b=2; a=3").value().orElseThrow();

        assertThat(list.value("a")).contains("1");
        assertThat(list.duplicates()).singleElement().satisfies(tag -> {
            assertThat(tag.value()).isEqualTo("3");
            assertThat(tag.offset()).isEqualTo(10);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''             | 0  | a tag is missing here
                    ';'            | 0  | a tag is missing here
                    'a=1;;b=2'     | 4  | a tag is missing here
                    'a=1;;'        | 4  | a tag is missing here
                    '1a=1'         | 0  | a tag's name begins with a letter, not with "1"
                    'a=1; b'       | 6  | tag "b" has no "=" and no value
                    'a=1; b c=2'   | 7  | "c" instead of "=" after tag "b"
                    'a=1; b-c=2'   | 6  | "-" instead of "=" after tag "b"
                    'a=é'          | 2  | octet 0xE9 in the value of tag "a"
                    """)
    void a_fault_says_where_and_what(String text, int offset, String problem) {
        Parsed<TagList> parsed = TagList.parse(text);

        assertThat(parsed.fault()).contains(new SyntaxFault(offset, problem));
        assertThat(parsed.value()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1\n b=2", "a=1\r\nb=2", "a=\r1", "a=1\r\n", "a=1;\n"})
    void a_line_break_has_to_be_a_fold(String text) {
        assertThat(TagList.parse(text).fault())
                .map(SyntaxFault::problem)
                .contains("a line break that is not CR LF before a space");
    }

    @Test
    void a_tolerant_reading_keeps_what_fits() {
        TagList.Reading reading = TagList.read("v=DMARC1; p; rua=mailto:d@acme.dev;");

        assertThat(reading.list().print()).isEqualTo("v=DMARC1; rua=mailto:d@acme.dev");
        assertThat(reading.faults()).extracting(SyntaxFault::offset).containsExactly(11);
    }

    @Test
    void a_fault_points_at_its_place() {
        String text = "v=DMARC1; p none";

        SyntaxFault fault = TagList.parse(text).fault().orElseThrow();

        assertThat(fault.describe()).isEqualTo("at character 13: \"n\" instead of \"=\" after tag \"p\"");
        assertThat(fault.point(text)).isEqualTo("v=DMARC1; p none\n            ^");
    }

    @Property(tries = 5000)
    void any_text_gives_a_list_or_a_place_inside_it(@ForAll("texts") String text) {
        TagList.Reading reading = TagList.read(text);

        assertThat(reading.faults())
                .allSatisfy(fault -> assertThat(fault.offset()).isBetween(0, text.length()));
        assertThat(reading.faults())
                .allSatisfy(fault -> assertThat(fault.point(text)).contains("^"));
        assertThat(reading.list().tags())
                .allSatisfy(tag -> assertThat(text.substring(tag.valueOffset())).startsWith(tag.value()));
    }

    @Property(tries = 2000)
    void what_is_printed_parses_to_the_same(@ForAll("texts") String text) {
        TagList list = TagList.read(text).list();

        if (!list.tags().isEmpty()) {
            TagList again = TagList.parse(list.print()).value().orElseThrow();
            assertThat(again.print()).isEqualTo(list.print());
            assertThat(again.tags()).hasSameSizeAs(list.tags());
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces =
                Arbitraries.of("v=", "p", "=", ";", " ", "\t", "\r\n ", "\n", "DMARC1", "none", "é", "_a", "\0", "1");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                pieces.list().ofMaxSize(14).map(list -> String.join("", list)));
    }
}
