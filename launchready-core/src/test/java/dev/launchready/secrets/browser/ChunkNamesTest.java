package dev.launchready.secrets.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.Url;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ChunkNamesTest {
    private static final Url VITE = Url.of("https://www.acme.test/assets/index-1a2b.js");
    private static final Url NEXT = Url.of("https://www.acme.test/_next/static/chunks/webpack-1a2b.js");

    @Test
    void imports_and_tables_of_vite_are_read() {
        assertThat(in("__vite__mapDeps=[\"assets/Pay-1.js\",\"assets/Pay-1.css\"];import(\"./Home-2.js\");", VITE))
                .containsExactly("https://www.acme.test/assets/Pay-1.js", "https://www.acme.test/assets/Home-2.js");
    }

    @Test
    void a_build_manifest_of_next_is_read() {
        assertThat(in("\"/pay\":[\"static/chunks/pages/pay-9f.js\"]", NEXT))
                .containsExactly("https://www.acme.test/_next/static/chunks/pages/pay-9f.js");
    }

    @Test
    void tables_from_which_webpack_puts_names_together_are_read() {
        assertThat(in("r.u=e=>\"static/chunks/\"+e+\".\"+{88:\"a1b2\",\"pay\":\"c3d4\"}[e]+\".js\"", NEXT))
                .containsExactlyInAnyOrder(
                        "https://www.acme.test/_next/static/chunks/88.a1b2.js",
                        "https://www.acme.test/_next/static/chunks/pay.c3d4.js");
        assertThat(in(
                        "return a.p+\"static/js/\"+({1:\"home\"}[e]||e)+\".\"+{1:\"0a1b\",2:\"9f8e\"}[e]+\".chunk.js\"",
                        Url.of("https://www.acme.test/static/js/main.js")))
                .containsExactlyInAnyOrder(
                        "https://www.acme.test/static/js/home.0a1b.chunk.js",
                        "https://www.acme.test/static/js/2.9f8e.chunk.js");
    }

    @Test
    void absolute_names_are_read_and_words_are_not() {
        assertThat(in("\"/sw.js\" 'https://cdn.acme.test/x.mjs' \"Node.js\" \"a.json\" .js \"x.js", VITE))
                .containsExactly("https://www.acme.test/sw.js", "https://cdn.acme.test/x.mjs");
    }

    @Test
    void a_script_of_nothing_but_names_ends() {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            script.append("\"/c").append(i).append(".js\",");
        }

        assertThat(in(script.toString(), VITE)).hasSize(1000);
        assertThat(in("\"x/\"+{1:\"2\"}[e]+\".js\"".repeat(2000), VITE)).hasSize(1);
        assertThat(in("}[e]+\".js\"".repeat(100_000), VITE)).isEmpty();
    }

    @Property(tries = 1000)
    void any_text_is_read(@ForAll String text) {
        in(text + "\"" + text + ".js\"", VITE);
    }

    private static List<String> in(String script, Url at) {
        return ChunkNames.in(script, at).stream().map(Url::toString).toList();
    }
}
