/**
 * DMARC (RFC 9989, and RFC 7489 for receivers that still go by it): what a domain wants done with mail that is not its
 * own. {@link dev.launchready.email.dmarc.DmarcEvaluator} evaluates as receivers do; {@link
 * dev.launchready.email.dmarc.Dmarc} audits what a domain publishes.
 */
@NullMarked
package dev.launchready.email.dmarc;

import org.jspecify.annotations.NullMarked;
