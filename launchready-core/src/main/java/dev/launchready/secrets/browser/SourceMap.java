package dev.launchready.secrets.browser;

import dev.launchready.secrets.browser.Mappings.Segment;
import java.util.List;
import java.util.Optional;

/**
 * A source map (ECMA-426), plain or indexed.
 *
 * @param sources the original files; those of all sections, in order
 * @param parts the pieces of generated code that have mappings of their own; one for a plain map
 * @param flaws what could not be read of it
 */
record SourceMap(List<Source> sources, List<Part> parts, List<String> flaws) {
    SourceMap {
        sources = List.copyOf(sources);
        parts = List.copyOf(parts);
        flaws = List.copyOf(flaws);
    }

    /**
     * An original file.
     *
     * @param name its path, fit for people
     * @param content its text; empty when the map does not bring it
     */
    record Source(String name, Optional<String> content) {
        /** {@return whether somebody else wrote it} */
        boolean isInstalled() {
            return name.startsWith("node_modules/") || name.contains("/node_modules/");
        }
    }

    /**
     * Mappings for a stretch of generated code.
     *
     * @param line the generated line where it begins, from 0
     * @param column the generated column where it begins, from 0
     * @param firstSource the number that its first source has among all
     * @param mappings the mappings, relative to where it begins
     */
    record Part(int line, int column, int firstSource, String mappings) {}

    /** {@return whether it brings the text of an original file} */
    boolean hasContent() {
        return sources.stream().anyMatch(source -> source.content().isPresent());
    }

    /**
     * Where generated code comes from.
     *
     * @param line the generated line, from 0
     * @param column the generated column, from 0, in UTF-16 units
     * @return the place in the original file, from 1; empty if the map does not know
     */
    Optional<Original> original(int line, int column) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (part.line() < line || (part.line() == line && part.column() <= column)) {
                int within = line == part.line() ? column - part.column() : column;
                return Mappings.find(part.mappings(), line - part.line(), within)
                        .flatMap(s -> place(part, s));
            }
        }
        return Optional.empty();
    }

    private Optional<Original> place(Part part, Segment segment) {
        int number = part.firstSource() + segment.source();
        return number >= sources.size()
                ? Optional.empty()
                : Optional.of(new Original(sources.get(number).name(), segment.sourceLine() + 1));
    }
}
