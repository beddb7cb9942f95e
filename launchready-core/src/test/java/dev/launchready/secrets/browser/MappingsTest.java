package dev.launchready.secrets.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.secrets.browser.Mappings.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingsTest {
    @Property
    void what_is_encoded_is_decoded(@ForAll("segments") List<Segment> segments) {
        List<Segment> read = new ArrayList<>();

        Optional<String> flaw = Mappings.read(SourceMaps.mappings(segments), read::add);

        assertThat(flaw).isEmpty();
        assertThat(read).isEqualTo(segments);
    }

    @Property
    void a_place_is_found_by_the_segment_that_it_is_in(@ForAll("segments") List<Segment> segments) {
        String mappings = SourceMaps.mappings(segments);

        for (Segment segment : segments) {
            Optional<Segment> expected = segments.stream()
                    .filter(s -> s.line() == segment.line() && s.column() <= segment.column() + 1)
                    .max(Comparator.comparingInt(Segment::column));
            assertThat(Mappings.find(mappings, segment.line(), segment.column() + 1)
                            .map(Segment::column))
                    .isEqualTo(expected.filter(s -> s.source() >= 0).map(Segment::column));
        }
    }

    @Property(tries = 2000)
    void any_text_is_read_or_refused_and_never_throws(@ForAll String text) {
        Mappings.read(text, segment -> {
            assertThat(segment.line()).isNotNegative();
            assertThat(segment.column()).isNotNegative();
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource({"A,0", "C,1", "D,-1", "gB,16", "hB,-16", "+/////D,2147483647"})
    void numbers_have_their_sign_in_the_last_bit_and_five_bits_a_digit(String text, long value) {
        assertThat(SourceMaps.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "A!", "g", "AA", "AAA", "AAAAAA", "gggggggggggA", "D", "AD AA", "AAAA,D", "A\u00e9"})
    void malformed_mappings_are_told(String text) {
        assertThat(Mappings.read(text, segment -> true)).isPresent();
    }

    @Test
    void code_that_comes_from_no_source_has_no_place() {
        assertThat(Mappings.find("AAAA,IAAA,E", 0, 5)).isPresent();
        assertThat(Mappings.find("AAAA,E", 0, 5)).isEmpty();
        assertThat(Mappings.find("", 0, 0)).isEmpty();
    }

    @Provide
    Arbitrary<List<Segment>> segments() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 40);
        Arbitrary<Integer> large = Arbitraries.integers().between(0, 2_000_000);
        Arbitrary<Boolean> mapped = Arbitraries.of(true, true, true, false);
        return Combinators.combine(small, large, small, large, large, mapped)
                .as((line, column, source, sourceLine, sourceColumn, known) ->
                        new Segment(line, column, known ? source : -1, sourceLine, sourceColumn))
                .list()
                .uniqueElements(s -> s.line() + " " + s.column())
                .ofMaxSize(30)
                .map(MappingsTest::sorted);
    }

    /** In order, and an unmapped segment keeps the source place of the one before, as the format has it. */
    private static List<Segment> sorted(List<Segment> segments) {
        List<Segment> sorted = new ArrayList<>(segments);
        sorted.sort(Comparator.comparingInt(Segment::line).thenComparingInt(Segment::column));
        List<Segment> carried = new ArrayList<>();
        int line = 0;
        int column = 0;
        for (Segment s : sorted) {
            line = s.source() >= 0 ? s.sourceLine() : line;
            column = s.source() >= 0 ? s.sourceColumn() : column;
            carried.add(new Segment(s.line(), s.column(), s.source(), line, column));
        }
        return carried;
    }
}
