package dev.launchready.email.message;

import dev.launchready.email.MailField;
import dev.launchready.email.RawMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one message says about itself. Any octets are a message; what is missing or broken is simply not there.
 *
 * @param raw the message as it was received
 */
public record EmailMessage(RawMessage raw) {

    /**
     * Reads a message.
     *
     * @param octets for example the content of an .eml file
     * @return the message
     */
    public static EmailMessage from(byte[] octets) {
        return new EmailMessage(RawMessage.of(octets));
    }

    /**
     * Reads a message from a file.
     *
     * @param file an .eml file
     * @return the message
     * @throws IllegalArgumentException if the file cannot be read; the message names it
     */
    public static EmailMessage from(Path file) {
        try {
            return from(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "message " + file + " cannot be read (" + e + "); give the path of an .eml file", e);
        }
    }

    /** {@return the addresses in From, in their order} */
    public List<String> fromAddresses() {
        List<String> found = new ArrayList<>();
        for (MailField field : raw.fields("From")) {
            found.addAll(AddressReader.read(field.value()));
        }
        return found;
    }

    /** {@return the domain of the first address in From, in lower case; empty when there is none} */
    public String fromDomain() {
        return fromAddresses().stream().findFirst().map(EmailMessage::domain).orElse("");
    }

    /**
     * {@return the address in Return-Path, which the receiving server writes from the envelope; empty when there is no
     * such field, or it is {@code <>}}
     */
    public String returnPath() {
        return raw.field("Return-Path")
                .flatMap(field -> AddressReader.read(field.value()).stream().findFirst())
                .orElse("");
    }

    /** {@return the date, when there is one that can be read} */
    public Optional<Instant> date() {
        return raw.field("Date").flatMap(field -> MailDate.read(field.value()));
    }

    /** {@return the addresses in To, in their order} */
    public List<String> toAddresses() {
        return raw.field("To").map(field -> AddressReader.read(field.value())).orElse(List.of());
    }

    /** {@return the addresses between angle brackets in List-Unsubscribe (RFC 2369 section 3.2), as they are written} */
    public List<String> unsubscribeUris() {
        List<String> uris = new ArrayList<>();
        for (MailField field : raw.fields("List-Unsubscribe")) {
            String value = field.value();
            int open = value.indexOf('<');
            while (open >= 0) {
                int close = value.indexOf('>', open);
                if (close < 0) {
                    break;
                }
                uris.add(value.substring(open + 1, close));
                open = value.indexOf('<', close);
            }
        }
        return uris;
    }

    /** The domain of an address in lower case. */
    static String domain(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }
}
