package dev.launchready.email.dkim;

import dev.launchready.email.MailField;
import dev.launchready.email.Parsed;
import dev.launchready.email.TagList;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a DKIM-Signature field, every part of it, and says what is wrong with the first that is (section 6.1.1). */
final class SignatureReader {
    private final MailField field;
    private final String text;
    private final TagList tags;

    /** What verification needs. */
    static final class Read {
        private final DkimSignature signature;
        private final byte[] bodyHash;
        private final byte[] seal;
        private final int sealFrom;
        private final int sealTo;

        private Read(DkimSignature signature, byte[] bodyHash, byte[] seal, int sealFrom, int sealTo) {
            this.signature = signature;
            this.bodyHash = bodyHash;
            this.seal = seal;
            this.sealFrom = sealFrom;
            this.sealTo = sealTo;
        }

        DkimSignature signature() {
            return signature;
        }

        /** The value of {@code bh=}. */
        byte[] bodyHash() {
            return bodyHash;
        }

        /** The value of {@code b=}. */
        byte[] seal() {
            return seal;
        }

        /** Where the value of {@code b=} begins in the raw field, white space included. */
        int sealFrom() {
            return sealFrom;
        }

        /** Where it ends. */
        int sealTo() {
            return sealTo;
        }
    }

    private SignatureReader(MailField field, String text, TagList tags) {
        this.field = field;
        this.text = text;
        this.tags = tags;
    }

    static Read read(MailField field) throws Unverifiable {
        String text = field.rawValue();
        Parsed<TagList> parsed = TagList.parse(text);
        if (parsed instanceof Parsed.Good<TagList> good) {
            return new SignatureReader(field, text, good.thing()).read();
        }
        throw new Unverifiable(
                DkimReason.SYNTAX, parsed.fault().map(fault -> fault.describe()).orElse("it is no list of tags"));
    }

    private Read read() throws Unverifiable {
        List<TagList.Tag> twice = tags.duplicates();
        if (!twice.isEmpty()) {
            throw new Unverifiable(DkimReason.DUPLICATE_TAG, twice.get(0).name() + "= stands twice");
        }
        if (!need("v").value().equals("1")) {
            throw new Unverifiable(DkimReason.VERSION, "v= is " + quote("v") + " and not \"1\"");
        }
        String algorithm = algorithm();
        String domain = domain("d", 2);
        String selector = domain("s", 1);
        String identity = identity(domain);
        Canonicalization[] canonicalization = canonicalization();
        queryMethod();
        List<String> headers = signedHeaders();
        OptionalLong signedAt = number("t", 12);
        OptionalLong expiresAt = number("x", 12);
        if (signedAt.isPresent() && expiresAt.isPresent() && expiresAt.getAsLong() <= signedAt.getAsLong()) {
            throw new Unverifiable(
                    DkimReason.TIMES, "x=" + expiresAt.getAsLong() + " is not later than t=" + signedAt.getAsLong());
        }
        byte[] bodyHash = base64("bh");
        byte[] seal = base64("b");
        DkimSignature signature = new DkimSignature(
                field,
                algorithm,
                domain,
                selector,
                identity,
                canonicalization[0],
                canonicalization[1],
                headers,
                number("l", 76),
                signedAt,
                expiresAt,
                tags.value("z").orElse(""));
        TagList.Tag b = need("b");
        int equals = text.indexOf('=', b.offset());
        int semicolon = text.indexOf(';', equals);
        int base = field.colon() + 1;
        return new Read(
                signature, bodyHash, seal, base + equals + 1, base + (semicolon < 0 ? text.length() : semicolon));
    }

    private TagList.Tag need(String name) throws Unverifiable {
        Optional<TagList.Tag> tag = tags.tag(name);
        if (tag.isEmpty()) {
            throw new Unverifiable(DkimReason.MISSING_TAG, name + "= is missing");
        }
        return tag.get();
    }

    private String algorithm() throws Unverifiable {
        String algorithm = need("a").compactValue().toLowerCase(Locale.ROOT);
        return switch (algorithm) {
            case "rsa-sha256", "ed25519-sha256" -> algorithm;
            case "rsa-sha1" ->
                throw new Unverifiable(
                        DkimReason.SHA1, "a=rsa-sha1 must not be accepted since RFC 8301; sign with rsa-sha256");
            default ->
                throw new Unverifiable(
                        DkimReason.ALGORITHM,
                        "a= is " + quote("a") + ", which is neither rsa-sha256 nor ed25519-sha256");
        };
    }

    private String domain(String tag, int labels) throws Unverifiable {
        String domain = need(tag).value();
        String ascii = ascii(domain);
        if (!isDomain(ascii, labels)) {
            throw new Unverifiable(
                    DkimReason.DOMAIN,
                    tag + "= is " + quote(tag) + ", which is no domain name as section 3.5 wants it");
        }
        return ascii;
    }

    private String identity(String domain) throws Unverifiable {
        Optional<String> given = tags.value("i");
        if (given.isEmpty()) {
            return "@" + domain;
        }
        int at = given.get().lastIndexOf('@');
        if (at < 0) {
            throw new Unverifiable(DkimReason.SYNTAX, "i= is " + quote("i") + " and has no \"@\"");
        }
        String host = ascii(given.get().substring(at + 1).strip());
        if (!host.equals(domain) && !host.endsWith("." + domain)) {
            throw new Unverifiable(
                    DkimReason.IDENTITY,
                    "i= is " + quote("i") + ", whose domain is neither " + domain + " nor below it");
        }
        return given.get().substring(0, at + 1) + host;
    }

    private Canonicalization[] canonicalization() throws Unverifiable {
        String value = tags.value("c").orElse("simple/simple").toLowerCase(Locale.ROOT);
        int slash = value.indexOf('/');
        String header = slash < 0 ? value : value.substring(0, slash);
        // the body is simple when only the header's is named
        String body = slash < 0 ? "simple" : value.substring(slash + 1);
        return new Canonicalization[] {canonicalization(header), canonicalization(body)};
    }

    private Canonicalization canonicalization(String name) throws Unverifiable {
        return switch (name) {
            case "simple" -> Canonicalization.SIMPLE;
            case "relaxed" -> Canonicalization.RELAXED;
            default ->
                throw new Unverifiable(
                        DkimReason.CANONICALIZATION, "c= is " + quote("c") + "; only simple and relaxed are defined");
        };
    }

    private void queryMethod() throws Unverifiable {
        Optional<String> given = tags.value("q");
        if (given.isPresent()) {
            for (String method : split(given.get())) {
                if (method.equalsIgnoreCase("dns/txt") || method.equalsIgnoreCase("dns")) {
                    return;
                }
            }
            throw new Unverifiable(DkimReason.QUERY_METHOD, "q= is " + quote("q") + "; only dns/txt is defined");
        }
    }

    private List<String> signedHeaders() throws Unverifiable {
        List<String> names = split(need("h").value());
        for (String name : names) {
            if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c >= 127 || c == ';')) {
                throw new Unverifiable(DkimReason.SYNTAX, "h= names \"" + name + "\", which is no header field name");
            }
        }
        if (!names.contains("from")) {
            throw new Unverifiable(DkimReason.FROM_UNSIGNED, "h= leaves From out");
        }
        return names;
    }

    private OptionalLong number(String tag, int digits) throws Unverifiable {
        Optional<String> given = tags.value(tag);
        if (given.isEmpty()) {
            return OptionalLong.empty();
        }
        String text = given.get();
        if (text.isEmpty() || text.length() > digits || text.chars().anyMatch(c -> c < '0' || c > '9')) {
            throw new Unverifiable(DkimReason.SYNTAX, tag + "= is " + quote(tag) + " and no number");
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            // more than any message or date can be; no need to be exact
            number = number > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : number * 10 + digit;
        }
        return OptionalLong.of(number);
    }

    private byte[] base64(String tag) throws Unverifiable {
        String value = need(tag).compactValue();
        if (value.isEmpty()) {
            throw new Unverifiable(DkimReason.MISSING_TAG, tag + "= is empty");
        }
        try {
            return Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw new Unverifiable(DkimReason.SYNTAX, tag + "= is no base64 (" + e.getMessage() + ")");
        }
    }

    private String quote(String tag) {
        String value = tags.value(tag).orElse("");
        return "\"" + (value.length() > 80 ? value.substring(0, 80) + "…" : value) + "\"";
    }

    /** Splits at colons, without white space and in lower case. */
    private static List<String> split(String value) {
        List<String> parts = new ArrayList<>(16);
        int from = 0;
        while (from <= value.length()) {
            int colon = value.indexOf(':', from);
            int to = colon < 0 ? value.length() : colon;
            parts.add(value.substring(from, to).strip().toLowerCase(Locale.ROOT));
            from = to + 1;
        }
        return parts;
    }

    /** The domain in lower case; one in UTF-8 (RFC 8616) in its ASCII form, or as it stands where it has none. */
    private static String ascii(String domain) {
        if (domain.chars().allMatch(c -> c < 128)) {
            return domain.toLowerCase(Locale.ROOT);
        }
        try {
            return IDN.toASCII(new String(domain.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    /** Letters, digits, hyphens, and the underscore, which real selectors have. */
    static boolean isDomain(String text, int labels) {
        int count = 1;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inside = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            if (c == '.' && length > 0) {
                count++;
                length = 0;
            } else if (!inside || ++length > 63) {
                return false;
            }
        }
        return count >= labels && length > 0 && text.length() <= 253;
    }
}
