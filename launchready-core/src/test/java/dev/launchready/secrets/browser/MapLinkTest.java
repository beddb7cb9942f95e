package dev.launchready.secrets.browser;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapLinkTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a();\\n//# sourceMappingURL=app.js.map | app.js.map",
                "a();\\n//@ sourceMappingURL=old.map\\n | old.map",
                "/*# sourceMappingURL=style.map */ | style.map",
                "/*# sourceMappingURL=tight.map*/ | tight.map",
                "//# sourceMappingURL=first.map\\n//# sourceMappingURL=last.map | last.map",
                "//#sourceMappingURL=close.map | close.map",
                "s=\"sourceMappingURL=code.map\" | -",
                "//# sourceMappingURL= | -",
                "a() | -"
            })
    void the_last_comment_names_the_map(String script, String link) {
        assertThat(MapLink.comment(script.replace("\\n", "\n")).orElse("-")).isEqualTo(link);
    }

    @Test
    void a_map_within_the_script_is_decoded() {
        assertThat(MapLink.data("data:application/json;charset=utf-8;base64,eyJhIjoxfQ=="))
                .hasValue("{\"a\":1}");
        assertThat(MapLink.data("data:application/json,%7B%22a%22%3A1%7D")).hasValue("{\"a\":1}");
        assertThat(MapLink.data("data:application/json;base64")).isEmpty();
        assertThat(MapLink.data("data:application/json;base64,=")).isEmpty();
    }

    @Property(tries = 1000)
    void any_text_is_read(@ForAll String text) {
        MapLink.comment(text + "//# sourceMappingURL=" + text);
        MapLink.data("data:" + text + ";base64," + text);
        MapLink.data("data:," + text);
    }
}
