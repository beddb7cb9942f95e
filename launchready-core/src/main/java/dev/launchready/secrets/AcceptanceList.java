package dev.launchready.secrets;

import java.util.Optional;

/** A list of secrets that somebody has looked at and accepted. */
interface AcceptanceList {
    /** {@return which list accepts the secret, and who and why where it says so; empty if it does not} */
    Optional<String> accepts(SecretMatch match);
}
