package dev.launchready.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.HttpBody;
import dev.launchready.net.HttpHeader;
import dev.launchready.net.HttpReply;
import dev.launchready.net.NetFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ClarityJudgePropertyTest {
    private static final ClarityTerms TERMS = ClarityTerms.within(Duration.ofSeconds(2));
    private static final List<String> TYPES = List.of(
            "application/json",
            "text/html",
            "text/plain",
            "application/problem+json",
            "text/event-stream",
            "image/png",
            "");

    @Property(tries = 400)
    void any_octets_at_all_are_judged_and_a_bad_verdict_names_its_rule(
            @ForAll @Size(max = 300) byte[] octets,
            @ForAll @IntRange(min = 100, max = 999) int status,
            @ForAll @IntRange(max = 6) int type) {
        ClarityVerdict verdict = ClarityJudge.judge(answer(status, TYPES.get(type), octets), TERMS);

        assertThat(verdict.reason()).isNotBlank();
        assertThat(verdict.rule().isPresent()).isEqualTo(!verdict.isAcceptable());
    }

    @Property(tries = 400)
    void pieces_of_real_answers_in_any_order_are_judged(
            @ForAll("soup") String body, @ForAll @IntRange(min = 200, max = 599) int status) {
        UserSaw saw = UserSaw.answer(status, "", body);

        assertThat(ClarityJudge.judge(saw, TERMS.usually(saw)).reason()).isNotBlank();
        assertThat(ClarityJudge.judge(saw, TERMS).clarity()).isNotEqualTo(Clarity.HANG);
    }

    @Property(tries = 200)
    void a_hang_is_never_acceptable_whatever_was_declared(
            @ForAll String where, @ForAll @IntRange(max = 100_000) int millis) {
        UserSaw hung = new UserSaw.Hung(where, Duration.ofMillis(millis));
        ClarityTerms lenient = TERMS.clearWhen(saw -> true).markedBy("").usually(hung);

        assertThat(ClarityJudge.judge(hung, lenient).clarity()).isEqualTo(Clarity.HANG);
    }

    @Property(tries = 200)
    void what_came_after_the_limit_or_stalled_is_a_hang_whatever_it_says(
            @ForAll("soup") String body, @ForAll @IntRange(min = 200, max = 599) int status) {
        UserSaw late = UserSaw.answer(status, "", body).after(Duration.ofMillis(2001));
        UserSaw.Answered whole = (UserSaw.Answered) UserSaw.answer(status, "", body);
        UserSaw stalled = new UserSaw.Answered(
                whole.reply(), Optional.of(new NetFailure(NetFailure.Kind.STALLED, "x")), Duration.ZERO);

        assertThat(ClarityJudge.judge(late, TERMS).clarity()).isEqualTo(Clarity.HANG);
        assertThat(ClarityJudge.judge(stalled, TERMS).clarity()).isEqualTo(Clarity.HANG);
    }

    @Property(tries = 200)
    void an_error_without_a_word_is_never_clear(
            @ForAll @IntRange(min = 400, max = 599) int status, @ForAll @IntRange(max = 6) int type) {
        UserSaw saw = answer(status, TYPES.get(type), "  \r\n ".getBytes(StandardCharsets.UTF_8));

        assertThat(ClarityJudge.judge(saw, TERMS).clarity()).isEqualTo(Clarity.BLANK);
    }

    @Property(tries = 200)
    void nested_json_of_any_depth_is_judged(@ForAll @IntRange(min = 1, max = 20_000) int depth) {
        UserSaw saw = UserSaw.answer(500, "application/json", "{\"error\":".repeat(depth) + "1");

        assertThat(ClarityJudge.judge(saw, TERMS).isAcceptable()).isFalse();
    }

    @Provide
    Arbitrary<String> soup() {
        Arbitrary<String> piece = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                "\"error\":",
                "\"message\":\"",
                "\"",
                ",",
                ":",
                "null",
                "<html>",
                "<body>",
                "<div id=root>",
                "</div>",
                "<br>",
                "<script>",
                "at a.B.c(D.java:1)",
                "Traceback",
                "Internal Server Error",
                "not available",
                "\\u0000",
                "\ud800",
                "data: ",
                "event: error\n",
                "\n",
                "決済",
                "Loading",
                "a ".repeat(30),
                "<!--",
                "]]>");
        return Combinators.combine(
                        piece.list().ofMaxSize(40), Arbitraries.strings().ofMaxLength(20))
                .as((pieces, tail) -> String.join("", pieces) + tail);
    }

    private static UserSaw answer(int status, String type, byte[] octets) {
        return new UserSaw.Answered(
                new HttpReply(
                        "HTTP/1.1",
                        status,
                        "",
                        List.of(HttpHeader.of("Content-Type", type)),
                        new HttpBody(octets, octets.length, true, StandardCharsets.UTF_8)),
                Optional.empty(),
                Duration.ZERO);
    }
}
