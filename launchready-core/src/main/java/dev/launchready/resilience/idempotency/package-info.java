/**
 * Idempotency: the same operation delivered under every schedule that matters has one effect.
 *
 * <p>{@link dev.launchready.resilience.idempotency.Idempotency} is the entry for webhooks and any other delivery, {@link
 * dev.launchready.resilience.idempotency.IdempotencyKeys} the one for APIs that take an Idempotency-Key. An application
 * that calls {@link dev.launchready.resilience.idempotency.Checkpoints} lets the orders be enumerated; any other is put
 * under stress. {@link dev.launchready.resilience.idempotency.IdempotencyRule} is the catalogue.
 */
@NullMarked
package dev.launchready.resilience.idempotency;

import org.jspecify.annotations.NullMarked;
