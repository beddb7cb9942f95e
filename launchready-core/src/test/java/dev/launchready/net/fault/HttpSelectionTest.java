package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("StringConcatToTextBlock") // the line ends are CRLF
class HttpSelectionTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @Test
    void the_requests_of_a_path_are_counted_from_the_injection_on() {
        Talk talk = new Talk();
        assertThat(statuses(talk, "/a")).containsExactly(200);
        talk.inject(Fault.status(503).onPath("/a").onRequests(2, 3));

        assertThat(statuses(talk, "/a", "/b", "/a", "/b", "/a", "/a")).containsExactly(200, 200, 503, 200, 503, 200);
    }

    @Test
    void the_first_attempts_of_each_call_are_hit() {
        Talk talk = Talk.suffering(Fault.status(503).onFirstAttempts(2));

        assertThat(statuses(talk, "/a", "/a", "/b", "/a", "/b", "/b")).containsExactly(503, 503, 503, 200, 503, 200);
    }

    @Test
    void of_two_faults_the_one_set_first_acts_and_the_other_when_that_has_ended() {
        Talk talk = new Talk();
        ActiveFault first = talk.inject(Fault.status(500));
        talk.inject(Fault.status(502));
        assertThat(statuses(talk, "/")).containsExactly(500);

        first.close();

        assertThat(statuses(talk, "/")).containsExactly(502);
    }

    @Test
    void a_probability_hits_the_same_requests_each_time_and_about_as_many_as_it_says() {
        List<Integer> once = statuses(Talk.suffering(Fault.status(503).withProbability(0.3)), paths(1000));
        List<Integer> again = statuses(Talk.suffering(Fault.status(503).withProbability(0.3)), paths(1000));

        assertThat(again).isEqualTo(once);
        assertThat(once.stream().filter(status -> status == 503).count()).isBetween(250L, 350L);
    }

    @Test
    void a_later_fault_of_the_same_kind_throws_other_dice() {
        Talk second = Talk.suffering(
                Fault.slowDrip(1, java.time.Duration.ZERO), Fault.status(503).withProbability(0.5));

        second.faults.remove(0);

        assertThat(statuses(second, paths(100)))
                .isNotEqualTo(statuses(Talk.suffering(Fault.status(503).withProbability(0.5)), paths(100)));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat,     /v1/chat,             true",
        "/v1/chat,     /v1/chat?x=/v1,       true",
        "/v1/chat,     http://a.test/v1/chat, true",
        "/v1/chat,     /v1/chats,            false",
        "/v1/*,        /v1/chat,             true",
        "/v1/*,        /v1/,                 true",
        "/v1/*,        /v1/chat/1,           false",
        "/v1/**,       /v1/chat/1,           true",
        "**/messages,  /v1/a/messages,       true",
        "/v1/*/x,      /v1/a/x,              true",
        "/v1.,         /v12,                 false",
        "**,           *,                    true",
        "/**,          http://a.test,        true",
        "/**,          http://a.test?x=/,    true",
    })
    void a_glob_matches_the_path_without_its_query(String glob, String target, boolean hit) {
        Talk talk = Talk.suffering(Fault.status(503).onPath(glob));

        assertThat(statuses(talk, target)).containsExactly(hit ? 503 : 200);
    }

    private static String[] paths(int count) {
        String[] paths = new String[count];
        for (int i = 0; i < count; i++) {
            paths[i] = "/" + i;
        }
        return paths;
    }

    private static List<Integer> statuses(Talk talk, String... targets) {
        int before = talk.log.all().size();
        for (String target : targets) {
            talk.asks("GET " + target + " HTTP/1.1\r\n\r\n").answers(OK);
        }
        List<Integer> statuses = new ArrayList<>();
        talk.log
                .all()
                .subList(before, before + targets.length)
                .forEach(request -> statuses.add(request.status().orElse(0)));
        return statuses;
    }
}
