/** Launch checks as JUnit nodes. */
@NullMarked
package dev.launchready.junit;

import org.jspecify.annotations.NullMarked;
