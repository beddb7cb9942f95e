package dev.launchready.net;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a reference, such as the value of a Location field (RFC 9110 section 10.2.2), leads to: where a browser would go,
 * and everything about the way it was written that browsers forgive and other clients do not.
 *
 * @param raw the reference as received, one char for an octet when it comes from the wire
 * @param form how the reference is written
 * @param url where it leads; empty exactly when a flaw {@linkplain Flaw#isFatal() is fatal}
 * @param flaws what is wrong with it, in the order of the enum
 */
public record Location(String raw, Form form, Optional<Url> url, Set<Flaw> flaws) {

    /** Copies the set. */
    public Location {
        EnumSet<Flaw> copy = EnumSet.noneOf(Flaw.class);
        copy.addAll(flaws);
        flaws = Collections.unmodifiableSet(copy);
    }

    /** {@return whether the reference needs the address that it was found at to be understood} */
    public boolean isRelative() {
        return form != Form.ABSOLUTE && form != Form.OTHER_SCHEME;
    }

    /** {@return whether every client understands it alike} */
    public boolean isWellFormed() {
        return flaws.isEmpty();
    }

    /** The ways to write a reference (RFC 3986 section 4.2). */
    public enum Form {
        /** With a scheme of http or https. */
        ABSOLUTE,
        /** {@code //host/path}: the scheme is taken from where it was found. */
        NETWORK_PATH,
        /** {@code /path}. */
        ABSOLUTE_PATH,
        /** {@code path} or {@code ../path}. */
        RELATIVE_PATH,
        /** {@code ?query}. */
        QUERY,
        /** {@code #fragment}. */
        FRAGMENT,
        /** Nothing at all. */
        EMPTY,
        /** With another scheme, such as {@code mailto:} or, for want of a scheme, {@code acme.dev:443/}. */
        OTHER_SCHEME
    }

    /** What can be wrong with a reference. */
    public enum Flaw {
        /** White space or control characters around it. */
        SURROUNDING_SPACE(false),
        /** A tab or line end within, which browsers drop. */
        TAB_OR_NEWLINE(false),
        /** A space within, which belongs there as {@code %20}. */
        SPACE(false),
        /** Another control character within. */
        CONTROL(false),
        /** A backslash, which browsers read as a slash. */
        BACKSLASH(false),
        /** Fewer than two slashes after the scheme: {@code http:/host}. */
        MISSING_SLASHES(false),
        /** More than two slashes before the host. */
        EXTRA_SLASHES(false),
        /** A user name or password before the host (deprecated by RFC 9110 section 4.2.4); dropped from the address. */
        USERINFO(false),
        /** A host name with characters beyond ASCII, that should be in its A-label form (RFC 5890). */
        RAW_IDN(false),
        /** A percent sign in the host. */
        PERCENT_IN_HOST(false),
        /** A host name with an underscore, which is no host name by RFC 1123 and which some clients refuse. */
        UNDERSCORE_HOST(false),
        /** An IPv4 address that is not written as four decimal numbers. */
        NUMERIC_HOST(false),
        /** Characters beyond ASCII in path, query or fragment that are not percent-encoded. */
        RAW_NON_ASCII(false),
        /** ASCII characters in path, query or fragment that RFC 3986 wants percent-encoded. */
        UNENCODED(false),
        /** A percent sign without two hexadecimal digits. */
        BAD_PERCENT(false),
        /** A dot segment disguised as {@code %2e}. */
        ENCODED_DOTS(false),
        /** More {@code ..} than there are segments to leave. */
        ABOVE_ROOT(false),
        /** The scheme is not http or https. */
        NOT_HTTP(true),
        /** There is no host where one has to be. */
        NO_HOST(true),
        /** The host is neither a name nor an address. */
        BAD_HOST(true),
        /** The port is no number from 1 to 65535. */
        BAD_PORT(true);

        private final boolean fatal;

        Flaw(boolean fatal) {
            this.fatal = fatal;
        }

        /** {@return whether no client can follow the reference} */
        public boolean isFatal() {
            return fatal;
        }
    }
}
