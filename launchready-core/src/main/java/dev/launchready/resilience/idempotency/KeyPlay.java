package dev.launchready.resilience.idempotency;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.net.HttpCall;
import dev.launchready.resilience.idempotency.Counting.Uncounted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/** Sends the cases of one API, each under a key of its own. */
final class KeyPlay {
    static final String FIELD = "Idempotency-Key";

    private static final int AT_ONCE = 8;

    private final HttpCall request;
    private final Optional<byte[]> otherPayload;
    private final KeyTerms terms;
    private final int rounds;
    private final Launch launch;
    private final Deadline deadline;
    private final Optional<Counting> counting;

    KeyPlay(
            HttpCall request,
            Optional<String> otherPayload,
            Optional<Effect> effect,
            KeyTerms terms,
            int rounds,
            Launch launch) {
        this.request = request;
        this.otherPayload = otherPayload
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .or(() -> request.body().flatMap(KeyPlay::altered));
        this.terms = terms;
        this.rounds = rounds;
        this.launch = launch;
        this.deadline = launch.startDeadline();
        this.counting = effect.map(count -> new Counting(count, Optional.empty(), deadline));
    }

    /** {@return why not all was tried; empty when it was} */
    Optional<String> into(List<KeyTrial> trials) {
        try {
            String key = newKey();
            DeliveryReply first = add(trials, KeyCase.FIRST, List.of(), () -> List.of(send(withKey(request, key))));
            if (!first.isAcknowledged()) {
                return Optional.empty();
            }
            replay(trials, key, first);
            if (otherPayload.isPresent()) {
                HttpCall other = withKey(request.withBody(otherPayload.get()), key);
                add(trials, KeyCase.OTHER_PAYLOAD, List.of(first), () -> List.of(send(other)));
            }
            add(trials, KeyCase.NO_KEY, List.of(), () -> List.of(send(request)));
            String other = terms.quoted() ? newKey() : "\"" + newKey() + "\"";
            add(trials, KeyCase.OTHER_FORM, List.of(), () -> List.of(send(request.withHeader(FIELD, other))));
            add(
                    trials,
                    KeyCase.EMPTY_KEY,
                    List.of(),
                    () -> List.of(send(request.withHeader(FIELD, terms.quoted() ? "\"\"" : ""))));
            for (int round = 0; round < rounds && !deadline.hasExpired(); round++) {
                List<KeyTrial> burst = new ArrayList<>();
                HttpCall call = withKey(request, newKey());
                add(burst, KeyCase.AT_ONCE, List.of(), () -> atOnce(call));
                if (round == 0 || isWrong(burst.get(0))) {
                    trials.add(burst.get(0));
                }
                if (isWrong(burst.get(0))) {
                    break;
                }
            }
            return Optional.empty();
        } catch (Uncounted e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The replay's effects are those of both requests: the first's is one, as it was accepted. */
    private void replay(List<KeyTrial> trials, String key, DeliveryReply first) throws Uncounted {
        List<KeyTrial> played = new ArrayList<>();
        add(played, KeyCase.REPLAY, List.of(first), () -> List.of(send(withKey(request, key))));
        KeyTrial again = played.get(0);
        trials.add(new KeyTrial(
                KeyCase.REPLAY,
                again.replies(),
                again.effects().isPresent() ? OptionalLong.of(again.effects().getAsLong() + 1) : OptionalLong.empty()));
    }

    private DeliveryReply add(
            List<KeyTrial> trials, KeyCase what, List<DeliveryReply> before, Supplier<List<DeliveryReply>> sending)
            throws Uncounted {
        long count = counting.isPresent() ? counting.get().now("") : 0;
        List<DeliveryReply> replies = new ArrayList<>(before);
        replies.addAll(sending.get());
        OptionalLong effects =
                counting.isPresent() ? OptionalLong.of(counting.get().now("") - count) : OptionalLong.empty();
        KeyTrial trial = new KeyTrial(what, replies, effects);
        trials.add(trial);
        return trial.last();
    }

    private DeliveryReply send(HttpCall call) {
        return new HttpTransport(operation -> call, launch).send(once(), deadline);
    }

    private List<DeliveryReply> atOnce(HttpCall call) {
        HttpTransport transport = new HttpTransport(operation -> call, launch);
        return transport.sendAtOnce(Collections.nCopies(AT_ONCE, once()), deadline);
    }

    private Operation once() {
        return Operation.first("key", launch.clock().instant());
    }

    private static boolean isWrong(KeyTrial trial) {
        return trial.effects().orElse(1) != 1
                || trial.replies().stream().anyMatch(reply -> !reply.isAcknowledged() && !reply.isPutOff())
                || trial.replies().stream()
                                .filter(DeliveryReply::isAcknowledged)
                                .distinct()
                                .count()
                        > 1;
    }

    private HttpCall withKey(HttpCall call, String key) {
        return call.withHeader(FIELD, terms.quoted() ? "\"" + key + "\"" : key);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** Another digit makes another payload of most; one without a digit needs {@link IdempotencyKeys#otherwise}. */
    private static Optional<byte[]> altered(byte[] payload) {
        byte[] other = payload.clone();
        for (int i = other.length - 1; i >= 0; i--) {
            if (other[i] >= '0' && other[i] <= '9') {
                other[i] = (byte) (other[i] == '9' ? '8' : other[i] + 1);
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }
}
