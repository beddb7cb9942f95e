/**
 * Limits that protect the product from too much: {@link dev.launchready.resilience.limit.RateLimit} for callers that ask
 * too often, {@link dev.launchready.resilience.limit.Backlog} for queues that nobody empties.
 */
@NullMarked
package dev.launchready.resilience.limit;

import org.jspecify.annotations.NullMarked;
