package dev.launchready.resilience.idempotency;

import static dev.launchready.resilience.idempotency.Instance.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import dev.launchready.net.HttpCall;
import dev.launchready.net.Url;
import dev.launchready.net.fault.ActiveFault;
import dev.launchready.net.fault.Fault;
import dev.launchready.net.fault.FaultProxy;
import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.Response;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Real servers with one mistake each that shows only when they restart, are two, race, fail or get events out of order. */
class SeededServersTest {
    private final AtomicLong charges = new AtomicLong();
    private final Map<String, String> stored = new ConcurrentHashMap<>();
    private final AtomicBoolean answersAreLost = new AtomicBoolean();

    @Test
    void one_that_remembers_in_memory_forgets_when_its_process_ends() {
        Instance[] running = {remembering()};
        Idempotency receiver = Idempotency.of("payment webhook")
                .delivering(Delivery.http(operation -> running[0].call(operation)))
                .effect(charges::get)
                .restarting(() -> {
                    running[0].close();
                    running[0] = remembering();
                })
                .atOnce(2, 1);

        try {
            assertThat(Shop.rules(Shop.run(receiver))).containsExactly("idempotency.forgotten-after-restart");
        } finally {
            running[0].close();
        }
    }

    @Test
    void two_instances_that_remember_each_for_itself_charge_twice() {
        try (Instance one = remembering();
                Instance other = remembering()) {
            Idempotency receiver = Idempotency.of("payment webhook")
                    .delivering(
                            Delivery.http(operation -> (operation.attempt() % 2 == 0 ? other : one).call(operation)))
                    .effect(charges::get)
                    .atOnce(2, 1);

            assertThat(Shop.rules(Shop.run(receiver))).containsExactly("idempotency.duplicated-effect");
        }
    }

    @Test
    void one_whose_unique_constraint_becomes_a_500_in_a_race_only() {
        Window window = new Window();

        CheckResult result = judged(request -> {
            String id = Instance.id(request);
            if (stored.containsKey(id)) {
                return RECEIVED;
            }
            window.pass(id);
            if (stored.putIfAbsent(id, "") != null) {
                return Response.status(500);
            }
            charges.incrementAndGet();
            return RECEIVED;
        });

        assertThat(Shop.rules(result)).containsExactly("idempotency.error-on-duplicate");
        assertThat(result.findings().get(0).message()).contains("delivered several times at once, but it got 500");
    }

    @Test
    void one_that_knows_an_event_again_by_a_digest_of_content_that_names_the_time() {
        CheckResult result = judged(request -> {
            if (stored.putIfAbsent(request.body(), "") == null) {
                charges.incrementAndGet();
            }
            return RECEIVED;
        });

        assertThat(Shop.rules(result)).containsExactly("idempotency.keyed-by-attempt");
    }

    @Test
    void one_that_acknowledges_before_its_work_and_drops_what_fails() {
        AtomicBoolean away = new AtomicBoolean();
        Handler handler = request -> {
            if (stored.putIfAbsent(Instance.id(request), "") == null && !away.get()) {
                charges.incrementAndGet();
            }
            return RECEIVED;
        };

        assertThat(rulesWhileAway(handler, away)).containsExactly("idempotency.failure-acknowledged");
    }

    @Test
    void one_that_records_before_the_effect_and_loses_it_when_that_fails() {
        AtomicBoolean away = new AtomicBoolean();
        Handler handler = request -> {
            if (stored.putIfAbsent(Instance.id(request), "") != null) {
                return RECEIVED;
            }
            if (away.get()) {
                return Response.status(503);
            }
            charges.incrementAndGet();
            return RECEIVED;
        };

        assertThat(rulesWhileAway(handler, away)).containsExactly("idempotency.lost-effect");
    }

    @Test
    void one_that_forgets_an_event_whose_answer_was_lost_by_the_network() {
        try (Instance server = Instance.of(request -> {
                    if (stored.putIfAbsent(Instance.id(request), "") == null) {
                        charges.incrementAndGet();
                    }
                    return RECEIVED;
                });
                FaultProxy network = FaultProxy.to(URI.create("http://127.0.0.1:" + server.port()))
                        .start()) {
            Idempotency right = through(network);
            assertThat(Shop.run(right).findings()).isEmpty();
            assertThat(Shop.run(right).unseen()).isEmpty();
        }

        try (Instance server = Instance.of(request -> {
                    if (!stored.containsKey(Instance.id(request))) {
                        charges.incrementAndGet();
                        // as a filter does that stores the answer only once it has been written to the client
                        if (!answersAreLost.get()) {
                            stored.put(Instance.id(request), "");
                        }
                    }
                    return RECEIVED;
                });
                FaultProxy network = FaultProxy.to(URI.create("http://127.0.0.1:" + server.port()))
                        .start()) {
            assertThat(Shop.rules(Shop.run(through(network)))).containsExactly("idempotency.repeated-after-crash");
        }
    }

    @Test
    void one_that_applies_an_old_event_that_comes_again() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Map<String, Integer> versions = new ConcurrentHashMap<>();

        CheckResult result = ordered(
                request -> {
                    int version = Instance.version(request);
                    // an event that is known is taken for a wish to apply it once more
                    if (!seen.add(Instance.id(request))
                            || versions.getOrDefault(Instance.subject(request), 0) < version) {
                        versions.put(Instance.subject(request), version);
                    }
                    return RECEIVED;
                },
                versions);

        assertThat(result.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo(
                                "subscription webhook: expected the state \"2\" with the older event delivered again after"
                                        + " the newer one, but it is \"1\"."));
    }

    @Test
    void one_that_refuses_or_fails_on_an_outdated_event() {
        Map<String, Integer> versions = new ConcurrentHashMap<>();

        for (int status : new int[] {409, 500}) {
            CheckResult result = ordered(
                    request -> {
                        int version = Instance.version(request);
                        if (versions.getOrDefault(Instance.subject(request), 0) > version) {
                            return Response.status(status);
                        }
                        versions.put(Instance.subject(request), version);
                        return RECEIVED;
                    },
                    versions);

            assertThat(Shop.rules(result))
                    .containsExactly(
                            status == 409 ? "idempotency.duplicate-refused" : "idempotency.error-on-duplicate");
        }
    }

    @Test
    void one_that_compares_versions_is_found_right() {
        Map<String, Integer> versions = new ConcurrentHashMap<>();

        CheckResult result = ordered(
                request -> {
                    versions.merge(Instance.subject(request), Instance.version(request), Math::max);
                    return RECEIVED;
                },
                versions);

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen()).isEmpty();
        assertThat(result.exhibits().toString())
                .contains("the newer event delivered before the older one", "the older event delivered again");
    }

    private Idempotency through(FaultProxy network) {
        return Idempotency.of("payment webhook")
                .delivering(Delivery.http(operation ->
                        HttpCall.post(Url.of(network.uri() + "/events"), "text/plain", operation.id() + " a b c")))
                .effect(charges::get)
                .failing(() -> {
                    ActiveFault lost = network.inject(Fault.closeBeforeResponse());
                    answersAreLost.set(true);
                    return () -> {
                        answersAreLost.set(false);
                        lost.close();
                    };
                })
                .atOnce(2, 1);
    }

    private CheckResult judged(Handler handler) {
        try (Instance server = Instance.of(handler)) {
            return Shop.run(receiver(server).atOnce(8, 10));
        }
    }

    private Idempotency receiver(Instance server) {
        return Idempotency.of("payment webhook")
                .delivering(Delivery.http(server::call))
                .effect(charges::get)
                .atOnce(2, 1);
    }

    private static CheckResult ordered(Handler handler, Map<String, Integer> versions) {
        try (Instance server = Instance.of(handler)) {
            return Idempotency.of("subscription webhook")
                    .keepsTheNewest(
                            Delivery.http(operation -> server.call(operation, 1)),
                            Delivery.http(operation -> server.call(operation, 2)),
                            versions::get)
                    .run(Shop.launch());
        }
    }

    /** Keeps what it knows in a set of its own, which ends with it. */
    private Instance remembering() {
        Set<String> known = new HashSet<>();
        return Instance.of(request -> {
            synchronized (known) {
                if (known.add(Instance.id(request))) {
                    charges.incrementAndGet();
                }
            }
            return RECEIVED;
        });
    }

    /** What is found of a server whose dependency can be sent away. */
    private List<String> rulesWhileAway(Handler handler, AtomicBoolean away) {
        try (Instance server = Instance.of(handler)) {
            return Shop.rules(Shop.run(receiver(server).failing(() -> {
                away.set(true);
                return () -> away.set(false);
            })));
        }
    }
}
