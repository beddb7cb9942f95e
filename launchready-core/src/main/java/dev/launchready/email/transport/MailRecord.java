package dev.launchready.email.transport;

import dev.launchready.email.SyntaxFault;
import dev.launchready.email.TagList;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A TXT record of the kind {@code v=…; tag=value}: MTA-STS (RFC 8461 section 3.1), TLS reporting (RFC 8460 section 3)
 * or BIMI, also when it is broken.
 *
 * @param text the record, its strings joined
 * @param tags its tags that can be read
 * @param problems what does not fit, in clauses; empty for a good record
 */
public record MailRecord(String text, TagList tags, List<String> problems) {

    /** Copies the list. */
    public MailRecord {
        problems = List.copyOf(problems);
    }

    /** {@return the records of an answer that begin with a version, as receivers filter them} */
    static List<MailRecord> of(DnsAnswer answer, String version) {
        return answer.records(DnsRecord.Text.class)
                .map(DnsRecord.Text::joined)
                .filter(text ->
                        text.strip().toUpperCase(Locale.ROOT).startsWith("V=" + version.toUpperCase(Locale.ROOT)))
                .map(text -> read(text, version))
                .toList();
    }

    private static MailRecord read(String text, String version) {
        TagList.Reading reading = TagList.read(text);
        List<String> problems = new ArrayList<>();
        for (SyntaxFault fault : reading.faults()) {
            problems.add(fault.describe());
        }
        TagList tags = reading.list();
        if (tags.tags().isEmpty()
                || !tags.tags().get(0).name().equals("v")
                || !tags.tags().get(0).value().equals(version)) {
            problems.add("it does not begin with \"v=" + version + ";\"");
        }
        for (TagList.Tag tag : tags.duplicates()) {
            problems.add(tag.name() + "= stands twice");
        }
        Optional<String> wrong = switch (version) {
            case "STSv1" -> id(tags);
            case "TLSRPTv1" -> rua(tags);
            default -> logo(tags);
        };
        wrong.ifPresent(problems::add);
        return new MailRecord(text, tags, problems);
    }

    private static Optional<String> id(TagList tags) {
        Optional<String> id = tags.value("id");
        if (id.isEmpty()) {
            return Optional.of("id= is missing");
        }
        return id.get().matches("[A-Za-z0-9]{1,32}")
                ? Optional.empty()
                : Optional.of("id= is \"" + id.get() + "\" and not 1 to 32 letters and digits");
    }

    private static Optional<String> rua(TagList tags) {
        Optional<String> rua = tags.value("rua");
        if (rua.isEmpty()) {
            return Optional.of("rua= is missing");
        }
        for (String uri : rua.get().split(",", -1)) {
            String address = uri.strip().toLowerCase(Locale.ROOT);
            if (!address.matches("mailto:[^@ ]+@[^@ ]+") && !address.matches("https://[^/ ]+.*")) {
                return Optional.of("rua= holds \"" + uri.strip() + "\", which is neither mailto: nor https:");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> logo(TagList tags) {
        for (String tag : new String[] {"l", "a"}) {
            String value = tags.value(tag).orElse("");
            if (!value.isEmpty() && !value.toLowerCase(Locale.ROOT).startsWith("https://")) {
                return Optional.of(tag + "= is \"" + value + "\" and no https address");
            }
        }
        return tags.tag("l").isEmpty() ? Optional.of("l= is missing") : Optional.empty();
    }
}
