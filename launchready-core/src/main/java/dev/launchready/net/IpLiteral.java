package dev.launchready.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.xbill.DNS.Address;

/** IP addresses written as text, told from names without asking anybody. */
public final class IpLiteral {
    private IpLiteral() {}

    /**
     * Reads an address.
     *
     * @param text for example {@code 192.0.2.1} or {@code 2001:db8::1}, without brackets
     * @return the address; empty where the text is none, a name for example
     */
    public static Optional<InetAddress> parse(String text) {
        int family = text.indexOf(':') >= 0 ? Address.IPv6 : Address.IPv4;
        byte[] octets = Address.toByteArray(text, family);
        if (octets == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(octets));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 octets are an address", e);
        }
    }
}
