package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.Confidence;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpReply;
import dev.launchready.net.Network;
import dev.launchready.net.Url;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a secret works is asked only where that is declared, of a server of the test, and never printed. */
class VerificationTest {
    private static final String STRIPE = "secrets.stripe-live-secret-key";

    private final String token = Tokens.stripe(1);
    private final List<SecretMatch> matches = Tokens.scan("app.js", "k=\"" + token + "\"; again=\"" + token + "\"");

    @Test
    void a_live_secret_is_a_blocker_beyond_doubt_and_asked_about_once() {
        try (LoopbackHttp provider = answering(200)) {
            List<SecretMatch> told = ask(provider, new Asking(provider));

            assertThat(told).hasSize(2).allSatisfy(match -> {
                assertThat(match.confidence()).isEqualTo(Confidence.HIGH);
                assertThat(match.impact()).isEqualTo(Impact.LAUNCH_BLOCKER);
                assertThat(match.reasons()).contains("it works today: 127.0.0.1 accepts it");
            });
            assertThat(provider.requests()).hasSize(1);
            assertThat(provider.requests().get(0).header("Authorization")).hasValue("Bearer " + token);
        }
    }

    @Test
    void a_revoked_one_is_left_to_tidy_up() {
        try (LoopbackHttp provider = answering(401)) {
            SecretMatch told = ask(provider, new Asking(provider)).get(0);

            assertThat(told.impact()).isEqualTo(Impact.CLEANUP);
            assertThat(told.reasons()).contains("it works no more: 127.0.0.1 refuses it");
        }
    }

    @Test
    void one_of_which_nobody_knows_stays_what_it_was() {
        try (LoopbackHttp provider = answering(503)) {
            SecretMatch told = ask(provider, new Asking(provider)).get(0);

            assertThat(told.impact()).isEqualTo(matches.get(0).impact());
            assertThat(told.confidence()).isEqualTo(matches.get(0).confidence());
            assertThat(told.reasons()).contains("whether it works is not known: the status is 503");
        }
    }

    @Test
    void a_provider_that_is_not_there_or_says_nothing_leaves_it_open() {
        LoopbackHttp gone = LoopbackHttp.start();
        gone.close();
        try (LoopbackHttp silent =
                LoopbackHttp.start(request -> Response.raw("").thenStall())) {
            assertThat(ask(gone, new Asking(gone)).get(0).reasons())
                    .contains("whether it works is not known: 127.0.0.1 did not answer (refused)");
            assertThat(ask(silent, new Asking(silent)).get(0).reasons())
                    .contains("whether it works is not known: 127.0.0.1 did not answer (no answer)");
        }
    }

    @Test
    void nobody_is_asked_without_permission() {
        try (LoopbackHttp provider = answering(200)) {
            List<SecretMatch> told = Verification.none().applyTo(matches, network(), deadline());

            assertThat(told).isEqualTo(matches);
            assertThat(provider.requests()).isEmpty();
        }
    }

    @Test
    void a_verifier_is_refused_whose_host_is_not_declared() {
        try (LoopbackHttp provider = answering(200)) {
            assertThatThrownBy(() -> Verification.at("api.stripe.test").with(new Asking(provider)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("gives secrets to 127.0.0.1, which is not declared")
                    .hasMessageContaining("Verification.at(\"127.0.0.1\")");
        }
    }

    @Test
    void a_second_verifier_of_a_rule_and_one_of_no_rule_are_refused() {
        try (LoopbackHttp provider = answering(200)) {
            Verification one = Verification.at("127.0.0.1").with(new Asking(provider));

            assertThatThrownBy(() -> one.with(new Asking(provider))).hasMessageContaining("give one for each rule");
            assertThatThrownBy(() -> one.with(new Asking(provider) {
                        @Override
                        public String rule() {
                            return "secrets.no-such";
                        }
                    }))
                    .hasMessageContaining("which is no rule");
            assertThatThrownBy(Verification::at).hasMessageContaining("no host is declared");
        }
    }

    @Test
    void an_address_elsewhere_is_not_asked() {
        try (LoopbackHttp provider = answering(200)) {
            SecretMatch told = ask(provider, new Asking(provider) {
                        @Override
                        public HttpCall ask(String secret) {
                            return HttpCall.get(Url.of("http://localhost:" + provider.port() + "/"));
                        }
                    })
                    .get(0);

            assertThat(told.reasons())
                    .anyMatch(reason -> reason.contains("meant another address, which was not asked"));
            assertThat(provider.requests()).isEmpty();
        }
    }

    @Test
    void a_verifier_that_fails_or_talks_does_not_print_the_secret() {
        try (LoopbackHttp provider = answering(200)) {
            SecretMatch failed = ask(provider, new Asking(provider) {
                        @Override
                        public Liveness read(HttpReply reply) {
                            throw new IllegalStateException("bad answer for " + token);
                        }
                    })
                    .get(0);
            SecretMatch talkative = ask(provider, new Asking(provider) {
                        @Override
                        public Liveness read(HttpReply reply) {
                            return Liveness.unknown("no account for " + token);
                        }
                    })
                    .get(0);

            assertThat(failed.reasons()).anyMatch(r -> r.endsWith("its verifier failed (IllegalStateException)"));
            assertThat(talkative.reasons()).anyMatch(r -> r.contains("a reason that holds part of it"));
            for (int i = 0; i + 8 <= token.length(); i++) {
                assertThat(failed.toString() + talkative).doesNotContain(token.substring(i, i + 8));
            }
        }
    }

    @Test
    void more_secrets_than_a_guest_asks_about_are_left_open() {
        List<SecretMatch> many = new ArrayList<>();
        for (int i = 0; i < Verification.MOST + 5; i++) {
            many.addAll(Tokens.scan("app.js", Tokens.stripe(100 + i)));
        }
        try (LoopbackHttp provider = answering(401)) {
            List<SecretMatch> told =
                    Verification.at("127.0.0.1").with(new Asking(provider)).applyTo(many, network(), deadline());

            assertThat(provider.requests()).hasSize(Verification.MOST);
            assertThat(told.stream().filter(m -> m.impact() == Impact.CLEANUP)).hasSize(Verification.MOST);
        }
    }

    @Test
    void a_revoked_secret_in_a_tree_is_left_to_tidy_up(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("app.js"), "k='" + token + "'");
        try (LoopbackHttp provider = answering(401)) {
            Launch launch = Launch.at("acme.test").with(Network::loopbackOnly);
            Secrets check = Secrets.in(root);

            Finding before = check.run(launch).findings().get(0);
            Finding after = check.verifying(Verification.at("127.0.0.1").with(new Asking(provider)))
                    .run(launch)
                    .findings()
                    .get(0);

            assertThat(before.impact()).isEqualTo(Impact.LAUNCH_BLOCKER);
            assertThat(after.impact()).isEqualTo(Impact.CLEANUP);
            assertThat(after.evidence().toString()).contains("it works no more: 127.0.0.1 refuses it");
        }
    }

    private static LoopbackHttp answering(int status) {
        return LoopbackHttp.start(request -> Response.status(status));
    }

    private List<SecretMatch> ask(LoopbackHttp provider, SecretVerifier verifier) {
        assertThat(provider.port()).isPositive();
        return Verification.at("127.0.0.1").with(verifier).applyTo(matches, network(), deadline());
    }

    private static Network network() {
        return Network.system().loopbackOnly();
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofMillis(1500));
    }

    /** Asks the server of the test. */
    private static class Asking implements SecretVerifier {
        private final int port;

        Asking(LoopbackHttp provider) {
            this.port = provider.port();
        }

        @Override
        public String rule() {
            return STRIPE;
        }

        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public HttpCall ask(String secret) {
            return HttpCall.get(Url.of("http://127.0.0.1:" + port + "/v1/balance"))
                    .withHeader("Authorization", "Bearer " + secret);
        }

        @Override
        public Liveness read(HttpReply reply) {
            return switch (reply.status()) {
                case 200 -> Liveness.live();
                case 401 -> Liveness.revoked();
                default -> Liveness.unknown("the status is " + reply.status());
            };
        }
    }
}
