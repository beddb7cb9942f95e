package dev.launchready.redirect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The date of a cookie's Expires, read token by token in whatever order they come (RFC 6265 section 5.1.1). */
final class CookieDate {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\D.*)?", Pattern.DOTALL);
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:\\D.*)?", Pattern.DOTALL);
    private static final Pattern YEAR = Pattern.compile("(\\d{2,4})(?:\\D.*)?", Pattern.DOTALL);

    private Optional<Matcher> time = Optional.empty();
    private int day;
    private int month;
    private int year = -1;

    private CookieDate() {}

    /** {@return the moment; empty for text that is no date, which browsers ignore} */
    static Optional<Instant> read(String text) {
        CookieDate date = new CookieDate();
        for (String token : text.split("[^0-9:A-Za-z\u0080-\uffff]+", -1)) {
            date.take(token);
        }
        return date.instant();
    }

    private void take(String token) {
        Matcher matcher = TIME.matcher(token);
        if (time.isEmpty() && matcher.matches()) {
            time = Optional.of(matcher);
            return;
        }
        Matcher first = DAY.matcher(token);
        if (day == 0 && first.matches()) {
            day = Integer.parseInt(first.group(1));
            return;
        }
        int named =
                token.length() < 3 ? 0 : MONTHS.indexOf(token.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        if (month == 0 && named > 0) {
            month = named;
            return;
        }
        Matcher second = YEAR.matcher(token);
        if (year < 0 && second.matches()) {
            year = Integer.parseInt(second.group(1));
            year += year < 70 ? 2000 : year < 100 ? 1900 : 0;
        }
    }

    private Optional<Instant> instant() {
        if (time.isEmpty() || year < 1601) {
            return Optional.empty();
        }
        Matcher clock = time.get();
        try {
            return Optional.of(LocalDateTime.of(year, month, day, number(clock, 1), number(clock, 2), number(clock, 3))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
