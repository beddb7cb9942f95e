package dev.launchready.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EncodedSecretsTest {
    private final String token = Tokens.github("ghp", 80);
    private final String text = "first line\nand \"" + token + "\" there\n";

    @Test
    void base64_once_twice_and_over_several_lines() {
        String once = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        String twice = Base64.getEncoder().encodeToString(once.getBytes(UTF_8));
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
        String lines = Base64.getMimeEncoder().encodeToString(("x".repeat(60) + " " + text).getBytes(UTF_8));

        assertThat(one("\n\nblob: " + once).decoded()).containsExactly("base64");
        assertThat(one("\n\nblob: " + once).line()).isEqualTo(3);
        assertThat(one("a\nblob: " + twice).decoded()).containsExactly("base64", "base64");
        assertThat(one("blob: " + url).decoded()).containsExactly("base64");
        assertThat(one("a\nb\n" + lines).line()).isEqualTo(4);
    }

    @Test
    void a_place_behind_base64_is_where_its_characters_are() {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));

        SecretMatch match = one("blob: " + encoded);

        int inner = text.indexOf(token);
        assertThat(match.offset()).isEqualTo("blob: ".length() + inner / 3 * 4 + inner % 3);
    }

    @Test
    void gzip_within_base64() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text.getBytes(UTF_8));
        }

        assertThat(one("data = " + Base64.getEncoder().encodeToString(zipped.toByteArray()))
                        .decoded())
                .containsExactly("gzip in base64");
    }

    @Test
    void hexadecimal() {
        assertThat(one("blob " + HexFormat.of().formatHex(text.getBytes(UTF_8))).decoded())
                .containsExactly("hex");
    }

    @Test
    void percent_and_unicode_escapes() {
        StringBuilder escaped = new StringBuilder();
        token.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));

        assertThat(one("a=b&text=" + URLEncoder.encode("?" + token.replace("_", "%5F"), UTF_8))
                        .decoded())
                .contains("percent");
        assertThat(one("1\n2\nx = '" + escaped + "'").line()).isEqualTo(3);
        assertThat(one("x = '" + escaped + "'").decoded()).containsExactly("unicode escapes");
    }

    @Test
    void escapes_of_properties() {
        String line = "db.url=postgres\\://app\\:Kx9!vQ2m#pL7@db.acme.test/app";

        assertThat(Tokens.ids("app.properties", line)).contains("secrets.database-connection-string");
    }

    @Test
    void utf_16_with_and_without_a_mark_and_latin_1() {
        for (byte[] bytes : List.of(
                ("\ufeff" + text).getBytes(UTF_16LE),
                ("\ufeff" + text).getBytes(UTF_16BE),
                text.getBytes(UTF_16LE),
                text.getBytes(UTF_16BE))) {
            SecretMatch match =
                    SecretScanner.standard().scan(new Blob("a.txt", bytes)).get(0);
            assertThat(match.line()).isEqualTo(2);
            assertThat(match.decoded().get(0)).startsWith("UTF-16");
            assertThat(match.offset()).isBetween(text.indexOf(token) * 2, text.indexOf(token) * 2 + 2);
        }
        assertThat(SecretScanner.standard().scan(new Blob("a.txt", ("caf\u00e9 " + token).getBytes(ISO_8859_1))))
                .hasSize(1);
    }

    @Test
    void what_a_kubernetes_secret_holds_is_decoded() {
        String manifest = "apiVersion: v1\nkind: Secret\ndata:\n  token: "
                + Base64.getEncoder().encodeToString(token.getBytes(UTF_8)) + "\n";

        SecretMatch match = one(manifest);

        assertThat(match.rule().id()).isEqualTo("secrets.github-personal-access-token");
        assertThat(match.line()).isEqualTo(4);
    }

    @Test
    void deeper_than_three_levels_nothing_is_decoded() {
        String deep = text;
        for (int i = 0; i < 4; i++) {
            deep = Base64.getEncoder().encodeToString(deep.getBytes(UTF_8));
        }

        assertThat(Tokens.scan("a.txt", deep)).isEmpty();
    }

    @Property(tries = 300)
    void decoding_is_total_and_its_places_lie_within_the_text(@ForAll byte[] noise, @ForAll boolean properties) {
        byte[] encoded = Base64.getEncoder().encode(noise);
        for (byte[] input : List.of(noise, encoded)) {
            for (Decoders.Segment segment : Decoders.of(input, Runs.of(input), everywhere(input), properties)) {
                assertThat(segment.start()).isBetween(0, input.length);
                for (int i = 0; i < segment.bytes().length; i++) {
                    assertThat(segment.outer()[i]).isBetween(0, input.length);
                }
            }
        }
    }

    @Property(tries = 300)
    void scanning_is_total(@ForAll byte[] noise) {
        assertThat(SecretScanner.standard().scan(new Blob("a", noise)))
                .allSatisfy(match -> assertThat(match.offset()).isBetween(0, noise.length));
    }

    private static SecretMatch one(String text) {
        List<SecretMatch> matches = Tokens.scan("a.txt", text);
        assertThat(matches).hasSize(1);
        return matches.get(0);
    }

    private static int[] everywhere(byte[] input) {
        return java.util.stream.IntStream.range(0, input.length)
                .filter(i -> input[i] == '%' || input[i] == '\\')
                .toArray();
    }
}
