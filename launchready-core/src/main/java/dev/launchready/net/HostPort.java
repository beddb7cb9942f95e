package dev.launchready.net;

import java.util.Arrays;
import java.util.Locale;

/**
 * A host and a port as a launch names them.
 *
 * @param host a name in lower case without a final dot, or an IP address without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {
    private static final byte[] LOOPBACK_V6 = HostParser.ipv6("::1").orElseThrow();

    /**
     * Checks the parts and puts the host in lower case.
     *
     * @throws IllegalArgumentException if the host is empty or the port is not one
     */
    public HostPort {
        host = host.toLowerCase(Locale.ROOT);
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isEmpty() || port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    "\"" + host + ":" + port + "\" is no host and port; write for example www.acme.dev:443");
        }
    }

    /**
     * Reads {@code host:port}.
     *
     * @param text for example {@code www.acme.dev:443} or {@code [::1]:8443}
     * @return the parts
     * @throws IllegalArgumentException if it is not of that form; the message names the input
     */
    public static HostPort of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no host and port; write for example www.acme.dev:443");
        }
        return new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** {@return whether the host is this machine: localhost or a name below it (RFC 6761 section 6.3), 127.0.0.0/8, ::1} */
    public boolean isLoopback() {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || HostParser.dottedIpv4(host)
                        .filter(octets -> octets[0] == 127)
                        .isPresent()
                || HostParser.ipv6(host)
                        .filter(octets -> Arrays.equals(octets, LOOPBACK_V6))
                        .isPresent();
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
