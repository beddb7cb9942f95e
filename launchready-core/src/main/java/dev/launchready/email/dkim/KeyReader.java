package dev.launchready.email.dkim;

import dev.launchready.email.SyntaxFault;
import dev.launchready.email.TagList;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a key record and collects what is wrong with it. */
final class KeyReader {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int ED25519_WRAPPED = 44;

    private final String text;
    private final TagList tags;
    private final List<DkimKey.Problem> problems = new ArrayList<>();

    /**
     * A record as it was read.
     *
     * @param facts what it says
     * @param key the key; present exactly when nothing is wrong
     */
    record Read(DkimKey facts, Optional<PublicKeys.Key> key) {}

    private KeyReader(String text, TagList.Reading reading) {
        this.text = text;
        this.tags = reading.list();
        marks();
        for (SyntaxFault fault : reading.faults()) {
            problem(KeyFlaw.SYNTAX, fault.describe());
        }
    }

    static Read read(String text) {
        return new KeyReader(text, TagList.read(text)).read();
    }

    private Read read() {
        version();
        for (TagList.Tag tag : tags.duplicates()) {
            problem(KeyFlaw.DUPLICATE_TAG, tag.name() + "= stands twice");
        }
        String type = value("k").map(k -> k.toLowerCase(Locale.ROOT)).orElse("rsa");
        boolean known = type.equals("rsa") || type.equals("ed25519");
        if (!known) {
            problem(KeyFlaw.TYPE, "k= is " + quote(value("k").orElse("")));
        }
        allows("h", "sha256", KeyFlaw.HASH);
        allows("s", "email", KeyFlaw.SERVICE);
        Optional<byte[]> octets = octets();
        Optional<PublicKeys.Key> key = known ? octets.flatMap(o -> key(type, o)) : Optional.empty();
        int bits = key.map(PublicKeys.Key::bits).orElse(0);
        if (bits > 0 && type.equals("rsa") && bits < 1024) {
            problem(KeyFlaw.TOO_SHORT, "its RSA key has " + bits + " bits");
        }
        DkimKey facts = new DkimKey(
                text,
                type,
                bits,
                key.isPresent() ? HexFormat.of().formatHex(BodyHasher.sha256().digest(octets.orElseThrow())) : "",
                flags().contains("y"),
                flags().contains("s"),
                value("n").orElse(""),
                problems);
        return new Read(facts, problems.isEmpty() ? key : Optional.empty());
    }

    private void marks() {
        if (text.contains("\\;")) {
            problem(
                    KeyFlaw.BACKSLASH,
                    "a backslash stands before a semicolon at character " + (text.indexOf("\\;") + 1));
        }
        int quote = text.indexOf('"');
        if (quote >= 0) {
            problem(KeyFlaw.QUOTE, "a quotation mark stands at character " + (quote + 1));
        }
    }

    private void version() {
        Optional<TagList.Tag> version = tags.tag("v");
        if (version.isEmpty()) {
            return;
        }
        if (!version.get().value().equals("DKIM1")) {
            problem(KeyFlaw.VERSION, "v= is " + quote(version.get().value()));
        } else if (!tags.tags().get(0).name().equals("v")) {
            problem(KeyFlaw.VERSION_NOT_FIRST, tags.tags().get(0).name() + "= stands before v=");
        }
    }

    private void allows(String tag, String wanted, KeyFlaw flaw) {
        Optional<String> given = value(tag);
        if (given.isPresent()) {
            List<String> parts = parts(given.get());
            if (!parts.contains(wanted) && !(flaw == KeyFlaw.SERVICE && parts.contains("*"))) {
                problem(flaw, tag + "= is " + quote(given.get()));
            }
        }
    }

    private List<String> flags() {
        return value("t").map(KeyReader::parts).orElse(List.of());
    }

    private Optional<byte[]> octets() {
        Optional<TagList.Tag> tag = tags.tag("p");
        if (tag.isEmpty()) {
            problem(KeyFlaw.NO_KEY, "there is no p=");
            return Optional.empty();
        }
        String value = tag.get().compactValue();
        if (value.isEmpty()) {
            problem(KeyFlaw.REVOKED, "p= is empty");
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(value));
        } catch (IllegalArgumentException e) {
            problem(KeyFlaw.NOT_BASE64, "p= is no base64: " + misfit(value));
            return Optional.empty();
        }
    }

    private static String misfit(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean fits = BASE64.indexOf(c) >= 0;
            if (!fits && (c != '=' || i < value.length() - 2)) {
                return quote(String.valueOf(c)) + " stands at its character " + (i + 1) + " of " + value.length();
            }
        }
        return "it has " + value.length() + " characters, and some are missing at its end";
    }

    private Optional<PublicKeys.Key> key(String type, byte[] octets) {
        Optional<PublicKeys.Key> key = type.equals("rsa") ? PublicKeys.rsa(octets) : PublicKeys.ed25519(octets);
        if (key.isPresent()) {
            return key;
        }
        int declared = derLength(octets);
        if (type.equals("ed25519")) {
            problem(
                    KeyFlaw.UNREADABLE,
                    octets.length == ED25519_WRAPPED && declared == ED25519_WRAPPED
                            ? "p= holds a SubjectPublicKeyInfo of 44 octets; an Ed25519 key is published as its last 32"
                            : "p= holds " + octets.length + " octets that are no Ed25519 key of 32");
        } else if (declared > octets.length) {
            problem(KeyFlaw.TRUNCATED, "p= holds the first " + octets.length + " octets of a key of " + declared);
        } else {
            problem(
                    KeyFlaw.UNREADABLE,
                    octets.length == 32
                            ? "p= holds 32 octets, which look like an Ed25519 key, and k= does not say ed25519"
                            : "p= holds " + octets.length + " octets that are no RSA key");
        }
        return key;
    }

    /** How long the outermost DER sequence says it is, head included; 0 when it is no sequence. */
    private static int derLength(byte[] octets) {
        if (octets.length < 2 || octets[0] != 0x30) {
            return 0;
        }
        int first = octets[1] & 0xFF;
        if (first < 0x80) {
            return 2 + first;
        }
        int count = first & 0x7F;
        if (count == 0 || count > 3 || octets.length < 2 + count) {
            return 0;
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << 8) | (octets[2 + i] & 0xFF);
        }
        return 2 + count + length;
    }

    private Optional<String> value(String tag) {
        return tags.value(tag);
    }

    private void problem(KeyFlaw flaw, String detail) {
        problems.add(new DkimKey.Problem(flaw, detail));
    }

    private static List<String> parts(String value) {
        return List.of(value.split(":", -1)).stream()
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String quote(String value) {
        return "\"" + (value.length() > 80 ? value.substring(0, 80) + "…" : value) + "\"";
    }
}
