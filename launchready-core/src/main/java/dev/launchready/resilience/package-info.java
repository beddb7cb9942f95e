/**
 * What users see when a dependency fails. {@link dev.launchready.resilience.Resilience} lets one dependency fail while a
 * user acts, {@link dev.launchready.resilience.FailureMatrix} every one in every way that applies.
 *
 * <p>The oracle is pure: {@link dev.launchready.resilience.UserSaw} is what came out, {@link
 * dev.launchready.resilience.Clarity} what it is worth to the person who waits for it.
 */
@NullMarked
package dev.launchready.resilience;

import org.jspecify.annotations.NullMarked;
