package dev.launchready.email.dmarc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The public suffix list, by which RFC 7489 finds the domain that an organisation has registered. The list that comes
 * along is that of publicsuffix.org of 2026-10-06 (MPL 2.0); read a later one where it matters.
 */
public final class PublicSuffixes {
    private static final String BUNDLED = "public_suffix_list.dat";

    private final Set<String> exact;
    private final Set<String> wildcards;
    private final Set<String> exceptions;

    private PublicSuffixes(Set<String> exact, Set<String> wildcards, Set<String> exceptions) {
        this.exact = exact;
        this.wildcards = wildcards;
        this.exceptions = exceptions;
    }

    private static final class Bundled {
        private static final PublicSuffixes LIST = load();

        private static PublicSuffixes load() {
            try (InputStream list = PublicSuffixes.class.getResourceAsStream(BUNDLED)) {
                if (list == null) {
                    throw new IllegalStateException(BUNDLED + " is missing from the jar");
                }
                return read(new InputStreamReader(list, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** {@return the list that comes along, read once} */
    public static PublicSuffixes bundled() {
        return Bundled.LIST;
    }

    /**
     * Reads a list.
     *
     * @param list in the format of publicsuffix.org; read to its end, not closed
     * @return the list
     * @throws IOException if it cannot be read
     */
    public static PublicSuffixes read(Reader list) throws IOException {
        Set<String> exact = new HashSet<>();
        Set<String> wildcards = new HashSet<>();
        Set<String> exceptions = new HashSet<>();
        BufferedReader lines = new BufferedReader(list);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String rule = line.strip();
            if (rule.isEmpty() || rule.startsWith("//")) {
                continue;
            }
            if (rule.startsWith("!")) {
                exceptions.add(ascii(rule.substring(1)));
            } else if (rule.startsWith("*.")) {
                wildcards.add(ascii(rule.substring(2)));
            } else {
                exact.add(ascii(rule));
            }
        }
        return new PublicSuffixes(exact, wildcards, exceptions);
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The domain that was registered: the public suffix and one label more.
     *
     * @param domain in lower case and ASCII
     * @return that domain; the given one if it is itself a public suffix
     */
    public String organisation(String domain) {
        String below = domain;
        String name = domain;
        while (true) {
            int dot = name.indexOf('.');
            String parent = dot < 0 ? "" : name.substring(dot + 1);
            if (exceptions.contains(name)) {
                return name;
            }
            // an unlisted top-level domain counts as a suffix
            if (exact.contains(name) || wildcards.contains(parent) || dot < 0) {
                return below;
            }
            below = name;
            name = parent;
        }
    }
}
