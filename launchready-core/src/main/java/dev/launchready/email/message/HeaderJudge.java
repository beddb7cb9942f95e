package dev.launchready.email.message;

import dev.launchready.Finding;
import dev.launchready.email.MailField;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges the header of a message apart from its signatures. */
final class HeaderJudge {
    private static final List<String> ONCE = List.of(
            "Date",
            "Sender",
            "Reply-To",
            "To",
            "Cc",
            "Bcc",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Subject",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding");
    private static final Instant NO_MAIL_BEFORE = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CLOCK_ERROR = Duration.ofDays(1);

    private final EmailMessage message;
    private final List<Finding> findings = new ArrayList<>();

    private HeaderJudge(EmailMessage message) {
        this.message = message;
    }

    static List<Finding> judge(EmailMessage message, Instant now) {
        HeaderJudge judge = new HeaderJudge(message);
        judge.from();
        judge.date(now);
        judge.messageId();
        judge.to();
        judge.twice();
        judge.octets();
        return judge.findings;
    }

    private void from() {
        List<MailField> fields = message.raw().fields("From");
        List<String> addresses = message.fromAddresses();
        if (addresses.isEmpty()) {
            findings.add(Finding.of(MessageRule.FROM_MISSING, "From")
                    .expected("one From with an address")
                    .actual(fields.isEmpty() ? "there is none" : "it holds no address")
                    .evidence("header", lines(fields))
                    .build());
        } else if (fields.size() > 1 || addresses.size() > 1) {
            findings.add(Finding.of(MessageRule.FROM_SEVERAL, "From")
                    .expected("one From with one address")
                    .actual(
                            fields.size() > 1
                                    ? "there are " + fields.size() + " From fields"
                                    : "it holds " + addresses.size() + " addresses")
                    .evidence("header", lines(fields))
                    .build());
        }
    }

    private void date(Instant now) {
        Optional<MailField> field = message.raw().field("Date");
        Optional<Instant> date = message.date();
        if (date.isEmpty()) {
            findings.add(Finding.of(MessageRule.DATE_MISSING, "Date")
                    .expected("a date as RFC 5322 writes it")
                    .actual(field.map(f -> "it is \"" + f.value() + "\"").orElse("there is none"))
                    .build());
        } else if (date.get().isAfter(now.plus(CLOCK_ERROR)) || date.get().isBefore(NO_MAIL_BEFORE)) {
            findings.add(Finding.of(MessageRule.DATE_IMPLAUSIBLE, "Date")
                    .expected("the moment of sending")
                    .actual("it is " + date.get() + ", and now is " + now)
                    .evidence("header", lines(message.raw().fields("Date")))
                    .build());
        }
    }

    private void messageId() {
        Optional<MailField> field = message.raw().field("Message-ID");
        if (field.isEmpty()) {
            findings.add(Finding.of(MessageRule.MESSAGE_ID_MISSING, "Message-ID")
                    .expected("an id of the message")
                    .actual("there is none")
                    .build());
            return;
        }
        String id = field.get().value();
        int at = id.indexOf('@');
        String right = at < 0 ? "" : id.substring(at + 1, Math.max(at + 1, id.length() - 1));
        boolean good = id.startsWith("<")
                && id.endsWith(">")
                && at > 1
                && id.indexOf('@', at + 1) < 0
                && id.chars().allMatch(c -> c > ' ' && c < 127)
                && right.indexOf('.') > 0
                && !right.endsWith(".local")
                && !right.endsWith(".localdomain");
        if (!good) {
            findings.add(Finding.of(MessageRule.MESSAGE_ID_MALFORMED, "Message-ID")
                    .expected("<unique part@a domain of yours>")
                    .actual("it is \"" + id + "\"")
                    .build());
        }
    }

    private void to() {
        boolean named = message.raw().field("To").isPresent()
                || message.raw().field("Cc").isPresent();
        if (!named) {
            findings.add(Finding.of(MessageRule.TO_MISSING, "To")
                    .expected("the recipient")
                    .actual("there is neither To nor Cc")
                    .build());
        }
    }

    private void twice() {
        for (String name : ONCE) {
            List<MailField> fields = message.raw().fields(name);
            if (fields.size() > 1) {
                findings.add(Finding.of(MessageRule.HEADER_TWICE, name)
                        .expected("one such field")
                        .actual("there are " + fields.size())
                        .evidence("header", lines(fields))
                        .build());
            }
        }
        if (!message.raw().strayLines().isEmpty()) {
            findings.add(Finding.of(MessageRule.HEADER_MALFORMED, "header")
                    .expected("header fields and nothing else above the body")
                    .actual("it has " + message.raw().strayLines().size() + " lines that are no field")
                    .evidence("line", message.raw().strayLines().get(0))
                    .build());
        } else if (!message.raw().hasSeparator()) {
            findings.add(Finding.of(MessageRule.HEADER_MALFORMED, "header")
                    .expected("an empty line at the end of the header")
                    .actual("the message ends within it")
                    .build());
        }
    }

    private void octets() {
        message.raw().fields().stream()
                .filter(field -> field.raw().chars().anyMatch(c -> c > 127))
                .findFirst()
                .ifPresent(field -> findings.add(Finding.of(MessageRule.HEADER_NOT_ASCII, field.name())
                        .expected("encoded text (RFC 2047)")
                        .actual("it holds octets above 127 as they are")
                        .evidence("header", field.raw())
                        .build()));
    }

    static String lines(List<MailField> fields) {
        return String.join("\n", fields.stream().map(MailField::raw).toList());
    }
}
