package dev.launchready.resilience;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the stack traces of the common runtimes in a text. Pure. */
final class StackTraces {
    private static final Map<String, Pattern> BY_RUNTIME = new LinkedHashMap<>();

    static {
        put(
                "Java",
                "\\bat [\\w$.<>/]{3,200}\\((\\w{1,80}\\.(java|kt|scala|groovy)(:\\d+)?|Native Method|Unknown Source)\\)");
        put("Python", "Traceback \\(most recent call last\\)|File \"[^\"\\n]{1,300}\", line \\d+, in ");
        put("Go", "\\bgoroutine \\d+ \\[[a-z ,0-9]{1,40}\\]:|\\bpanic: .{0,200}\\[recovered\\]");
        put("Ruby", "\\.rb:\\d+:in [`'\"]");
        put(
                "PHP",
                "#\\d+ (/|[A-Z]:\\\\)[^\\n(]{1,300}\\.php\\(\\d+\\)|(Fatal error|Warning|Notice)(</b>)?: {1,3}.{1,400}? in"
                        + " (<b>)?(/|[A-Z]:\\\\)[^\\n]{1,300}\\.php");
        put(
                ".NET",
                "\\bat [\\w.`<>+\\[\\],]{3,200}\\([^()\\n]{0,300}\\)( in [^\\n]{1,300}:line \\d+|\\s+at [\\w.`<>+]{3,200}\\()"
                        + "|\\bat (System|Microsoft)\\.[\\w.]{3,200}\\(");
        put("Node.js", "\\bat [^\\n(]{0,200}\\(?(file://|node:|/|[A-Z]:\\\\)[^\\n()]{0,300}:\\d+:\\d+\\)?");
        put("Rust", "thread '[^'\\n]{1,80}' (\\(\\d+\\) )?panicked at ");
        put("Elixir", "\\([a-z_]{1,40}( [\\d.]{1,12})?\\) (lib|deps)/[^\\n:]{1,200}\\.exs?:\\d+: ");
    }

    private StackTraces() {}

    private static void put(String runtime, String pattern) {
        BY_RUNTIME.put(runtime, Pattern.compile(pattern));
    }

    /** The runtime whose stack trace the text holds, by its name. */
    static Optional<String> runtimeIn(String text) {
        String read = text.length() > HumanText.READ ? text.substring(0, HumanText.READ) : text;
        return BY_RUNTIME.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(read).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
