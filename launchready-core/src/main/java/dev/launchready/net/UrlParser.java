package dev.launchready.net;

import dev.launchready.net.Location.Flaw;
import dev.launchready.net.Location.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads references the way browsers do (WHATWG URL, restricted to http and https) and notes what RFC 3986 would not
 * have allowed. Never throws, whatever the text.
 */
final class UrlParser {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):");
    private static final Pattern ENCODED_DOTS =
            Pattern.compile("(?i)(?:^|/)(?:%2e|\\.%2e|%2e\\.|%2e%2e)(?=/|$)", Pattern.DOTALL);
    /** Printable ASCII that RFC 3986 knows in no part of a reference; space and backslash have flaws of their own. */
    private static final String NEVER = "\"<>^`{|}";

    private final String raw;
    private final @Nullable Url base;
    private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);

    private UrlParser(String raw, @Nullable Url base) {
        this.raw = raw;
        this.base = base;
    }

    /** Reads text that a person wrote: an address that stands for itself. */
    static Location absolute(String text) {
        return new UrlParser(text, null).read(text);
    }

    /** Reads octets from the wire, one char each, found at an address. Octets that are UTF-8 are taken for it. */
    static Location reference(String octets, Url base) {
        String text = HostParser.isUtf8InOctets(octets)
                ? new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                : octets;
        return new UrlParser(octets, base).read(text);
    }

    /** Reads the value of a Location field, one char for an octet, of whatever encoding. */
    static Location field(String octets, Url base) {
        boolean ascii = octets.chars().allMatch(c -> c < 128);
        if (ascii || HostParser.isUtf8InOctets(octets) || octets.chars().anyMatch(c -> c > 255)) {
            return reference(octets, base);
        }
        UrlParser parser = new UrlParser(octets, base);
        parser.flaws.add(Flaw.RAW_NON_ASCII);
        return parser.read(Percent.octets(octets));
    }

    private Location read(String text) {
        String rest = trimmed(text);
        Matcher matcher = SCHEME.matcher(rest);
        if (!matcher.lookingAt()) {
            return relative(rest, base);
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            flaws.add(Flaw.NOT_HTTP);
            return at(Form.OTHER_SCHEME, null);
        }
        rest = rest.substring(matcher.end());
        int slashes = slashes(rest);
        noteSlashes(rest.substring(0, slashes));
        if (base != null && scheme.equals(base.scheme()) && !rest.startsWith("//")) {
            // as browsers, and RFC 3986 section 5.2.2 for backward compatibility: the scheme is taken for not there
            Location there = relative(rest, base);
            return new Location(raw, Form.ABSOLUTE, there.url(), there.flaws());
        }
        return authority(Form.ABSOLUTE, scheme, rest.substring(slashes));
    }

    private Location relative(String text, @Nullable Url from) {
        Form form = formOf(text);
        if (from == null) {
            flaws.add(Flaw.NOT_HTTP);
            return at(form, null);
        }
        if (form == Form.NETWORK_PATH) {
            int slashes = slashes(text);
            noteSlashes(text.substring(0, slashes));
            return authority(form, from.scheme(), text.substring(slashes));
        }
        Parts parts = split(text);
        String path = from.path();
        Optional<String> query = parts.query();
        if (form == Form.ABSOLUTE_PATH) {
            path = path(parts.path());
        } else if (form == Form.RELATIVE_PATH) {
            path = path(path.substring(0, path.lastIndexOf('/') + 1) + parts.path());
        } else if (query.isEmpty()) {
            query = from.query();
        }
        // RFC 9110 section 10.2.2: a Location without a fragment inherits the one there was
        Optional<String> fragment = parts.fragment().or(from::fragment);
        return at(form, new Url(from.scheme(), from.host(), from.port(), path, query, fragment));
    }

    private static Form formOf(String text) {
        if (text.isEmpty()) {
            return Form.EMPTY;
        }
        return switch (text.charAt(0)) {
            case '?' -> Form.QUERY;
            case '#' -> Form.FRAGMENT;
            case '/', '\\' -> slashes(text) > 1 ? Form.NETWORK_PATH : Form.ABSOLUTE_PATH;
            default -> Form.RELATIVE_PATH;
        };
    }

    private Location authority(Form form, String scheme, String text) {
        int end = 0;
        while (end < text.length() && "/\\?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String authority = text.substring(0, end);
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            flaws.add(Flaw.USERINFO);
            authority = authority.substring(at + 1);
        }
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        Optional<String> host = HostParser.parse(hasPort ? authority.substring(0, colon) : authority, flaws);
        int port = port(hasPort ? authority.substring(colon + 1) : "", scheme);
        Parts parts = split(text.substring(end));
        if (host.isEmpty() || port == 0) {
            return at(form, null);
        }
        Optional<String> fragment = parts.fragment().or(() -> base == null ? Optional.empty() : base.fragment());
        return at(form, new Url(scheme, host.get(), port, path(parts.path()), parts.query(), fragment));
    }

    private int port(String digits, String scheme) {
        if (digits.isEmpty()) {
            return scheme.equals("https") ? 443 : 80;
        }
        String significant = digits.replaceFirst("^0+", "");
        if (significant.matches("[0-9]{1,5}") && Integer.parseInt(significant) <= 65535) {
            return Integer.parseInt(significant);
        }
        flaws.add(Flaw.BAD_PORT);
        return 0;
    }

    private Parts split(String text) {
        int hash = text.indexOf('#');
        String beforeHash = hash < 0 ? text : text.substring(0, hash);
        int mark = beforeHash.indexOf('?');
        String path = mark < 0 ? beforeHash : beforeHash.substring(0, mark);
        note(text);
        if (path.indexOf('\\') >= 0) {
            flaws.add(Flaw.BACKSLASH);
        }
        if (text.substring(path.length()).chars().anyMatch(c -> c == '\\' || c == '[' || c == ']')
                || path.indexOf('[') >= 0
                || path.indexOf(']') >= 0) {
            flaws.add(Flaw.UNENCODED);
        }
        String slashed = path.replace('\\', '/');
        if (ENCODED_DOTS.matcher(slashed).find()) {
            flaws.add(Flaw.ENCODED_DOTS);
        }
        return new Parts(
                slashed,
                mark < 0
                        ? Optional.empty()
                        : Optional.of(Percent.encode(beforeHash.substring(mark + 1), Percent.QUERY)),
                hash < 0 ? Optional.empty() : Optional.of(Percent.encode(text.substring(hash + 1), Percent.FRAGMENT)));
    }

    private void note(String text) {
        text.chars().forEach(c -> {
            if (c == ' ') {
                flaws.add(Flaw.SPACE);
            } else if (c < ' ' || c == 127) {
                flaws.add(Flaw.CONTROL);
            } else if (c > 127) {
                flaws.add(Flaw.RAW_NON_ASCII);
            } else if (NEVER.indexOf(c) >= 0) {
                flaws.add(Flaw.UNENCODED);
            }
        });
        if (text.indexOf('#') != text.lastIndexOf('#')) {
            flaws.add(Flaw.UNENCODED);
        }
        if (Percent.isBroken(text)) {
            flaws.add(Flaw.BAD_PERCENT);
        }
    }

    /** Encodes a path and takes its dot segments out (RFC 3986 section 5.2.4). */
    private String path(String text) {
        List<String> kept = new ArrayList<>();
        String[] segments = Percent.encode(text, Percent.PATH).split("/", -1);
        for (int i = text.startsWith("/") ? 1 : 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            String dots = segments[i].toLowerCase(Locale.ROOT).replace("%2e", ".");
            if (dots.equals("..")) {
                if (kept.isEmpty()) {
                    flaws.add(Flaw.ABOVE_ROOT);
                } else {
                    kept.remove(kept.size() - 1);
                }
            }
            if (!dots.equals("..") && !dots.equals(".")) {
                kept.add(segments[i]);
            } else if (last) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        if (end - start < text.length()) {
            flaws.add(Flaw.SURROUNDING_SPACE);
        }
        String inner = text.substring(start, end);
        String without = inner.replaceAll("[\t\r\n]", "");
        if (without.length() < inner.length()) {
            flaws.add(Flaw.TAB_OR_NEWLINE);
        }
        return without;
    }

    private void noteSlashes(String slashes) {
        if (slashes.indexOf('\\') >= 0) {
            flaws.add(Flaw.BACKSLASH);
        }
        if (slashes.length() < 2) {
            flaws.add(Flaw.MISSING_SLASHES);
        } else if (slashes.length() > 2) {
            flaws.add(Flaw.EXTRA_SLASHES);
        }
    }

    private static int slashes(String text) {
        int count = 0;
        while (count < text.length() && (text.charAt(count) == '/' || text.charAt(count) == '\\')) {
            count++;
        }
        return count;
    }

    private Location at(Form form, @Nullable Url url) {
        return new Location(raw, form, Optional.ofNullable(url), flaws);
    }

    /** Path with slashes only, not yet normalised; query and fragment encoded. */
    private record Parts(String path, Optional<String> query, Optional<String> fragment) {}
}
