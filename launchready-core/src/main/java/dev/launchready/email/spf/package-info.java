/**
 * SPF (RFC 7208): which hosts may send mail for a domain. {@link dev.launchready.email.spf.SpfEvaluator} evaluates as
 * receivers do, for one address; {@link dev.launchready.email.spf.Spf} audits what a domain publishes, for all of them.
 */
@NullMarked
package dev.launchready.email.spf;

import org.jspecify.annotations.NullMarked;
