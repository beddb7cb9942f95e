package dev.launchready.email.spf;

import dev.launchready.email.IpRange;

/** A term of a record, in the form and at the place where it was written (RFC 7208 section 4.6.1). */
public sealed interface SpfTerm {

    /** {@return where the term begins in the record, from 0} */
    int offset();

    /** {@return the term in its plain form: lower-case name, no needless {@code +} and prefix lengths} */
    String print();

    /** {@return whether evaluating it costs one of the ten terms that may ask DNS (RFC 7208 section 4.6.4)} */
    default boolean costsLookup() {
        return false;
    }

    /** A term that may match an address. */
    sealed interface Mechanism extends SpfTerm {
        /** {@return what a match means} */
        Qualifier qualifier();
    }

    /** A term that names a domain. */
    sealed interface Targeted extends SpfTerm {
        /** {@return the domain; empty for that of the record} */
        MacroString domain();
    }

    /**
     * {@code all}: matches always (section 5.1).
     *
     * @param offset where it begins
     * @param qualifier what a match means
     */
    record All(int offset, Qualifier qualifier) implements Mechanism {
        @Override
        public String print() {
            return qualifier.prefix() + "all";
        }
    }

    /**
     * {@code include}: matches when another domain's record passes (section 5.2).
     *
     * @param offset where it begins
     * @param qualifier what a match means
     * @param domain whose record
     */
    record Include(int offset, Qualifier qualifier, MacroString domain) implements Mechanism, Targeted {
        @Override
        public String print() {
            return qualifier.prefix() + "include:" + domain;
        }

        @Override
        public boolean costsLookup() {
            return true;
        }
    }

    /**
     * {@code a}: matches the addresses of a name (section 5.3).
     *
     * @param offset where it begins
     * @param qualifier what a match means
     * @param domain the name; empty for the record's own
     * @param prefix4 how many bits of an IPv4 address count
     * @param prefix6 how many bits of an IPv6 address count
     */
    record A(int offset, Qualifier qualifier, MacroString domain, int prefix4, int prefix6)
            implements Mechanism, Targeted {
        @Override
        public String print() {
            return qualifier.prefix() + "a" + target(domain) + prefixes(prefix4, prefix6);
        }

        @Override
        public boolean costsLookup() {
            return true;
        }
    }

    /**
     * {@code mx}: matches the addresses of a domain's mail servers (section 5.4).
     *
     * @param offset where it begins
     * @param qualifier what a match means
     * @param domain the domain; empty for the record's own
     * @param prefix4 how many bits of an IPv4 address count
     * @param prefix6 how many bits of an IPv6 address count
     */
    record Mx(int offset, Qualifier qualifier, MacroString domain, int prefix4, int prefix6)
            implements Mechanism, Targeted {
        @Override
        public String print() {
            return qualifier.prefix() + "mx" + target(domain) + prefixes(prefix4, prefix6);
        }

        @Override
        public boolean costsLookup() {
            return true;
        }
    }

    /**
     * {@code ptr}: matches by the address's own name; do not use it (section 5.5).
     *
     * @param offset where it begins
     * @param qualifier what a match means
     * @param domain the domain; empty for the record's own
     */
    record Ptr(int offset, Qualifier qualifier, MacroString domain) implements Mechanism, Targeted {
        @Override
        public String print() {
            return qualifier.prefix() + "ptr" + target(domain);
        }

        @Override
        public boolean costsLookup() {
            return true;
        }
    }

    /**
     * {@code ip4} or {@code ip6}: matches addresses (section 5.6).
     *
     * @param offset where it begins
     * @param qualifier what a match means
     * @param six whether it is written {@code ip6}
     * @param range the addresses
     */
    record Ip(int offset, Qualifier qualifier, boolean six, IpRange range) implements Mechanism {
        @Override
        public String print() {
            return qualifier.prefix() + (six ? "ip6:" : "ip4:") + range;
        }
    }

    /**
     * {@code exists}: matches when a constructed name has an address (section 5.7).
     *
     * @param offset where it begins
     * @param qualifier what a match means
     * @param domain the name
     */
    record Exists(int offset, Qualifier qualifier, MacroString domain) implements Mechanism, Targeted {
        @Override
        public String print() {
            return qualifier.prefix() + "exists:" + domain;
        }

        @Override
        public boolean costsLookup() {
            return true;
        }
    }

    /**
     * {@code redirect}: another domain's record decides when nothing has matched (section 6.1).
     *
     * @param offset where it begins
     * @param domain whose record
     */
    record Redirect(int offset, MacroString domain) implements Targeted {
        @Override
        public String print() {
            return "redirect=" + domain;
        }

        @Override
        public boolean costsLookup() {
            return true;
        }
    }

    /**
     * {@code exp}: where the explanation of a failure is found (section 6.2).
     *
     * @param offset where it begins
     * @param domain the name that has the text
     */
    record Explanation(int offset, MacroString domain) implements Targeted {
        @Override
        public String print() {
            return "exp=" + domain;
        }
    }

    /**
     * A modifier that the RFC does not know and receivers ignore (section 6).
     *
     * @param offset where it begins
     * @param name its name as written
     * @param value its value
     */
    record Unknown(int offset, String name, MacroString value) implements SpfTerm {
        @Override
        public String print() {
            return name + "=" + value;
        }
    }

    private static String target(MacroString domain) {
        return domain.isEmpty() ? "" : ":" + domain;
    }

    private static String prefixes(int prefix4, int prefix6) {
        return (prefix4 == 32 ? "" : "/" + prefix4) + (prefix6 == 128 ? "" : "//" + prefix6);
    }
}
