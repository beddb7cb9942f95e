/**
 * One message as the app really sends it: what it says in its header, whether its DKIM signature holds and is aligned
 * with From (RFC 9989 section 4.4), and whether a subscriber can leave with one click (RFC 8058).
 */
@NullMarked
package dev.launchready.email.message;

import org.jspecify.annotations.NullMarked;
