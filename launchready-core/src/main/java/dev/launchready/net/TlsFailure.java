package dev.launchready.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why a TLS handshake failed, in words that somebody can act on. */
final class TlsFailure {
    private static final String ALERT = "Received fatal alert: ";

    /** What the alerts mean that a server sends to a client which it does not want to speak with (RFC 8446 section 6.2). */
    private static final Map<String, String> ALERTS = Map.of(
            "handshake_failure", "no cipher suite or parameter in common",
            "protocol_version", "it speaks none of TLS 1.2 and TLS 1.3",
            "insufficient_security", "it wants stronger ciphers",
            "unrecognized_name", "it has no certificate for this name",
            "no_application_protocol", "no application protocol in common",
            "certificate_required", "it demands a certificate of the client",
            "bad_certificate", "it demands a certificate of the client, or ours is not to its liking",
            "internal_error", "its own configuration is broken, often a missing certificate");

    private TlsFailure() {}

    /**
     * Puts a failed handshake into words.
     *
     * @param failure what the handshake threw
     * @param where host and port
     * @param deadline of the exchange: whatever is thrown after it is a consequence of it
     * @return what went wrong
     */
    static NetFailure of(IOException failure, HostPort where, Deadline deadline) {
        if (deadline.hasExpired() || hasCause(failure, SocketTimeoutException.class)) {
            return new NetFailure(
                    NetFailure.Kind.TLS_TIMEOUT,
                    where + " did not finish the TLS handshake within "
                            + deadline.budget().toMillis() + " ms");
        }
        String message = String.valueOf(failure.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("connection reset") || lower.contains("broken pipe") || lower.contains("connection abort")) {
            return new NetFailure(NetFailure.Kind.RESET, where + " reset the connection during the TLS handshake");
        }
        Optional<String> ours = oursAlone(lower);
        return ours.isPresent()
                ? new NetFailure(NetFailure.Kind.TLS_UNSUPPORTED, where + " " + ours.get())
                : new NetFailure(NetFailure.Kind.TLS, where + " " + detail(failure, message));
    }

    /** What this JDK does not take and browsers do, in words; empty where the fault is the peer's. */
    private static Optional<String> oursAlone(String message) {
        if (message.contains("handshake warning: unrecognized_name")) {
            return Optional.of("warned that it has no site of this name (unrecognized_name), at which Java gives up and"
                    + " browsers go on; add the name to its configuration (ServerName or ServerAlias in Apache)");
        }
        if (message.contains("certificate chain length")) {
            return Optional.of("sent more certificates than Java takes and browsers need; let it send its own and the"
                    + " intermediates alone");
        }
        return Optional.empty();
    }

    private static String detail(IOException failure, String message) {
        int alert = message.indexOf(ALERT);
        if (alert >= 0) {
            String name = message.substring(alert + ALERT.length()).strip();
            return "refused the TLS handshake with the alert " + name
                    + (ALERTS.containsKey(name) ? ": " + ALERTS.get(name) : "");
        }
        if (message.contains("Unsupported or unrecognized SSL message")) {
            return "does not speak TLS: the first octets of its answer are no TLS record";
        }
        if (hasCause(failure, EOFException.class) || message.contains("Remote host terminated the handshake")) {
            return "closed the connection during the TLS handshake";
        }
        if (message.contains("The server selected protocol version")) {
            return "speaks an outdated protocol only: " + message;
        }
        return "failed the TLS handshake: "
                + (failure instanceof SSLException
                        ? message
                        : failure.getClass().getSimpleName() + ": " + message);
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
