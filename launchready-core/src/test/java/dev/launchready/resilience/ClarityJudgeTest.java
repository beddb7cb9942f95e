package dev.launchready.resilience;

import static dev.launchready.resilience.Clarity.BLANK;
import static dev.launchready.resilience.Clarity.CLEAR_STATE;
import static dev.launchready.resilience.Clarity.DEGRADED_BUT_USEFUL;
import static dev.launchready.resilience.Clarity.ERROR_WITHOUT_EXPLANATION;
import static dev.launchready.resilience.Clarity.HANG;
import static dev.launchready.resilience.Clarity.SILENT_LOSS;
import static dev.launchready.resilience.Clarity.UNAFFECTED;
import static dev.launchready.resilience.Clarity.WRONG_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.HttpBody;
import dev.launchready.net.HttpHeader;
import dev.launchready.net.HttpReply;
import dev.launchready.net.NetFailure;
import dev.launchready.resilience.ClarityTerms.EffectSeen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClarityJudgeTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final ClarityTerms TERMS = ClarityTerms.within(LIMIT);

    @ParameterizedTest
    @MethodSource("dev.launchready.resilience.Bodies#json")
    void json_is_read_for_what_it_tells_a_person(Bodies.Row row) {
        assertWorth(row);
    }

    @ParameterizedTest
    @MethodSource("dev.launchready.resilience.Pages#html")
    void pages_are_read_as_a_person_sees_them(Bodies.Row row) {
        assertWorth(row);
    }

    @ParameterizedTest
    @MethodSource("dev.launchready.resilience.Bodies#text")
    void plain_text_is_read_for_sentences(Bodies.Row row) {
        assertWorth(row);
    }

    private static void assertWorth(Bodies.Row row) {
        ClarityVerdict verdict = ClarityJudge.judge(UserSaw.answer(row.status(), row.type(), row.body()), TERMS);

        assertThat(verdict.clarity()).as(verdict.reason()).isEqualTo(row.expected());
        assertThat(verdict.rule().isPresent()).isEqualTo(!row.expected().isAcceptable());
    }

    @Test
    void an_answer_that_comes_after_the_limit_is_too_late_however_clear() {
        UserSaw saw = UserSaw.answer(503, Bodies.TEXT, "The payment provider does not answer.")
                .after(LIMIT.plusMillis(1));

        assertThat(ClarityJudge.judge(saw, TERMS))
                .returns(HANG, ClarityVerdict::clarity)
                .returns(Optional.of(ResilienceRule.LATE), ClarityVerdict::rule);
    }

    @Test
    void an_answer_that_begins_and_stalls_is_a_hang_and_one_that_is_cut_an_unexplained_error() {
        HttpReply half = reply(200, Bodies.JSON, "{\"id\":", false);

        assertThat(judged(new UserSaw.Answered(half, failure(NetFailure.Kind.STALLED), LIMIT)))
                .isEqualTo(HANG);
        assertThat(judged(new UserSaw.Answered(half, failure(NetFailure.Kind.CLOSED_EARLY), Duration.ZERO)))
                .isEqualTo(ERROR_WITHOUT_EXPLANATION);
        assertThat(judged(new UserSaw.NotAnswered(failure(NetFailure.Kind.RESET).orElseThrow(), Duration.ZERO)))
                .isEqualTo(ERROR_WITHOUT_EXPLANATION);
    }

    @Test
    void success_without_its_effect_is_a_silent_loss_also_where_it_is_marked_as_less_than_usual() {
        UserSaw accepted = UserSaw.answer(202, Bodies.JSON, "{\"state\":\"queued\"}");

        assertThat(judged(accepted, TERMS.effect(EffectSeen.MISSING))).isEqualTo(SILENT_LOSS);
        assertThat(judged(accepted, TERMS.markedBy("queued").effect(EffectSeen.MISSING)))
                .isEqualTo(SILENT_LOSS);
        assertThat(judged(accepted, TERMS.markedBy("queued").effect(EffectSeen.APPEARED)))
                .isEqualTo(DEGRADED_BUT_USEFUL);
        assertThat(judged(accepted, TERMS)).isEqualTo(UNAFFECTED);
    }

    @Test
    void a_missing_effect_is_no_loss_where_the_user_was_told_of_the_error() {
        UserSaw told = UserSaw.answer(503, Bodies.JSON, "{\"message\":\"The mail server does not answer.\"}");

        assertThat(judged(told, TERMS.effect(EffectSeen.MISSING))).isEqualTo(CLEAR_STATE);
    }

    @Test
    void a_marker_may_be_a_header_line() {
        HttpReply cached = new HttpReply(
                "HTTP/1.1", 200, "OK", List.of(HttpHeader.of("X-Stale", "yes")), body("prices of yesterday", true));

        assertThat(judged(
                        new UserSaw.Answered(cached, Optional.empty(), Duration.ZERO), TERMS.markedBy("x-stale: YES")))
                .isEqualTo(DEGRADED_BUT_USEFUL);
    }

    @Test
    void fields_that_are_usually_filled_and_now_are_not_make_a_success_wrong_unless_marked() {
        UserSaw usual = UserSaw.answer(200, Bodies.JSON, "{\"answer\":\"42\",\"sources\":[{\"url\":\"x\"}]}");
        UserSaw less = UserSaw.answer(200, Bodies.JSON, "{\"answer\":\"\",\"sources\":[]}");

        assertThat(judged(less, TERMS.usually(usual))).isEqualTo(WRONG_SUCCESS);
        assertThat(judged(less, TERMS.usually(usual).markedBy("sources"))).isEqualTo(DEGRADED_BUT_USEFUL);
        assertThat(judged(
                        UserSaw.answer(200, Bodies.JSON, "{\"answer\":\"43\",\"sources\":[{\"url\":\"y\"}]}"),
                        TERMS.usually(usual)))
                .isEqualTo(UNAFFECTED);
    }

    @Test
    void what_is_usually_empty_may_stay_empty_and_what_is_not_is_blank() {
        UserSaw none = UserSaw.answer(204, "", "");

        assertThat(judged(none, TERMS.usually(none))).isEqualTo(UNAFFECTED);
        assertThat(judged(none, TERMS.usually(UserSaw.answer(200, Bodies.JSON, "{\"id\":1}"))))
                .isEqualTo(BLANK);
    }

    @Test
    void html_where_json_is_usual_is_no_success() {
        UserSaw usual = UserSaw.answer(200, Bodies.JSON, "{\"id\":1}");
        UserSaw page = UserSaw.answer(200, Bodies.HTML, Pages.page("<h1>Log in</h1><p>Welcome to the portal.</p>"));

        assertThat(judged(page, TERMS.usually(usual))).isEqualTo(WRONG_SUCCESS);
    }

    @Test
    void a_stream_has_to_end_as_it_usually_does_or_say_why_not() {
        UserSaw usual = stream("data: {\"t\":\"Hello\"}\n\ndata: [DONE]\n\n");
        ClarityTerms terms = TERMS.usually(usual);

        assertThat(judged(usual, terms)).isEqualTo(UNAFFECTED);
        assertThat(judged(stream("data: {\"t\":\"Hel\"}\n\n"), terms)).isEqualTo(WRONG_SUCCESS);
        assertThat(judged(stream(""), terms)).isEqualTo(BLANK);
        assertThat(judged(stream("event: error\ndata: {\"message\":\"The model stopped answering\"}\n\n"), terms))
                .isEqualTo(CLEAR_STATE);
        assertThat(judged(stream("event: error\ndata: {}\n\n"), terms)).isEqualTo(ERROR_WITHOUT_EXPLANATION);
    }

    @Test
    void a_redirect_is_as_usual_or_sends_the_user_on_without_a_word() {
        HttpReply done =
                new HttpReply("HTTP/1.1", 303, "", List.of(HttpHeader.of("Location", "/done")), HttpBody.empty());
        UserSaw.Answered usual = new UserSaw.Answered(done, Optional.empty(), Duration.ZERO);

        assertThat(judged(usual, TERMS.usually(usual))).isEqualTo(UNAFFECTED);
        assertThat(judged(usual, TERMS.usually(usual).effect(EffectSeen.MISSING)))
                .isEqualTo(SILENT_LOSS);
        assertThat(judged(usual)).isEqualTo(ERROR_WITHOUT_EXPLANATION);
    }

    @Test
    void a_java_call_is_judged_by_its_exception_and_its_value() {
        UserSaw raw = new UserSaw.Threw("java.net.SocketTimeoutException", "Read timed out", Duration.ZERO);
        UserSaw told = new UserSaw.Threw(
                "com.acme.PaymentUnavailable",
                "The payment provider does not answer; nothing was charged",
                Duration.ZERO);
        UserSaw wrapped =
                new UserSaw.Threw("java.lang.RuntimeException", "the payment provider did not answer", Duration.ZERO);

        assertThat(judged(raw)).isEqualTo(ERROR_WITHOUT_EXPLANATION);
        assertThat(judged(told)).isEqualTo(CLEAR_STATE);
        assertThat(judged(wrapped)).isEqualTo(ERROR_WITHOUT_EXPLANATION);
        assertThat(judged(wrapped, TERMS.clearWhen(saw -> saw instanceof UserSaw.Threw)))
                .isEqualTo(CLEAR_STATE);
        assertThat(judged(UserSaw.returned(List.of(), Duration.ZERO))).isEqualTo(BLANK);
        assertThat(judged(UserSaw.returned(Optional.of(7), Duration.ZERO))).isEqualTo(UNAFFECTED);
        assertThat(judged(UserSaw.returned("Traceback (most recent call last)", Duration.ZERO)))
                .isEqualTo(WRONG_SUCCESS);
    }

    @Test
    void the_reason_quotes_what_was_seen() {
        ClarityVerdict verdict =
                ClarityJudge.judge(UserSaw.answer(500, Bodies.JSON, "{\"error\":\"Something went wrong\"}"), TERMS);

        assertThat(verdict.reason()).isEqualTo("status 500 says no more than \"Something went wrong\"");
    }

    private static Clarity judged(UserSaw saw) {
        return judged(saw, TERMS);
    }

    private static Clarity judged(UserSaw saw, ClarityTerms terms) {
        return ClarityJudge.judge(saw, terms).clarity();
    }

    private static UserSaw stream(String events) {
        return UserSaw.answer(200, "text/event-stream", events);
    }

    private static Optional<NetFailure> failure(NetFailure.Kind kind) {
        return Optional.of(new NetFailure(kind, "acme.test " + kind));
    }

    private static HttpReply reply(int status, String type, String text, boolean complete) {
        return new HttpReply(
                "HTTP/1.1", status, "", List.of(HttpHeader.of("Content-Type", type)), body(text, complete));
    }

    private static HttpBody body(String text, boolean complete) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return new HttpBody(octets, octets.length, complete, StandardCharsets.UTF_8);
    }
}
