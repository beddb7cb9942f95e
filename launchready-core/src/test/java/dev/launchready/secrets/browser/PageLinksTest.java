package dev.launchready.secrets.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PageLinksTest {
    @Test
    void all_that_makes_a_browser_load_a_script_is_read() {
        PageLinks links = of("""
                <!doctype html><html><head>
                <script src="/a.js"></script>
                <script type="module" src=' b.mjs '></script>
                <link rel="modulepreload" href="/c.js">
                <link rel="preload" as="script" href="/d.js">
                <link rel="prefetch" href="/e.js?v=1">
                <link rel="stylesheet" href="/f.css">
                <script type="importmap">{"imports":{"x":"/g.js","y/":"/y/"}}</script>
                <SCRIPT SRC=h.js></SCRIPT>
                """);

        assertThat(links.scripts()).containsExactly("/a.js", "b.mjs", "/g.js", "h.js", "/c.js", "/d.js", "/e.js?v=1");
    }

    @Test
    void data_that_a_page_loads_is_read() {
        PageLinks links = of("<link rel=preload as=fetch href=/config.json><link rel=manifest href=/m.webmanifest>"
                + "<script type=\"application/json\" src=/s.json></script>");

        assertThat(links.data()).containsExactly("/s.json", "/config.json", "/m.webmanifest");
    }

    @Test
    void a_base_moves_what_is_relative() {
        assertThat(of("<base href=\"/app/\"><script src=a.js></script><script src=/b.js></script>")
                        .scripts())
                .containsExactly("/app/a.js", "/b.js");
        assertThat(of("<base href=\"https://cdn.acme.test/x/\"><script src=a.js></script>")
                        .scripts())
                .containsExactly("https://cdn.acme.test/x/a.js");
    }

    @Test
    void inline_scripts_stay_at_their_places() {
        String page = "<p>pässword</p>\n<script>const a = 1;</script>\n<script>\nb()</script>";
        byte[] bytes = page.getBytes(UTF_8);

        byte[] inline = PageLinks.of(bytes).inline();

        assertThat(inline).hasSameSizeAs(bytes);
        String text = new String(inline, ISO_8859_1);
        assertThat(text.strip()).startsWith("const a = 1;").endsWith("b()");
        assertThat(text.indexOf("const")).isEqualTo(new String(bytes, ISO_8859_1).indexOf("const"));
        assertThat(text.chars().filter(c -> c == '\n')).hasSize(3);
    }

    @Test
    void a_malformed_import_map_and_a_deep_page_do_no_harm() {
        assertThat(of("<script type=importmap>{\"imports\":[</script>").scripts())
                .isEmpty();
        assertThat(of("<div>".repeat(100_000) + "<script src=a.js></script>").scripts())
                .isNotNull();
    }

    @Property(tries = 500)
    void any_bytes_are_read(@ForAll byte[] bytes) {
        PageLinks.of(bytes);
    }

    private static PageLinks of(String page) {
        return PageLinks.of(page.getBytes(UTF_8));
    }
}
