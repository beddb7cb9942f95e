package dev.launchready.resilience.webhook;

import dev.launchready.net.NetFailure;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came of one delivery.
 *
 * @param mutation what was done to it
 * @param sent its header lines that have to do with the signature
 * @param status the answer's status; empty when there was none
 * @param failure why there was none
 * @param effects how many effects it had; 0 where none are counted
 */
public record WebhookTrial(
        Mutation mutation, String sent, OptionalInt status, Optional<NetFailure> failure, long effects) {

    /** {@return whether it was answered 2xx} */
    public boolean isAccepted() {
        return status.orElse(0) / 100 == 2;
    }

    /** {@return whether it was answered 4xx, other than because of too many or too slow requests} */
    public boolean isRefused() {
        return status.orElse(0) / 100 == 4 && !isPutOff();
    }

    /** {@return whether the endpoint put it off without looking at it: 408, 425 or 429} */
    public boolean isPutOff() {
        int code = status.orElse(0);
        return code == 408 || code == 425 || code == 429;
    }

    /** {@return the answer for people: its status, or why there was none} */
    public String answer() {
        return status.isPresent()
                ? String.valueOf(status.getAsInt())
                : failure.map(f -> f.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .orElse("no answer");
    }
}
