/**
 * Secrets that lie where they can be read. {@link dev.launchready.secrets.Secrets} looks through working trees,
 * histories and what ships; {@link dev.launchready.secrets.SecretScanner} is the engine below it, which takes bytes from
 * anywhere. The rules are data: one readable text resource for each family of providers, read strictly when the catalogue
 * is first used.
 *
 * <p>An object of a repository comes without its path. It is scanned by its name alone, as if every rule that asks for a
 * folder applied, and only what may hold a secret is traced to its commits and scanned again under its paths: each object
 * is read once, and no map of paths is kept.
 *
 * <p>A secret is redacted where it is born: {@link dev.launchready.secrets.SecretValue} cannot print more than a
 * fingerprint and its edges.
 */
@NullMarked
package dev.launchready.secrets;

import org.jspecify.annotations.NullMarked;
