/**
 * How the product tries again when a dependency fails, counted where the attempts arrive: {@link
 * dev.launchready.resilience.retry.Retries}.
 */
@NullMarked
package dev.launchready.resilience.retry;

import org.jspecify.annotations.NullMarked;
