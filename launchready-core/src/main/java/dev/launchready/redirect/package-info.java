/**
 * Where an address leads, hop by hop, and whether that is where a visitor, a search engine and a paid link should end.
 * {@link dev.launchready.redirect.Redirects} is the entry; {@link dev.launchready.redirect.RedirectChain} is what was
 * seen; {@link dev.launchready.redirect.RedirectRule} is the catalogue.
 */
@NullMarked
package dev.launchready.redirect;

import org.jspecify.annotations.NullMarked;
