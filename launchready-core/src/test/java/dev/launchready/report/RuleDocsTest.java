package dev.launchready.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleDocsTest {
    private static final String WRITE =
            "mvn -Dquick -pl launchready-core test -Dtest=RuleDocsTest -Dlaunchready.docs.write=true";

    @Test
    void the_pages_say_what_the_rules_say() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        for (RuleCatalogue catalogue : ServiceLoader.load(RuleCatalogue.class, RuleCatalogue.class.getClassLoader())) {
            pages.put(catalogue.concern() + ".md", RuleDocs.page(catalogue));
        }
        Path directory = Path.of(System.getProperty("launchready.root")).resolve("launchready-core/src/main/docs");
        if (Boolean.getBoolean("launchready.docs.write")) {
            write(directory, pages);
        }

        assertThat(read(directory))
                .as("the pages in %s differ from the rules; write them anew with%n  %s%n", directory, WRITE)
                .isEqualTo(pages);
    }

    @Test
    void a_page_has_a_section_for_each_rule() {
        RuleCatalogue catalogue = new RuleCatalogue() {
            @Override
            public String concern() {
                return "sample";
            }

            @Override
            public Collection<? extends Rule> rules() {
                return Arrays.asList(SampleRule.values());
            }
        };

        assertThat(RuleDocs.page(catalogue))
                .contains("# Rules of sample\n")
                .contains("| [sample.loop](#sampleloop) | redirect loop | launch blocker | domain and edge |")
                .contains(
                        "## sample.loop\n\nredirect loop (launch blocker, domain and edge)\n\n**Why it matters:** Nobody")
                .contains("**Reference:** [RFC 9110 section 15.4](https://www.rfc-editor.org/rfc/rfc9110#section-15.4)")
                .containsSubsequence("## sample.key", "## sample.loop", "## sample.policy", "## sample.ttl");
    }

    private static void write(Path directory, Map<String, String> pages) throws IOException {
        Files.createDirectories(directory);
        for (String stale : read(directory).keySet()) {
            Files.delete(directory.resolve(stale));
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(directory.resolve(page.getKey()), page.getValue());
        }
    }

    private static Map<String, String> read(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.toString().endsWith(".md"))
                    .collect(Collectors.toMap(f -> f.getFileName().toString(), RuleDocsTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
