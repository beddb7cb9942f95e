package dev.launchready.secrets.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Files that are forgotten on web servers: where they lie, and what tells them from a page that stands for all. */
enum Exposure {
    /** Variables of the server. */
    ENVIRONMENT(
            BrowserRule.ENV_SERVED, "a file of server variables", List.of("/.env", "/.env.local", "/.env.production")) {
        @Override
        boolean fits(String text) {
            return isVariables(text);
        }
    },
    /** The head of a repository. */
    GIT_HEAD(BrowserRule.GIT_SERVED, "the head of a Git repository", List.of("/.git/HEAD")) {
        @Override
        boolean fits(String text) {
            return HEAD.matcher(text.strip()).matches();
        }
    },
    /** The settings of a repository. */
    GIT_CONFIG(BrowserRule.GIT_SERVED, "the settings of a Git repository", List.of("/.git/config")) {
        @Override
        boolean fits(String text) {
            return text.contains("[core]") && text.contains("=") && !isPage(text);
        }
    },
    /** Keys of a cloud account or a registry. */
    CREDENTIALS(BrowserRule.CREDENTIALS_SERVED, "a file of credentials", List.of("/.aws/credentials", "/.npmrc")) {
        @Override
        boolean fits(String text) {
            return !isPage(text) && CREDENTIAL.matcher(head(text)).find();
        }
    },
    /** A private key. */
    PRIVATE_KEY(BrowserRule.CREDENTIALS_SERVED, "a private key", List.of("/.ssh/id_rsa", "/id_rsa")) {
        @Override
        boolean fits(String text) {
            return text.strip().startsWith("-----BEGIN ") && head(text).contains("PRIVATE KEY-----");
        }
    },
    /** A database, as text. */
    DUMP(BrowserRule.DUMP_SERVED, "a dump of a database", List.of("/backup.sql", "/dump.sql", "/database.sql")) {
        @Override
        boolean fits(String text) {
            return !isPage(text) && DUMPED.matcher(head(text)).find();
        }
    },
    /** Settings, which a browser may be meant to read: wrong only where they hold a secret. */
    SETTINGS(null, "a file of settings", List.of("/config.json", "/appsettings.json")) {
        @Override
        boolean fits(String text) {
            try {
                JsonElement json = JsonParser.parseString(text);
                return json.isJsonObject();
            } catch (JsonParseException | StackOverflowError e) {
                return false;
            }
        }
    },
    /** How the parts are composed, passwords included. */
    COMPOSE(BrowserRule.CREDENTIALS_SERVED, "a compose file", List.of("/docker-compose.yml")) {
        @Override
        boolean fits(String text) {
            return !isPage(text) && COMPOSED.matcher(head(text)).find();
        }
    };

    private static final Pattern HEAD = Pattern.compile("ref: refs/[^\\s]{1,300}|[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern VARIABLE =
            Pattern.compile("(?:export\\s{1,4})?[A-Za-z_][A-Za-z0-9_.]{0,120}\\s{0,4}=.{0,4000}");
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?m)^\\s{0,8}(?:aws_access_key_id\\s{0,8}=|//[a-z0-9./:-]{1,200}:_(?:authToken|password|auth)\\s{0,4}=)");
    private static final Pattern DUMPED = Pattern.compile(
            "(?im)^\\s{0,8}(?:create (?:table|database)|insert into|copy [\\w.\"]{1,100} \\(|-- (?:mysql|mariadb|postgresql)[^\\n]{0,40} dump)");
    private static final Pattern COMPOSED = Pattern.compile("(?m)^services:\\s{0,8}$");
    private static final int HEAD_LENGTH = 65_536;

    private final @org.jspecify.annotations.Nullable BrowserRule rule;
    private final String label;
    private final List<String> paths;

    Exposure(@org.jspecify.annotations.Nullable BrowserRule rule, String label, List<String> paths) {
        this.rule = rule;
        this.label = label;
        this.paths = paths;
    }

    /** {@return what its being served breaks; null if only its content can be wrong} */
    @org.jspecify.annotations.Nullable BrowserRule rule() {
        return rule;
    }

    /** {@return what it is, with its article} */
    String label() {
        return label;
    }

    /** {@return where it is looked for} */
    List<String> paths() {
        return paths;
    }

    /** {@return whether a text has the form that such a file has and a page has not} */
    abstract boolean fits(String text);

    private static String head(String text) {
        return text.length() > HEAD_LENGTH ? text.substring(0, HEAD_LENGTH) : text;
    }

    private static boolean isPage(String text) {
        String start = text.stripLeading();
        String head = start.substring(0, Math.min(200, start.length())).toLowerCase(Locale.ROOT);
        return head.startsWith("<") || head.contains("<html") || head.contains("<!doctype");
    }

    private static boolean isVariables(String text) {
        if (isPage(text)) {
            return false;
        }
        int variables = 0;
        int others = 0;
        for (String raw : head(text).split("\n", 2000)) {
            String line = raw.strip();
            if (VARIABLE.matcher(line).matches()) {
                variables++;
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                others++; // the second and later lines of a quoted value are such
            }
        }
        return variables > 0
                && others <= variables * 4
                && VARIABLE.matcher(first(text)).matches();
    }

    private static String first(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
    }
}
