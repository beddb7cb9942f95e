/**
 * How mail for a domain travels, and what it is shown with: MX, STARTTLS and TLSA on each mail server, MTA-STS (RFC
 * 8461), TLS reporting (RFC 8460), the reverse names of sending addresses, and BIMI.
 */
@NullMarked
package dev.launchready.email.transport;

import org.jspecify.annotations.NullMarked;
