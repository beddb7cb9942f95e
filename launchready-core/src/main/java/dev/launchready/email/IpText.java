package dev.launchready.email;

import org.jspecify.annotations.Nullable;

/** IP addresses as text, both ways, without a name service. */
final class IpText {
    private IpText() {}

    /** Four decimal numbers without leading zeros (RFC 7208 section 5.6), or null. */
    static @Nullable IpRange v4(String text, int from, int to) {
        long bits = quad(text, from, to);
        return bits < 0 ? null : new IpRange(true, 0, bits, 32);
    }

    /** Any form of RFC 4291 section 2.2, or null. An IPv4-mapped address stays IPv6. */
    static @Nullable IpRange v6(String text, int from, int to) {
        long high = 0;
        long low = 0;
        int groups = 0;
        int gap = -1;
        int i = from;
        if (to - from >= 2 && text.charAt(from) == ':') {
            if (text.charAt(from + 1) != ':') {
                return null;
            }
            gap = 0;
            i = from + 2;
        }
        while (i < to) {
            if (groups == 8) {
                return null;
            }
            int end = i;
            int value = 0;
            while (end < to && Character.digit(text.charAt(end), 16) >= 0 && text.charAt(end) < 128) {
                value = ((value << 4) | Character.digit(text.charAt(end), 16)) & 0xFFFFF;
                end++;
            }
            if (end < to && text.charAt(end) == '.') {
                long quad = groups <= 6 ? quad(text, i, to) : -1;
                if (quad < 0) {
                    return null;
                }
                high = (high << 32) | (low >>> 32);
                low = (low << 32) | quad;
                groups += 2;
                break;
            }
            if (end == i || end - i > 4) {
                return null;
            }
            high = (high << 16) | (low >>> 48);
            low = (low << 16) | value;
            groups++;
            i = end;
            if (i == to) {
                break;
            }
            if (text.charAt(i) != ':' || i + 1 == to) {
                return null;
            }
            i++;
            if (text.charAt(i) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = groups;
                i++;
            }
        }
        if (gap < 0) {
            return groups == 8 ? new IpRange(false, high, low, 128) : null;
        }
        return groups < 8 ? widened(high, low, gap, groups) : null;
    }

    /** Puts the zeros of {@code ::} where they belong: after the first {@code gap} of the groups. */
    private static IpRange widened(long high, long low, int gap, int groups) {
        int tail = (groups - gap) * 16;
        long headHigh = high;
        long headLow = low;
        for (int n = 0; n < tail; n += 16) {
            headLow = (headLow >>> 16) | (headHigh << 48);
            headHigh >>>= 16;
        }
        for (int n = gap; n < 8; n++) {
            headHigh = (headHigh << 16) | (headLow >>> 48);
            headLow <<= 16;
        }
        long tailHigh = tail > 64 ? high & mask(tail - 64) : 0;
        long tailLow = tail >= 64 ? low : low & mask(tail);
        return new IpRange(false, headHigh | tailHigh, headLow | tailLow, 128);
    }

    private static long mask(int bits) {
        return bits == 64 ? -1L : (1L << bits) - 1;
    }

    /** A prefix length without leading zeros, or -1. */
    static int prefix(String text, int from, int to, int most) {
        if (from >= to || to - from > 3 || (text.charAt(from) == '0' && to - from > 1)) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value <= most ? value : -1;
    }

    private static long quad(String text, int from, int to) {
        long bits = 0;
        int parts = 0;
        int i = from;
        while (true) {
            int end = i;
            int value = 0;
            while (end < to && end - i < 3 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                value = value * 10 + text.charAt(end) - '0';
                end++;
            }
            if (end == i || value > 255 || (end - i > 1 && text.charAt(i) == '0')) {
                return -1;
            }
            bits = (bits << 8) | value;
            parts++;
            if (parts == 4) {
                return end == to ? bits : -1;
            }
            if (end == to || text.charAt(end) != '.') {
                return -1;
            }
            i = end + 1;
        }
    }

    static String dotted(long bits) {
        return (bits >>> 24) + "." + ((bits >>> 16) & 0xFF) + "." + ((bits >>> 8) & 0xFF) + "." + (bits & 0xFF);
    }

    static String nibbles(long high, long low) {
        StringBuilder out = new StringBuilder(63);
        for (int i = 0; i < 32; i++) {
            if (i > 0) {
                out.append('.');
            }
            out.append("0123456789ABCDEF".charAt(nibble(high, low, i)));
        }
        return out.toString();
    }

    static String reversed(IpRange range) {
        if (range.v4()) {
            long bits = range.low();
            return (bits & 0xFF) + "." + ((bits >>> 8) & 0xFF) + "." + ((bits >>> 16) & 0xFF) + "." + (bits >>> 24);
        }
        return new StringBuilder(nibbles(range.high(), range.low())).reverse().toString();
    }

    /** The shortest form: the longest run of two or more zero groups, the first of equals, becomes {@code ::}. */
    static String compressed(long high, long low) {
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int length = 0;
            while (i + length < 8 && group(high, low, i + length) == 0) {
                length++;
            }
            if (length > bestLength) {
                bestStart = i;
                bestLength = length;
            }
            i += length;
        }
        StringBuilder out = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == bestStart) {
                out.append("::");
                i += bestLength - 1;
                continue;
            }
            if (out.length() > 0 && out.charAt(out.length() - 1) != ':') {
                out.append(':');
            }
            out.append(Integer.toHexString(group(high, low, i)));
        }
        return out.toString();
    }

    private static int group(long high, long low, int index) {
        long word = index < 4 ? high : low;
        return (int) (word >>> (48 - (index & 3) * 16)) & 0xFFFF;
    }

    private static int nibble(long high, long low, int index) {
        long word = index < 16 ? high : low;
        return (int) (word >>> (60 - (index & 15) * 4)) & 0xF;
    }
}
