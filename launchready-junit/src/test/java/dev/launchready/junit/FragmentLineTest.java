package dev.launchready.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.junit.Fixture.FixtureRule;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentLineTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @MethodSource("lines")
    void what_is_written_is_read(FragmentLine line) {
        assertThat(line.write()).doesNotContain("\n");
        assertThat(FragmentLine.read(line.write())).isEqualTo(line);
    }

    static Stream<FragmentLine> lines() {
        return Stream.of(
                new FragmentLine.Begin(NOON, new RunKey("given build 12", "7@70", true, 12, 120), "2"),
                new FragmentLine.Started(NOON, "[engine:e]/[test:t]", "the \"door\"\nopens"),
                result("[engine:e]/[test:t]"),
                result("[test:],\"result\":{}}]"),
                result("[test:\\\\\",\"result\":]"),
                new FragmentLine.End(NOON));
    }

    @Test
    void a_line_cut_short_anywhere_is_refused() {
        String line = result("[engine:e]/[test:t]").write();

        for (int length = 0; length < line.length(); length++) {
            String cut = line.substring(0, length);
            assertThatIllegalArgumentException().isThrownBy(() -> FragmentLine.read(cut));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{\"at\":\"2026-03-01T12:00:00Z\",\"line\":\"middle\"}",
                "{\"at\":\"noon\",\"line\":\"end\"}",
                "{\"line\":\"end\"}"
            })
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> FragmentLine.read(text));
    }

    private static FragmentLine.Result result(String node) {
        List<CheckResult> results = Launch.at("acme.dev")
                .run(Fixture.failing("the door opens, \"result\":", FixtureRule.DOOR_LOCKED))
                .results();
        return new FragmentLine.Result(NOON, node, new Board.Posted("acme.dev", results.get(0), "support_risk"));
    }
}
