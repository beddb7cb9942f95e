package dev.launchready.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void characters_that_would_act_are_shown_instead() {
        assertThat(Visible.line("a\u001B[31mb\u0000\u007F\u0085")).isEqualTo("a\\u001b[31mb\\u0000\\u007f\\u0085");
        assertThat(Visible.line("\u202Edev.acme")).isEqualTo("\\u202edev.acme");
        assertThat(Visible.line("\uD83D|\uDE80")).isEqualTo("\\ud83d|\\ude80");
    }

    @Test
    void whole_pairs_and_letters_of_any_script_stay() {
        assertThat(Visible.line("caf\u00E9 \uD83D\uDE80 \u65E5\u672C"))
                .isEqualTo("caf\u00E9 \uD83D\uDE80 \u65E5\u672C");
    }

    @Test
    void a_line_is_one_line_and_a_block_keeps_its_lines() {
        assertThat(Visible.line("a\r\n\tb\u2028c")).isEqualTo("a b c");
        assertThat(Visible.block("a\r\nb\n\tc\rd")).isEqualTo("a\nb\n\tc\\u000dd");
    }

    @Test
    void ascii_keeps_typography_readable() {
        assertThat(Visible.ascii("\u201Ca\u201D \u2018b\u2019 \u2013 \u2026 \u2192 \u00E9"))
                .isEqualTo("\"a\" 'b' - ... -> \\u00e9");
    }

    @Test
    void a_cut_says_how_much_is_left_out_and_splits_no_pair() {
        assertThat(Visible.cut("abc", 3)).isEqualTo("abc");
        assertThat(Visible.cut("ab\uD83D\uDE80", 3)).isEqualTo("ab\n[2 more characters are in the JSON report]");
    }

    @Property
    void nothing_unfit_is_left(@ForAll String text) {
        assertThat(Visible.line(text).codePoints())
                .noneMatch(
                        c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF) || (c >= 0x202A && c <= 0x202E));
    }
}
