package dev.launchready.secrets.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.launchready.secrets.browser.Mappings.Segment;
import dev.launchready.secrets.browser.SourceMap.Source;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceMapReaderTest {
    @ParameterizedTest
    @CsvSource({
        "webpack://_N_E/./src/lib/pay.ts?1a2b, src/lib/pay.ts",
        "webpack:///./src/a.js, src/a.js",
        "webpack:///webpack/bootstrap, webpack/bootstrap",
        "../../src/App.vue, src/App.vue",
        "/src/a.ts, src/a.ts",
        "turbopack:///[project]/src/a.ts, [project]/src/a.ts",
        "'', an unnamed source"
    })
    void sources_are_named_as_people_know_them(String raw, String name) {
        SourceMap map = read(SourceMaps.of(raw, "x"));

        assertThat(map.sources().get(0).name()).isEqualTo(name);
    }

    @Test
    void a_source_may_come_without_its_text() {
        SourceMap map = read(SourceMaps.map(List.of("a.ts", "b.ts"), Arrays.asList(null, "b"), "")
                .toString());

        assertThat(map.sources()).extracting(s -> s.content().orElse("-")).containsExactly("-", "b");
        assertThat(map.hasContent()).isTrue();
    }

    @Test
    void a_root_is_put_before_the_sources() {
        JsonObject json = SourceMaps.map(List.of("a.ts"), List.of("x"), "");
        json.addProperty("sourceRoot", "src");

        assertThat(read(json.toString()).sources().get(0).name()).isEqualTo("src/a.ts");
    }

    @Test
    void packages_are_told_from_own_code() {
        assertThat(new Source("node_modules/x/a.js", java.util.Optional.empty()).isInstalled())
                .isTrue();
        assertThat(new Source("src/a.js", java.util.Optional.empty()).isInstalled())
                .isFalse();
    }

    @Test
    void an_indexed_map_counts_from_where_its_sections_begin() {
        JsonObject json = new JsonObject();
        json.addProperty("version", 3);
        JsonArray sections = new JsonArray();
        sections.add(section(0, 0, SourceMaps.map(List.of("a.ts"), List.of("x"), mapping(0, 0, 3))));
        sections.add(section(4, 10, SourceMaps.map(List.of("b.ts"), List.of("y"), mapping(0, 5, 7))));
        json.add("sections", sections);

        SourceMap map = read(json.toString());

        assertThat(map.original(0, 2)).hasValue(new Original("a.ts", 4));
        assertThat(map.original(4, 16)).hasValue(new Original("b.ts", 8));
        assertThat(map.original(4, 12)).isEmpty();
        assertThat(map.sources()).hasSize(2);
    }

    @Test
    void a_section_kept_elsewhere_and_sections_without_end_are_flaws() {
        JsonObject elsewhere = new JsonObject();
        elsewhere.addProperty("url", "other.map");
        JsonArray sections = new JsonArray();
        sections.add(elsewhere);
        JsonObject json = new JsonObject();
        json.add("sections", sections);
        String deep = "{\"sections\":[{\"map\":".repeat(50) + "{\"sources\":[],\"mappings\":\"\"}" + "}]}".repeat(50);

        assertThat(read(json.toString()).flaws()).containsExactly("a section keeps its map at another address");
        assertThat(read(deep).flaws()).hasSize(1);
    }

    @Test
    void a_line_against_inclusion_is_skipped() {
        assertThat(read(")]}'\n" + SourceMaps.of("a.ts", "x")).sources()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!doctype html>",
                "[]",
                "null",
                "{",
                "{\"sources\":[",
                "{}",
                "{\"version\":3}",
                "{\"sections\":[{\"offset\":{\"line\":\"x\"}}]}",
                "{\"sections\":[{\"offset\":[]}]}"
            })
    void what_is_no_map_is_refused_with_a_reason(String text) {
        SourceMapReader.Reading reading = SourceMapReader.read(text);

        assertThat(reading.map()).isNull();
        assertThat(reading.flaw()).isNotBlank();
    }

    @Test
    void a_map_that_nests_without_end_is_refused() {
        assertThat(SourceMapReader.read("{\"x\":" + "[".repeat(500_000)).map()).isNull();
    }

    @Property(tries = 1000)
    void any_text_is_read_or_refused_and_never_throws(@ForAll String text) {
        SourceMapReader.read(text);
        SourceMapReader.read("{\"sources\":[\"" + text + "\"],\"mappings\":\"" + text + "\"}");
    }

    private static JsonObject section(int line, int column, JsonObject map) {
        JsonObject offset = new JsonObject();
        offset.addProperty("line", line);
        offset.addProperty("column", column);
        JsonObject section = new JsonObject();
        section.add("offset", offset);
        section.add("map", map);
        return section;
    }

    private static String mapping(int line, int column, int sourceLine) {
        return SourceMaps.mappings(List.of(new Segment(line, column, 0, sourceLine, 0)));
    }

    private static SourceMap read(String json) {
        SourceMapReader.Reading reading = SourceMapReader.read(json);
        SourceMap map = reading.map();
        assertThat(map).as(reading.flaw()).isNotNull();
        return java.util.Objects.requireNonNull(map);
    }
}
