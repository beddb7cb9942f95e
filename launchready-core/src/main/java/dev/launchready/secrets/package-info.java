/**
 * Secrets that lie where they can be read. {@link dev.launchready.secrets.Secrets} looks through a working tree; {@link
 * dev.launchready.secrets.SecretScanner} is the engine below it, which takes bytes from anywhere. The rules are data:
 * one readable text resource for each family of providers, read strictly when the catalogue is first used.
 *
 * <p>A secret is redacted where it is born: {@link dev.launchready.secrets.SecretValue} cannot print more than a
 * fingerprint and its edges.
 */
@NullMarked
package dev.launchready.secrets;

import org.jspecify.annotations.NullMarked;
