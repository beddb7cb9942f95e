package dev.launchready.resilience.retry;

import static dev.launchready.resilience.retry.Requests.gets;
import static dev.launchready.resilience.retry.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Finding;
import dev.launchready.net.fault.ProxiedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryJudgeTest {
    private static final RetryTerms TERMS = RetryTerms.USUAL.backingOff().honouring();

    @Test
    void attempts_beyond_the_bound_are_too_many() {
        Finding finding = judged(RetryTerms.USUAL, gets(0, 100, 200, 300)).get(0);

        assertThat(finding.rule()).isEqualTo("retry.too-many-attempts");
        assertThat(finding.message())
                .isEqualTo(
                        "pay while stripe fails (GET /v1/charges): expected 3 attempts at most, but 4 arrived while it"
                                + " failed (it is down).");
        assertThat(finding.evidence().get(0).text()).startsWith("+0 ms GET /v1/charges on connection 1: status 503\n");
        assertThat(judged(RetryTerms.USUAL, gets(0, 100, 200))).isEmpty();
    }

    @Test
    void an_action_that_usually_asks_the_same_twice_may_try_each_three_times() {
        RetryRun run = new RetryRun("it is down", Optional.empty(), List.of(gets(0, 1, 2, 3, 4, 5)), 2);

        assertThat(new RetryJudge("x", RetryTerms.USUAL).judge(List.of(run))).isEmpty();
    }

    @Test
    void a_post_is_repeated_under_one_key_or_not_at_all() {
        ProxiedRequest bare = request("POST", 0, 1, 503, "{}");
        ProxiedRequest keyed = request("POST", 0, 1, 503, "{}", "Idempotency-Key", "k1");
        ProxiedRequest other = request("POST", 100, 1, 503, "{}", "Idempotency-Key", "k2");

        assertThat(rules(RetryTerms.USUAL, bare, bare)).containsExactly("retry.unsafe-without-key");
        assertThat(rules(RetryTerms.USUAL, keyed, keyed)).isEmpty();
        assertThat(rules(RetryTerms.USUAL, keyed, other)).containsExactly("retry.new-key-per-attempt");
        assertThat(rules(RetryTerms.USUAL, bare)).isEmpty();
    }

    @Test
    void two_posts_with_other_content_and_other_keys_are_two_calls() {
        List<LogicalCall> calls = LogicalCall.of(List.of(
                request("POST", 0, 1, 200, "{\"a\":1}", "Idempotency-Key", "k1"),
                request("POST", 1, 1, 200, "{\"a\":2}", "Idempotency-Key", "k2"),
                request("POST", 2, 1, 200, "{\"a\":1,\"try\":2}", "Idempotency-Key", "k1")));

        assertThat(calls).extracting(call -> call.attempts().size()).containsExactly(2, 1);
    }

    @Test
    void pauses_have_to_be_there_to_grow_and_to_differ() {
        assertThat(pauses(gets(0, 1, 2))).containsExactly("retry.no-backoff");
        assertThat(pauses(gets(0, 200, 400, 600))).containsExactly("retry.no-backoff");
        assertThat(pauses(gets(0, 100, 300), gets(0, 101, 302), gets(0, 100, 301), gets(0, 102, 300)))
                .containsExactly("retry.no-jitter");
        assertThat(pauses(gets(0, 100, 300), gets(0, 60, 240), gets(0, 140, 390), gets(0, 90, 200)))
                .isEmpty();
        assertThat(pauses(gets(0))).isEmpty();
    }

    @Property(tries = 300)
    void full_jitter_is_hardly_ever_blamed(@ForAll @IntRange(max = 1_000_000) int seed) {
        // rand(0.5..1) * 100 * 2^n: the "equal jitter" that most libraries draw
        Random random = new Random(seed);
        List<LogicalCall> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            long first = 50L + random.nextInt(51);
            long second = first + 100L + random.nextInt(101);
            calls.add(gets(0, first, second, second + 200L + random.nextInt(201)));
        }

        assertThat(pauses(calls.toArray(LogicalCall[]::new))).doesNotContain("retry.no-backoff");
    }

    @Test
    void retry_after_has_to_be_over_before_the_next_attempt() {
        assertThat(afterSecond(gets(0, 200))).containsExactly("retry.ignores-retry-after");
        assertThat(afterSecond(gets(0, 1010))).isEmpty();
        assertThat(afterSecond(gets(0, 960))).isEmpty();
        assertThat(afterSecond(gets(0))).isEmpty();
    }

    @Test
    void the_jdk_clients_own_repetition_is_shown_for_what_it_is() {
        ProxiedRequest lost = request("GET", 0, 1, 0, "", "User-Agent", "Java-http-client/17.0.15");
        ProxiedRequest again = request("GET", 2, 2, 200, "", "User-Agent", "Java-http-client/17.0.15");
        ProxiedRequest later = request("GET", 500, 2, 200, "", "User-Agent", "Java-http-client/17.0.15");

        assertThat(rules(RetryTerms.USUAL, lost, again)).containsExactly("retry.silent");
        assertThat(rules(RetryTerms.USUAL, lost, later)).isEmpty();
        assertThat(rules(RetryTerms.USUAL, again, again)).isEmpty();
    }

    @Test
    void amplification_is_the_product_of_the_layers() {
        RetryJudge judge = new RetryJudge("order while stock fails", RetryTerms.USUAL.amplifying(4));
        List<LayerCount> layers = List.of(new LayerCount("gateway", 1, 3), new LayerCount("stock", 2, 24));

        assertThat(judge.layers(layers).get(0).message())
                .isEqualTo("order while stock fails: expected 4 requests at stock for each usual one, at most, but 12"
                        + " arrived (3 at gateway × 4 at stock).");
        assertThat(judge.layers(List.of(new LayerCount("stock", 1, 4)))).isEmpty();
    }

    @Test
    void a_budget_bounds_the_retries_of_many_calls() {
        RetryJudge judge = new RetryJudge("pay while stripe fails", RetryTerms.USUAL.budget(0.2));

        assertThat(judge.budget(20, new LayerCount("stripe", 1, 24))).isEmpty();
        assertThat(judge.budget(20, new LayerCount("stripe", 1, 60)).get(0).message())
                .isEqualTo(
                        "pay while stripe fails: expected retries of 20 % of the calls at most, over 20 actions, but 40"
                                + " retries came on top of 20 calls (200 %).");
    }

    private static List<Finding> judged(RetryTerms terms, LogicalCall... calls) {
        return new RetryJudge("pay while stripe fails", terms)
                .judge(List.of(new RetryRun("it is down", Optional.empty(), List.of(calls), calls.length)));
    }

    private static List<String> rules(RetryTerms terms, ProxiedRequest... requests) {
        return judged(terms, LogicalCall.of(List.of(requests)).toArray(LogicalCall[]::new)).stream()
                .map(Finding::rule)
                .toList();
    }

    private static List<String> pauses(LogicalCall... calls) {
        List<RetryRun> runs = new ArrayList<>();
        for (LogicalCall call : calls) {
            runs.add(new RetryRun("it is down", Optional.empty(), List.of(call), 1));
        }
        return new RetryJudge("x", TERMS.attempts(9))
                .judge(runs).stream().map(Finding::rule).toList();
    }

    private static List<String> afterSecond(LogicalCall call) {
        RetryRun run = new RetryRun("429", Optional.of(Duration.ofSeconds(1)), List.of(call), 1);
        return new RetryJudge("x", TERMS)
                .judge(List.of(run)).stream().map(Finding::rule).toList();
    }
}
