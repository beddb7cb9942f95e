package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.secrets.KeywordAutomaton.Hits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KeywordAutomatonTest {
    @Property(tries = 500)
    void it_finds_what_a_naive_search_finds(@ForAll("keywords") List<String> keywords, @ForAll("texts") String text) {
        KeywordAutomaton automaton = new KeywordAutomaton(keywords);

        List<String> found = found(automaton, text);

        assertThat(found).containsExactlyInAnyOrderElementsOf(naive(keywords, text));
    }

    @Property(tries = 300)
    void a_long_text_is_walked_in_parts_and_none_is_lost_between_them(
            @ForAll("keywords") List<String> keywords, @ForAll("longTexts") String text) {
        KeywordAutomaton automaton = new KeywordAutomaton(keywords);
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Hits hits = new Hits();

        automaton.scan(bytes, 0, bytes.length, hits);

        assertThat(found(automaton, text)).containsExactlyInAnyOrderElementsOf(naive(keywords, text));
        assertThat(IntStream.range(0, hits.size()).map(hits::end).toArray()).isSorted();
    }

    @Provide
    Arbitrary<String> longTexts() {
        return Arbitraries.strings().withChars("abAB_").ofMinLength(500).ofMaxLength(700);
    }

    @Provide
    Arbitrary<List<String>> keywords() {
        return Arbitraries.strings()
                .withChars("abAB_")
                .ofMinLength(1)
                .ofMaxLength(5)
                .map(s -> s.toLowerCase(Locale.ROOT))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .uniqueElements();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abAB_-\u00e9").ofMaxLength(60);
    }

    @Test
    void a_keyword_within_another_is_found_with_it() {
        KeywordAutomaton automaton = new KeywordAutomaton(List.of("apikey", "key", "k"));

        assertThat(found(automaton, "myApiKey")).containsExactlyInAnyOrder("0@2", "1@5", "2@5");
    }

    @Test
    void hits_come_in_the_order_of_their_ends() {
        Hits hits = new Hits();

        new KeywordAutomaton(List.of("bc", "abcd")).scan("xabcdbc".getBytes(StandardCharsets.US_ASCII), 0, 7, hits);

        assertThat(List.of(hits.end(0), hits.end(1), hits.end(2))).containsExactly(4, 5, 7);
    }

    @Test
    void bytes_beyond_ascii_match_nothing() {
        assertThat(found(new KeywordAutomaton(List.of("key")), "k\u00e9y \u212aey"))
                .isEmpty();
    }

    @Test
    void an_empty_keyword_and_one_beyond_ascii_are_refused() {
        assertThatThrownBy(() -> new KeywordAutomaton(List.of("a", ""))).hasMessageContaining("empty");
        assertThatThrownBy(() -> new KeywordAutomaton(List.of("schl\u00fcssel")))
                .hasMessageContaining("ASCII");
    }

    private static List<String> found(KeywordAutomaton automaton, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Hits hits = new Hits();
        automaton.scan(bytes, 0, bytes.length, hits);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
            found.add(hits.keyword(i) + "@" + hits.start(i));
        }
        return found;
    }

    private static List<String> naive(List<String> keywords, String text) {
        List<String> found = new ArrayList<>();
        for (int k = 0; k < keywords.size(); k++) {
            for (int at = 0; at + keywords.get(k).length() <= text.length(); at++) {
                if (text.regionMatches(
                        true, at, keywords.get(k), 0, keywords.get(k).length())) {
                    found.add(k + "@" + at);
                }
            }
        }
        return found;
    }
}
