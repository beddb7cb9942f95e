package dev.launchready.email;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IP address, or all addresses that begin with the same bits. An IPv4-mapped IPv6 address is the IPv4 address that it
 * stands for (RFC 7208 section 5). Parsing never asks a name server.
 *
 * @param v4 whether it is IPv4
 * @param high the first 64 bits of an IPv6 address; 0 for IPv4
 * @param low the last 64 bits of an IPv6 address, or the 32 bits of an IPv4 address
 * @param prefix how many bits count: 0 to 32, or 0 to 128
 */
public record IpRange(boolean v4, long high, long low, int prefix) {

    /**
     * Checks the prefix.
     *
     * @throws IllegalArgumentException if it does not fit the family
     */
    public IpRange {
        if (prefix < 0 || prefix > (v4 ? 32 : 128)) {
            throw new IllegalArgumentException("a prefix of " + prefix + " bits; an IPv" + (v4 ? "4" : "6")
                    + " address has 0 to " + (v4 ? 32 : 128));
        }
    }

    /**
     * A single address.
     *
     * @param address the address
     * @return the range that holds it alone
     */
    public static IpRange of(InetAddress address) {
        byte[] octets = address.getAddress();
        if (octets.length == 4) {
            return new IpRange(true, 0, word(octets, 0, 4), 32);
        }
        return unmapped(word(octets, 0, 8), word(octets, 8, 8));
    }

    /**
     * Reads an address or a range as people write it; an IPv4-mapped address is read as IPv4.
     *
     * @param text for example {@code 192.0.2.1}, {@code 192.0.2.0/24} or {@code 2001:db8::/32}
     * @return the range, or empty if the text is none
     */
    public static Optional<IpRange> parse(String text) {
        return text.indexOf(':') < 0
                ? parse4(text)
                : parse6(text).map(range -> range.isSingle() ? unmapped(range.high, range.low) : range);
    }

    /**
     * Reads an IPv4 address or range, strictly: four numbers without leading zeros.
     *
     * @param text for example {@code 192.0.2.0/24}
     * @return the range, or empty if the text is none
     */
    public static Optional<IpRange> parse4(String text) {
        int slash = text.indexOf('/');
        return ranged(IpText.v4(text, 0, slash < 0 ? text.length() : slash), text, slash);
    }

    /**
     * Reads an IPv6 address or range; an IPv4-mapped address stays what it is.
     *
     * @param text for example {@code 2001:db8::/32}
     * @return the range, or empty if the text is none
     */
    public static Optional<IpRange> parse6(String text) {
        int slash = text.indexOf('/');
        return ranged(IpText.v6(text, 0, slash < 0 ? text.length() : slash), text, slash);
    }

    private static Optional<IpRange> ranged(@Nullable IpRange whole, String text, int slash) {
        if (whole == null || slash < 0) {
            return Optional.ofNullable(whole);
        }
        int length = IpText.prefix(text, slash + 1, text.length(), whole.prefix());
        return length < 0 ? Optional.empty() : Optional.of(whole.withPrefix(length));
    }

    /**
     * The range around this address.
     *
     * @param bits how many bits count
     * @return the range
     * @throws IllegalArgumentException if the family has fewer bits
     */
    public IpRange withPrefix(int bits) {
        return new IpRange(v4, high, low, bits);
    }

    /**
     * Tells whether all addresses of another range are in this one.
     *
     * @param other an address or a range
     * @return whether it lies within; never across families
     */
    public boolean contains(IpRange other) {
        if (v4 != other.v4 || other.prefix < prefix) {
            return false;
        }
        if (v4) {
            return prefix == 0 || ((low ^ other.low) >>> (32 - prefix)) == 0;
        }
        if (prefix == 0) {
            return true;
        }
        if (prefix <= 64) {
            return ((high ^ other.high) >>> (64 - prefix)) == 0;
        }
        return high == other.high && ((low ^ other.low) >>> (128 - prefix)) == 0;
    }

    /** {@return whether it is one address only} */
    public boolean isSingle() {
        return prefix == (v4 ? 32 : 128);
    }

    /** {@return the address without the prefix: dotted quad, or IPv6 in its shortest form (RFC 5952)} */
    public String address() {
        return v4 ? IpText.dotted(low) : IpText.compressed(high, low);
    }

    /** {@return the name under which DNS keeps the address's PTR record (RFC 1035 section 3.5, RFC 3596 section 2.5)} */
    public String reverseName() {
        return IpText.reversed(this) + (v4 ? ".in-addr.arpa" : ".ip6.arpa");
    }

    /** {@return the parts of the address separated by dots: four numbers, or 32 nibbles in upper case} */
    public String dotted() {
        return v4 ? IpText.dotted(low) : IpText.nibbles(high, low);
    }

    /** {@return the address, and the prefix unless it is a single address} */
    @Override
    public String toString() {
        return isSingle() ? address() : address() + "/" + prefix;
    }

    private static IpRange unmapped(long high, long low) {
        return high == 0 && low >>> 32 == 0xFFFF
                ? new IpRange(true, 0, low & 0xFFFF_FFFFL, 32)
                : new IpRange(false, high, low, 128);
    }

    private static long word(byte[] octets, int from, int length) {
        long word = 0;
        for (int i = from; i < from + length; i++) {
            word = (word << 8) | (octets[i] & 0xFF);
        }
        return word;
    }
}
