package dev.launchready.email.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.email.Conformance;
import dev.launchready.email.IpRange;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The openspf.org suite for RFC 7208 (release 2014.04): every result and every explanation. */
class Rfc7208SuiteTest {

    /** A case of the suite. */
    record Case(
            String name,
            SuiteZone zone,
            String host,
            String mailFrom,
            String helo,
            List<Object> results,
            Optional<String> explanation) {
        SpfOutcome check() {
            return SpfEvaluator.over(zone).checkMailFrom(IpRange.parse(host).orElseThrow(), mailFrom, helo);
        }
    }

    @TestFactory
    Stream<DynamicTest> every_case_has_the_result_and_the_explanation_that_the_suite_expects() throws IOException {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    SpfOutcome outcome = one.check();

                    assertThat(one.results())
                            .as(outcome.describe())
                            .contains(outcome.result().toString());
                    one.explanation()
                            .ifPresent(text -> assertThat(outcome.explanation().orElse("DEFAULT"))
                                    .isEqualTo(text));
                }));
    }

    @Test
    void the_suite_has_203_cases() throws IOException {
        assertThat(cases()).hasSize(203);
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(Conformance.path("email/rfc7208-tests.yml"))) {
            for (Object document : new Load(LoadSettings.builder().build()).loadAllFromReader(reader)) {
                Map<?, ?> scenario = (Map<?, ?>) document;
                SuiteZone zone = new SuiteZone((Map<?, ?>) get(scenario, "zonedata"));
                ((Map<?, ?>) get(scenario, "tests"))
                        .forEach((name, test) -> cases.add(one(name, (Map<?, ?>) test, zone)));
            }
        }
        return cases;
    }

    private static Case one(Object name, Map<?, ?> test, SuiteZone zone) {
        return new Case(
                (String) name,
                zone,
                (String) get(test, "host"),
                (String) get(test, "mailfrom"),
                (String) get(test, "helo"),
                get(test, "result") instanceof List<?> several ? List.copyOf(several) : List.of(get(test, "result")),
                Optional.ofNullable((String) test.get("explanation")));
    }

    private static Object get(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
