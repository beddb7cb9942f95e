/** Acme, a small AI product. */
@NullMarked
package dev.launchready.examples.acme;

import org.jspecify.annotations.NullMarked;
