/**
 * Servers that play the world on loopback: for tests of a launch, and of this library, that must not leave the machine.
 * Each does what it is told, also what no good server would do.
 */
@NullMarked
package dev.launchready.net.loopback;

import org.jspecify.annotations.NullMarked;
