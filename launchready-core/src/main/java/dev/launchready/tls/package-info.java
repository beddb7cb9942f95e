/**
 * HTTPS as a visitor's browser sees it: whether a host answers it at all, whether its certificate is one that browsers
 * accept and for how long, and whether it insists on HTTPS from then on (HSTS).
 *
 * <p>{@link dev.launchready.tls.Https} and {@link dev.launchready.tls.Hsts} are the entries; {@link
 * dev.launchready.tls.HostCertificate} and {@link dev.launchready.tls.HostHsts} are what was seen; {@link
 * dev.launchready.tls.TlsRule} is the catalogue.
 */
@NullMarked
package dev.launchready.tls;

import org.jspecify.annotations.NullMarked;
