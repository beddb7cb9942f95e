/**
 * Where the bytes come from that are searched for secrets: {@link dev.launchready.secrets.source.GitHistory} hands over
 * every piece of content of a repository exactly once, {@link dev.launchready.secrets.source.Archives} what is in archives
 * and images, each with its {@link dev.launchready.secrets.source.Origin}.
 *
 * <p>Nothing here knows what a secret is. What could not be read is handed over too, as a {@link
 * dev.launchready.secrets.source.Gap} with its reason: whoever looked at all content and got no gap has seen everything.
 */
@NullMarked
package dev.launchready.secrets.source;

import org.jspecify.annotations.NullMarked;
