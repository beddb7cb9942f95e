package dev.launchready.resilience.limit;

import java.util.OptionalDouble;

/**
 * What a backlog showed.
 *
 * @param before its depth before the consumer was stalled; empty when it could not be read
 * @param peak the greatest depth while it was stalled; empty when it could not be read
 * @param end the last depth after it could work again; empty when it could not be read
 * @param reason why it could not be read; empty otherwise
 */
public record BacklogSeen(OptionalDouble before, OptionalDouble peak, OptionalDouble end, String reason) {}
