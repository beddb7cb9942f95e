package dev.launchready;

import java.net.URI;

/**
 * Where a rule is written down.
 *
 * @param title for example {@code RFC 6797 section 6.1}
 * @param uri the page
 */
public record Reference(String title, URI uri) {

    /**
     * A section of an RFC.
     *
     * @param number the RFC's number
     * @param section for example {@code 6.1}; empty for the whole RFC
     * @return the reference to it
     */
    public static Reference rfc(int number, String section) {
        String page = "https://www.rfc-editor.org/rfc/rfc" + number;
        return section.isEmpty()
                ? new Reference("RFC " + number, URI.create(page))
                : new Reference("RFC " + number + " section " + section, URI.create(page + "#section-" + section));
    }

    /**
     * A page of a vendor or a standards body.
     *
     * @param title its title
     * @param uri its address
     * @return the reference to it
     * @throws IllegalArgumentException if the address is no URI
     */
    public static Reference page(String title, String uri) {
        return new Reference(title, URI.create(uri));
    }
}
