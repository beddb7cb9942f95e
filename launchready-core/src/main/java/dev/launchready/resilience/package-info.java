/**
 * What users see when a dependency fails.
 *
 * <p>The oracle is pure: {@link dev.launchready.resilience.UserSaw} is what came out, {@link
 * dev.launchready.resilience.Clarity} what it is worth to the person who waits for it.
 */
@NullMarked
package dev.launchready.resilience;

import org.jspecify.annotations.NullMarked;
