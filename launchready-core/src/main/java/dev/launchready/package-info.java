/**
 * Floor 2, the vocabulary: what a launch is, what a check is, and what it may say. A {@link dev.launchready.Check} is a
 * value; a {@link dev.launchready.Launch} says where and how to look; running one on the other gives a {@link
 * dev.launchready.CheckResult}, and all results together a {@link dev.launchready.LaunchReport} ranked by what each
 * finding costs the business.
 */
@NullMarked
package dev.launchready;

import org.jspecify.annotations.NullMarked;
