package dev.launchready.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page by day and in the dark: text stands out from what is behind it as WCAG 2.2 (1.4.3, level AA) asks. */
class HtmlColourTest {
    private static final double LEAST_CONTRAST = 4.5;
    private static final Pattern SCHEME = Pattern.compile("(@media[^{]*\\{\\s*)?:root \\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{3,6});");

    static Stream<Map<String, String>> schemes() {
        return Stream.of(scheme("light"), scheme("dark"));
    }

    @Test
    void the_dark_has_a_colour_of_its_own_for_each_of_the_day() {
        assertThat(scheme("dark")).containsOnlyKeys(scheme("light").keySet());
        assertThat(luminance(scheme("dark"), "page")).isLessThan(luminance(scheme("light"), "page"));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void text_stands_out_from_what_is_behind_it(Map<String, String> colours) {
        List<String> texts = List.of("ink", "soft", "link");
        List<String> tones = List.of("bad", "warn", "good", "calm");
        List<String> tooClose = new ArrayList<>();
        for (String text : texts) {
            for (String behind : List.of("page", "card", "quiet")) {
                note(tooClose, colours, text, behind);
            }
        }
        for (String tone : tones) {
            note(tooClose, colours, tone, tone + "-bg");
            note(tooClose, colours, tone, "card");
            note(tooClose, colours, "ink", tone + "-bg");
            note(tooClose, colours, "soft", tone + "-bg");
        }

        assertThat(tooClose).isEmpty();
    }

    private static void note(List<String> tooClose, Map<String, String> colours, String text, String behind) {
        double one = luminance(colours, text) + 0.05;
        double other = luminance(colours, behind) + 0.05;
        double contrast = Math.max(one, other) / Math.min(one, other);
        if (contrast < LEAST_CONTRAST) {
            tooClose.add(text + " on " + behind + ": " + contrast);
        }
    }

    /** Relative luminance, WCAG 2.2. */
    private static double luminance(Map<String, String> colours, String name) {
        String colour = Objects.requireNonNull(colours.get(name), name);
        String six = colour.length() == 3 ? colour.replaceAll("(.)", "$1$1") : colour;
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(six.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static Map<String, String> scheme(String name) {
        return Objects.requireNonNull(readSchemes().get(name), name);
    }

    private static Map<String, Map<String, String>> readSchemes() {
        Map<String, Map<String, String>> schemes = new HashMap<>();
        Matcher scheme = SCHEME.matcher(HtmlReport.write(Samples.prototype()));
        while (scheme.find()) {
            String media = scheme.group(1) == null ? "" : scheme.group(1);
            Map<String, String> colours = new HashMap<>();
            Matcher colour = COLOUR.matcher(scheme.group(2));
            while (colour.find()) {
                colours.put(colour.group(1), colour.group(2));
            }
            if (media.isEmpty() || media.contains("prefers-color-scheme: dark")) {
                schemes.put(media.isEmpty() ? "light" : "dark", colours);
            }
        }
        return schemes;
    }
}
