/**
 * AssertJ assertions on what LaunchReady sees. An assertion on the facts of a concern fails with findings under their
 * rules, so that the report ranks them and a waiver can name them; {@link
 * dev.launchready.assertj.LaunchAssertions#assertThat} is the entry, {@link
 * dev.launchready.assertj.LaunchSoftAssertions} gathers several.
 */
@NullMarked
package dev.launchready.assertj;

import org.jspecify.annotations.NullMarked;
