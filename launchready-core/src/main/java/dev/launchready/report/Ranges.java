package dev.launchready.report;

import dev.launchready.Exhibit.Bar;
import java.math.BigDecimal;

/** The bars of a histogram in words and in proportion. */
final class Ranges {

    private Ranges() {}

    /** {@return the range in words, for example {@code 100 to 200 ms}} */
    static String text(Bar bar, String unit) {
        String end = unit.isEmpty() ? "" : " " + unit;
        if (bar.to() == Double.POSITIVE_INFINITY) {
            return number(bar.from()) + end + " and more";
        }
        if (bar.from() == Double.NEGATIVE_INFINITY) {
            return "less than " + number(bar.to()) + end;
        }
        return number(bar.from()) + " to " + number(bar.to()) + end;
    }

    /** {@return how long the bar is beside the longest one, from 0 to 1} */
    static double share(Bar bar, long most) {
        return most <= 0 || bar.count() <= 0 ? 0 : (double) bar.count() / most;
    }

    private static String number(double value) {
        double size = Math.abs(value);
        boolean plain = size == 0 || (size >= 1e-4 && size < 1e12);
        return plain ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString() : Double.toString(value);
    }
}
