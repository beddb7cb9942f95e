/**
 * What a browser is given: the pages, scripts, source maps and forgotten files of a site or of a build folder, searched
 * for secrets. {@link dev.launchready.secrets.browser.BrowserSecrets} is where to begin.
 */
@NullMarked
package dev.launchready.secrets.browser;

import org.jspecify.annotations.NullMarked;
