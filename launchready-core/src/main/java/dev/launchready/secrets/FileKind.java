package dev.launchready.secrets;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a path says about a file. Asked of every file, so that it looks words up and tries no pattern before it must. */
final class FileKind {
    private static final Set<String> QUIET_NAMES =
            Set.of("package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "go.sum");
    private static final Set<String> QUIET = Words.set("lock css scss less svg map po pot xlf xliff resx strings");
    private static final Set<String> CONFIGURATION_NAMES = Set.of("config", "credentials", "hub", "env");
    private static final Set<String> CONFIGURATION = Words.set("""
            ini conf cfg config cnf properties yaml yml toml env json xml tfvars credentials sh bash rc envrc plist
            service txt
            """);
    private static final Set<String> SOURCE = Words.set("""
            java kt kts scala groovy go rs c cc cpp h hpp cs swift m mm py pyc pyi pyx rb php js jsx ts tsx mjs cjs vue svelte dart
            ex exs erl hs lua pl r sql htm html md rst adoc jsp gradle tf hcl class
            """);
    private static final Set<String> DOCUMENT = Set.of("md", "rst", "adoc", "html", "htm");
    private static final Pattern TRANSLATION =
            Pattern.compile("(?:^|/)(?:i18n|l10n|locales?|langs?|languages?|translations?|messages)(?:[/._-]|$)");

    private final String path;
    private final String name;
    private final String extension;

    FileKind(String path) {
        this.path = path.toLowerCase(Locale.ROOT);
        this.name = this.path.substring(Math.max(this.path.lastIndexOf('/'), this.path.lastIndexOf('!')) + 1);
        this.extension = name.substring(name.lastIndexOf('.') + 1);
    }

    /** {@return whether it is a lock file, minified code or a style sheet: what looks like a secret there is none} */
    boolean isQuiet() {
        return QUIET.contains(extension)
                || path.endsWith(".dist-info/record")
                || name.endsWith(".min.js")
                || QUIET_NAMES.contains(name);
    }

    /** {@return whether it holds texts for people, in which "password" is a label} */
    boolean isTranslation() {
        return TRANSLATION.matcher(path).find();
    }

    /** {@return whether something is configured there, so that its values are meant} */
    boolean isConfiguration() {
        return !isSource()
                && (CONFIGURATION.contains(extension)
                        || CONFIGURATION_NAMES.contains(name)
                        || name.startsWith(".env")
                        || name.startsWith("dockerfile")
                        || name.lastIndexOf('.') == 0);
    }

    /** {@return whether it is a program or a document, in which a value without quotes is an expression or a word} */
    boolean isSource() {
        return SOURCE.contains(extension);
    }

    /** {@return whether it is written for people, who are shown examples} */
    boolean isDocument() {
        return DOCUMENT.contains(extension)
                || path.endsWith(".dist-info/metadata")
                || path.endsWith(".egg-info/pkg-info");
    }
}
