package dev.launchready.email.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the date of a message (RFC 5322 section 3.3), its obsolete zones (section 4.3) included. */
final class MailDate {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> ZONES = Map.of(
            "UT", 0, "GMT", 0, "UTC", 0, "EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "PST", -8, "PDT", -7);

    private MailDate() {}

    /**
     * Reads a date.
     *
     * @param text for example {@code Mon, 04 May 2026 10:00:00 +0000 (UTC)}
     * @return the moment, or empty where the text is no date
     */
    static Optional<Instant> read(String text) {
        int comment = text.indexOf('(');
        String plain = comment < 0 ? text : text.substring(0, comment);
        int comma = plain.indexOf(',');
        String[] parts = plain.substring(comma + 1).strip().split("[ \t\r\n]+", -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        String[] time = parts[3].split(":", -1);
        int month = MONTHS.indexOf(parts[1].toLowerCase(Locale.ROOT)) + 1;
        Optional<ZoneOffset> zone = zone(parts[4]);
        if (month == 0 || time.length < 2 || time.length > 3 || zone.isEmpty()) {
            return Optional.empty();
        }
        try {
            int second = time.length == 3 ? Math.min(59, Integer.parseInt(time[2])) : 0;
            LocalDateTime local = LocalDateTime.of(
                    Integer.parseInt(parts[2]),
                    month,
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(time[0]),
                    Integer.parseInt(time[1]),
                    second);
            return Optional.of(local.toInstant(zone.get()));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneOffset> zone(String text) {
        Integer hours = ZONES.get(text.toUpperCase(Locale.ROOT));
        if (hours != null) {
            return Optional.of(ZoneOffset.ofHours(hours));
        }
        if (!text.matches("[+-][0-9]{4}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneOffset.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
