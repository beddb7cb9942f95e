/**
 * What the large mailbox providers ask of those who send to them, as dated data, and whether a domain meets it.
 */
@NullMarked
package dev.launchready.email.profile;

import org.jspecify.annotations.NullMarked;
