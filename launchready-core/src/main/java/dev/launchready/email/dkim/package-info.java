/**
 * DKIM (RFC 6376, 8301, 8463): signatures of a real message verified, and key records of declared selectors audited.
 */
@NullMarked
package dev.launchready.email.dkim;

import org.jspecify.annotations.NullMarked;
