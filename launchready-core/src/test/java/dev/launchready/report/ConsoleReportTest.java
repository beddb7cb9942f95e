package dev.launchready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.LaunchReport;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {
    private static final Path WRITTEN = Path.of("target/launchready/report.html");

    @Test
    void the_whole_report_is_as_checked_in() {
        Golden.assertEqual("console.txt", ConsoleReport.plain().write(Samples.prototype(), WRITTEN));
    }

    @Test
    void a_narrow_ascii_report_is_as_checked_in() {
        ConsoleReport narrow = ConsoleReport.plain().withWidth(60).inAscii();

        Golden.assertEqual("console-narrow.txt", narrow.write(Samples.unproven()) + narrow.write(Samples.prototype()));
    }

    @Test
    void the_short_form_is_three_lines() {
        assertThat(ConsoleReport.plain().brief(Samples.prototype(), WRITTEN)).isEqualTo("""
                        NOT READY: acme.test
                        3 launch blockers, 1 support risk, 1 cleanup; 2 not seen, 1 waived
                        Report: target/launchready/report.html
                        """);
        assertThat(ConsoleReport.plain().brief(Samples.unproven(), WRITTEN))
                .startsWith("NOT PROVEN (INCOMPLETE): acme.test\n");
        assertThat(ConsoleReport.plain().brief(Samples.ready(), WRITTEN)).startsWith("READY: acme.test\n");
    }

    @Test
    void nothing_looked_at_is_said_so() {
        LaunchReport nothing = new LaunchReport("acme.test", Samples.START, Samples.ELAPSED, List.of(), List.of());

        assertThat(ConsoleReport.plain().write(nothing))
                .startsWith("NOT PROVEN: acme.test\nNothing was looked at.\n")
                .contains("0 checks");
    }

    @Test
    void a_rule_with_a_hundred_findings_does_not_bury_the_others() {
        String brief = ConsoleReport.plain().write(Samples.large(28), WRITTEN);

        assertThat(brief)
                .contains("     … and 2 more of sample.loop, numbers 6 to 7 of the report.\n")
                .contains("\n   8 https://shop-")
                .contains("14 launch blockers, 7 support risks, 7 cleanups", "shop-16.")
                .doesNotContain("shop-20.", "shop-24.");
        assertThat(ConsoleReport.plain().write(Samples.large(24), WRITTEN)).doesNotContain("more of");
        assertThat(ConsoleReport.plain().write(Samples.large(28)))
                .as("where there is no file with the rest")
                .doesNotContain("more of")
                .contains("shop-20.", "shop-24.");
    }

    @Test
    void the_time_of_the_looking_is_told_to_the_second() {
        LaunchReport precise = new LaunchReport(
                "acme.test", Samples.START.plusNanos(526_299_777), Samples.ELAPSED, List.of(), List.of());

        assertThat(ConsoleReport.plain().write(precise)).contains("begun 2026-01-31T12:00:00Z\n");
    }

    @Test
    void colour_comes_only_when_asked_for() {
        assertThat(ConsoleReport.plain().write(Samples.prototype())).doesNotContain("\u001B");
        assertThat(ConsoleReport.plain().inColour().write(Samples.prototype()))
                .startsWith("\u001B[1;31mNOT READY\u001B[0m: acme.test\n");
        assertThat(ConsoleReport.plain().inColour().write(Samples.ready())).startsWith("\u001B[1;32mREADY");
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @Domain(AnyReport.class)
    @Domain(DomainContext.Global.class)
    void no_peer_steers_the_terminal_or_forges_a_line(
            @ForAll LaunchReport report, @ForAll @IntRange(min = 40, max = 200) int width) {
        String text = ConsoleReport.plain().withWidth(width).inAscii().write(report, WRITTEN);

        assertThat(text).matches("[\\x20-\\x7E\\n]*");
        assertThat(text.lines().filter(l -> l.equals("READY"))).isEmpty();
        assertThat(ConsoleReport.plain().brief(report, WRITTEN).lines()).hasSize(3);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Domain(DomainContext.Global.class)
    void lines_fit_unless_a_single_word_does_not(@ForAll @IntRange(min = 40, max = 160) int width) {
        String text = ConsoleReport.plain().withWidth(width).write(Samples.prototype(), WRITTEN);

        assertThat(text.lines())
                .allMatch(line -> line.length() <= width
                        || line.strip().matches("(- |Do: |See: |\\d+ )?\\S+")
                        || line.contains("  "));
    }

    @Test
    void a_console_too_narrow_to_read_is_refused() {
        assertThatThrownBy(() -> ConsoleReport.plain().withWidth(39))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a console of 39 columns is too narrow to read; give 40 or more");
    }
}
