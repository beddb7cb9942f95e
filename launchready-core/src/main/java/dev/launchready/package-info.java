/** The vocabulary of a launch. */
@NullMarked
package dev.launchready;

import org.jspecify.annotations.NullMarked;
