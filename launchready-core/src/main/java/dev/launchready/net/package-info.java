/**
 * Floor 1, the door: the only code of LaunchReady that opens a socket. Everything here looks and nothing here judges;
 * what was seen comes back as records that say what was on the wire, and a wait always ends at a {@link
 * dev.launchready.net.Deadline}.
 */
@NullMarked
package dev.launchready.net;

import org.jspecify.annotations.NullMarked;
