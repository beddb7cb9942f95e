package dev.launchready.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every Java snippet of the README is in {@link ReadmeSnippets}, which is compiled; every page that it names is there. */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("launchready.root", ".."));
    private static final Pattern SNIPPET = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)\\)");

    @Test
    void every_snippet_compiles() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String compiled = bare(Files.readString(ROOT.resolve(
                "launchready-examples/src/test/java/dev/launchready/examples/readme/ReadmeSnippets.java")));

        List<String> snippets = new ArrayList<>();
        Matcher matcher = SNIPPET.matcher(readme);
        while (matcher.find()) {
            snippets.add(matcher.group(1));
        }

        assertThat(snippets).hasSizeGreaterThanOrEqualTo(6);
        assertThat(snippets).allSatisfy(snippet -> assertThat(compiled).contains(bare(snippet)));
    }

    @Test
    void every_file_that_it_names_is_there() throws IOException {
        Matcher matcher = LINK.matcher(Files.readString(ROOT.resolve("README.md")));
        List<String> missing = new ArrayList<>();
        while (matcher.find()) {
            if (!Files.exists(ROOT.resolve(matcher.group(1)))) {
                missing.add(matcher.group(1));
            }
        }

        assertThat(missing).isEmpty();
    }

    /** Code without what a reader does not mind: white space, comments at the end of a line, the modifier of a nested class. */
    private static String bare(String code) {
        return code.replaceAll("(?m)(?<![:\"])//.*$", "")
                .replace("static class", "class")
                .replaceAll("\\s+", "");
    }
}
