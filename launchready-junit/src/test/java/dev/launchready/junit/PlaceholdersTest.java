package dev.launchready.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {
    private static final Map<String, String> PROPERTIES = Map.of("acme.domain", "acme.dev", "odd", "${acme.domain}");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "ACME_DOMAIN", "shadowed.test",
            "ACME_STAGE", "staging.acme.dev",
            "LAUNCHREADY_FAIL_ON", "none",
            "LAUNCHREADY_INCONCLUSIVE", "fail");

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "acme.dev > acme.dev",
                "${acme.domain} > acme.dev",
                "www.${acme.domain} > www.acme.dev",
                "${acme.stage} > staging.acme.dev",
                "${unset:other.test} > other.test",
                "${unset:${acme.domain}} > acme.dev",
                "${unset:${unset2:${acme.stage}}}.x > staging.acme.dev.x",
                "${acme.domain:${unset}} > acme.dev",
                "${unset:a:b} > a:b",
                "${odd} > ${acme.domain}",
                "$acme {x} > $acme {x}"
            })
    void are_resolved_from_properties_then_the_environment_then_their_default(String text, String resolved) {
        assertThat(resolve(text)).isEqualTo(resolved);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "${unset} > nothing is set for ${unset}; pass -Dunset=acme.dev, set the environment variable UNSET, or"
                        + " give a default: ${unset:acme.dev}",
                "${a:${un.set}} > nothing is set for ${un.set}; pass -Dun.set=acme.dev, set the environment variable"
                        + " UN_SET, or give a default: ${un.set:acme.dev}",
                "${unset > a placeholder in \"${unset\" does not end; close it with }",
                "${} > the placeholder \"${}\" has no plain name; write for example ${launchready.domain:acme.dev}",
                "${${a}} > the placeholder \"${${a}}\" has no plain name; write for example"
                        + " ${launchready.domain:acme.dev}"
            })
    void that_cannot_be_resolved_are_named_with_the_remedy(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> resolve(text)).withMessage(message);
    }

    @Test
    void settings_are_found_in_the_environment_under_their_usual_names() {
        assertThat(settings().get("launchready.failOn")).hasValue("none");
        assertThat(Enforcement.of(settings())).isEqualTo(new Enforcement(Optional.empty(), true));
        assertThat(Settings.variables("launchready.failOn"))
                .containsExactly("LAUNCHREADY_FAIL_ON", "LAUNCHREADY_FAILON", "launchready.failOn");
    }

    @Property
    void text_without_placeholders_stays_as_it_is(@ForAll String text) {
        if (!text.contains("${")) {
            assertThat(resolve(text)).isEqualTo(text);
        }
    }

    @Property
    void any_depth_of_defaults_ends_at_the_innermost(
            @ForAll @AlphaChars @StringLength(min = 1, max = 9) String innermost,
            @ForAll @IntRange(max = 20) int depth) {
        String text = innermost;
        for (int i = 0; i < depth; i++) {
            text = "${unset" + i + ":" + text + "}";
        }
        assertThat(resolve(text)).isEqualTo(innermost);
    }

    private static String resolve(String text) {
        return new Placeholders(settings()).resolve(text);
    }

    private static Settings settings() {
        return new Settings(
                name -> Optional.ofNullable(PROPERTIES.get(name)), name -> Optional.ofNullable(ENVIRONMENT.get(name)));
    }
}
