package dev.launchready.resilience.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.launchready.net.HttpHeader;
import dev.launchready.net.Url;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ForgerTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final Url TARGET = Url.of("http://127.0.0.1/hooks");
    private static final WebhookEvent EVENT =
            WebhookEvent.json("evt_1", "invoice.paid", "{\"id\":\"evt_1\",\"amount\":4200}");

    @Test
    void stripe_has_every_mutation_that_its_scheme_leaves_room_for() {
        Forger forger = new Forger(WebhookSender.stripe("whsec_a"), TARGET, NOW);

        List<Mutation> without = Arrays.stream(Mutation.values())
                .filter(mutation -> forger.forge(mutation, EVENT).isEmpty())
                .toList();

        assertThat(without)
                .containsExactly(
                        Mutation.PREVIOUS_SECRET,
                        Mutation.OTHER_TARGET,
                        Mutation.NO_TIMESTAMP,
                        Mutation.NO_ID,
                        Mutation.RENAMED,
                        Mutation.DOUBLED_TIMESTAMP,
                        Mutation.DOUBLED_ID);
    }

    @Test
    void a_time_is_twice_the_window_off_and_at_least_a_minute_beyond_it() {
        assertThat(time(WebhookSender.stripe("a"), Mutation.STALE)).isEqualTo(NOW.getEpochSecond() - 600);
        assertThat(time(WebhookSender.stripe("a"), Mutation.FUTURE)).isEqualTo(NOW.getEpochSecond() + 600);
        assertThat(time(WebhookSender.paddle("a"), Mutation.STALE)).isEqualTo(NOW.getEpochSecond() - 65);
        assertThat(time(WebhookSender.elevenLabs("a"), Mutation.FUTURE)).isEqualTo(NOW.getEpochSecond() + 3600);
        assertThat(new Forger(WebhookSender.gitHub("a"), TARGET, NOW).forge(Mutation.STALE, EVENT))
                .isEmpty();
    }

    @Test
    void no_two_mutations_are_the_same_delivery() {
        for (WebhookSender sender : List.of(
                WebhookSender.stripe("whsec_a"),
                WebhookSender.svix("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                WebhookSender.slack("a"),
                WebhookSender.twilio("a"),
                WebhookSender.square("a"))) {
            Forger forger = new Forger(sender, TARGET, NOW);
            Set<String> seen = new HashSet<>();
            for (Mutation mutation : Mutation.values()) {
                Optional<SignedDelivery> delivery = forger.forge(mutation, EVENT);
                assertThat(delivery.isEmpty() || seen.add(octets(delivery.get())))
                        .as(sender + " " + mutation)
                        .isTrue();
            }
        }
    }

    @Test
    void github_falls_back_to_its_old_field_in_the_weaker_algorithm() {
        SignedDelivery delivery = new Forger(WebhookSender.gitHub("a"), TARGET, NOW)
                .forge(Mutation.OTHER_ALGORITHM, EVENT)
                .orElseThrow();

        assertThat(delivery.header("X-Hub-Signature-256")).isEmpty();
        assertThat(delivery.header("X-Hub-Signature").orElseThrow()).matches("sha1=[0-9a-f]{40}");
    }

    @Property(tries = 300)
    void one_octet_is_altered_outside_the_id_and_json_stays_json(
            @ForAll @IntRange(min = 0) int amount, @ForAll @IntRange(min = 0, max = 99_999) int number) {
        String id = "evt_" + number;
        WebhookEvent event = WebhookEvent.json(id, "x", "{\"amount\":" + amount + ",\"id\":\"" + id + "\"}");

        byte[] altered = Forger.altered(event);

        String text = event.withBody(altered).text();
        assertThat(Arrays.mismatch(altered, event.body())).isNotNegative();
        assertThat(different(altered, event.body())).isEqualTo(1);
        assertThat(text).contains(id);
        assertThat(JsonParser.parseString(text).getAsJsonObject().get("amount").getAsLong())
                .isNotEqualTo(amount);
    }

    @Property(tries = 200)
    void content_without_a_digit_is_altered_in_one_octet_too(@ForAll @StringLength(min = 1, max = 40) String text) {
        WebhookEvent event = WebhookEvent.json("evt", "x", text);

        assertThat(different(Forger.altered(event), event.body())).isEqualTo(1);
    }

    @Test
    void json_is_spelt_otherwise_and_means_the_same() {
        WebhookEvent event = WebhookEvent.json("evt_1", "x", "{\"b\":[1.50,{\"y\":null,\"x\":\"<é>\"}],\"a\":1e3}");

        List<byte[]> spellings = List.of(
                JsonSpelling.spacedOtherwise(event).orElseThrow(),
                JsonSpelling.reordered(event).orElseThrow(),
                JsonSpelling.unusual(event).orElseThrow());

        assertThat(spellings).allSatisfy(octets -> {
            assertThat(octets).isNotEqualTo(event.body());
            assertThat(JsonParser.parseString(event.withBody(octets).text()))
                    .isEqualTo(JsonParser.parseString(event.text()));
        });
        assertThat(event.withBody(spellings.get(1)).text()).startsWith("{\"a\":1e3");
        assertThat(JsonSpelling.reordered(WebhookEvent.json("e", "x", "{\"a\":1}")))
                .isEmpty();
        assertThat(JsonSpelling.spacedOtherwise(WebhookEvent.json("e", "x", "no json")))
                .isEmpty();
        assertThat(JsonSpelling.unusual(Endpoint.FORM)).isEmpty();
    }

    private static long time(WebhookSender sender, Mutation mutation) {
        SignedDelivery delivery =
                new Forger(sender, TARGET, NOW).forge(mutation, EVENT).orElseThrow();
        String header = delivery.headers().get(delivery.headers().size() - 1).value();
        return Long.parseLong(header.replaceFirst("^ts?=(\\d+).*", "$1"));
    }

    private static String octets(SignedDelivery delivery) {
        return delivery.target() + " "
                + delivery.headers().stream().map(HttpHeader::line).toList() + delivery.text();
    }

    private static int different(byte[] one, byte[] other) {
        int count = Math.abs(one.length - other.length);
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            count += one[i] == other[i] ? 0 : 1;
        }
        return count;
    }
}
