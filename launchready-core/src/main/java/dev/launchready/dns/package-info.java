/**
 * What DNS says about the declared hosts and their zone: {@link dev.launchready.dns.Subdomain} looks at one host, {@link
 * dev.launchready.dns.DeclaredHosts} at all that the launch declares, {@link dev.launchready.dns.DnsZone} at the zone
 * with its name servers, its mail and the authorities that may issue its certificates.
 */
@NullMarked
package dev.launchready.dns;

import org.jspecify.annotations.NullMarked;
