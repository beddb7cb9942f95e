package dev.launchready;

import java.net.IDN;
import java.util.Locale;

/**
 * The declared site: a domain and everything below it.
 *
 * @param domain in lower case and ASCII, without a final dot, for example {@code acme.dev}
 */
public record Site(String domain) {

    /**
     * Checks the domain and brings it into its canonical form.
     *
     * @throws IllegalArgumentException if it is no domain name; the message names the input and what to write
     */
    public Site {
        domain = canonical(domain);
    }

    /**
     * Tells whether a host belongs to the site.
     *
     * @param host a host name in any case
     * @return whether it is the domain or below it
     */
    public boolean covers(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return name.equals(domain) || name.endsWith("." + domain);
    }

    /**
     * The full name of a host of the site.
     *
     * @param name {@code app} or {@code app.acme.dev}; {@code @} or the domain itself for the apex
     * @return the full name
     * @throws IllegalArgumentException if it is no host name
     */
    public String host(String name) {
        if (name.equals("@")) {
            return domain;
        }
        String full = canonical(name.indexOf('.') < 0 ? name + "." + domain : name);
        return covers(full) ? full : canonical(name + "." + domain);
    }

    @Override
    public String toString() {
        return domain;
    }

    private static String canonical(String text) {
        String trimmed = text.strip();
        if (trimmed.contains("://") || trimmed.contains("/")) {
            String host =
                    trimmed.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "").replaceFirst("[:/?#].*$", "");
            throw new IllegalArgumentException(
                    "\"" + text + "\" is a URL, not a domain; write \"" + host + "\" without scheme and path");
        }
        if (trimmed.matches(".*:\\d+")) {
            throw new IllegalArgumentException("\"" + text + "\" has a port; write the domain alone and send its ports "
                    + "elsewhere with connectTo(\"" + trimmed + "\", address)");
        }
        String ascii;
        try {
            ascii = IDN.toASCII(trimmed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no domain name (" + e.getMessage() + "); write for example acme.dev", e);
        }
        if (ascii.endsWith(".")) {
            ascii = ascii.substring(0, ascii.length() - 1);
        }
        if (ascii.length() > 253
                || !ascii.matches("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]*[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("\"" + text + "\" is no domain name; write for example acme.dev");
        }
        return ascii;
    }
}
