package dev.launchready.secrets;

import dev.launchready.secrets.Structure.Grade;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the user information of addresses (RFC 3986 section 3.2.1): what stands before the host and an at sign. */
final class Addresses {
    private static final Set<String> DATABASES = Words.set("""
            postgres postgresql mysql mysql2 mariadb mongodb srv redis rediss amqp amqps sqlserver mssql oracle
            clickhouse cockroachdb couchbase neo4j bolt cassandra psycopg2 asyncpg pymysql elasticsearch nats
            kafka libsql jdbc memcached influxdb ldap ldaps cockroach mysqlx vertica snowflake trino couchdb
            aiomysql pyodbc psycopg mysqldb pg s
            """);
    private static final Set<String> EXAMPLE_PASSWORDS = Words.set("""
            pass password passwd pwd secret token key apikey hunter2 pw p mypassword userpass pswd 1234 foo bar
            baz test admin root user guest postgres example db_password pass123 password123 username
            x-oauth-basic
            """);
    private static final Set<String> EXAMPLE_USERS =
            Set.of("user", "username", "dbuser", "db_user", "login", "usr", "your_user", "myuser", "");
    /** Users that only say what is to be written there. */
    private static final Set<String> ROLES =
            Set.of("username", "user_name", "user-name", "login", "myuser", "your_user");

    private static final Set<String> SAMPLE_HOSTS = Words.set("""
            example test sample demo host hostname server domain mydomain yourdomain website mysite myhost invalid
            """);

    private static final int LONGEST = 200;
    /** What is shorter is no password of anybody's. */
    private static final int SHORTEST = 4;

    private Addresses() {}

    static @Nullable Found find(Text text, int slashes, boolean databases) {
        if (!Text.isLetter(text.at(slashes - 1)) && !Text.isDigit(text.at(slashes - 1))) {
            return null;
        }
        int schemeStart = slashes;
        while (schemeStart > 0 && slashes - schemeStart < 30 && isScheme(text.charAt(schemeStart - 1))) {
            schemeStart--;
        }
        String scheme = text.string(schemeStart, slashes).toLowerCase(Locale.ROOT);
        String last = scheme.substring(Math.max(scheme.lastIndexOf('+'), scheme.lastIndexOf(':')) + 1);
        String first = scheme.contains("+") ? scheme.substring(0, scheme.indexOf('+')) : scheme;
        if (scheme.isEmpty() || databases != (DATABASES.contains(last) || DATABASES.contains(first))) {
            return null;
        }
        int userStart = slashes + 3;
        int colon = -1;
        int at = -1;
        int i = userStart;
        for (; i < text.length() && i - userStart < LONGEST; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '"' || c == '\'' || c == '`' || c == '>' || c == '<' || c == ',' || c == '\\') {
                break;
            }
            if ((c == '/' || c == '?') && at >= 0) {
                break;
            }
            if (c == '/' && colon < 0) {
                break;
            }
            if (c == ':' && colon < 0) {
                colon = i;
            } else if (c == '@' && isHost(text, i + 1)) {
                at = i;
            }
        }
        if (colon < 0 || at <= colon + 1) {
            return null;
        }
        return graded(text, text.string(userStart, colon), colon + 1, at, databases);
    }

    private static @Nullable Found graded(Text text, String user, int start, int end, boolean databases) {
        String password = text.string(start, end);
        if (Placeholders.isReference(password)
                || Placeholders.isReference(user + "x")
                || password.startsWith("$")
                || password.contains("//")
                || (password.startsWith(":") && user.isEmpty())
                || password.matches("\\d{1,5}(?:/.{0,200})?")
                || password.contains("{")
                || password.contains("<")
                || password.startsWith("%")
                || password.contains("***")
                || password.matches("(?i)\\[.{0,30}\\]|x{2,40}")
                || password.length() < SHORTEST) {
            return null;
        }
        String host =
                text.string(end + 1, Math.min(text.lineEnd(end, 80), end + 60)).toLowerCase(Locale.ROOT);
        String lower = password.toLowerCase(Locale.ROOT);
        boolean local = host.startsWith("localhost")
                || host.startsWith("127.")
                || host.startsWith("0.0.0.0")
                || host.startsWith("[::1]")
                || host.startsWith("host.docker.internal");
        boolean template = lower.contains("replace")
                || lower.contains("your")
                || lower.contains("change")
                || lower.contains("insert");
        if (template
                || (local && user.equalsIgnoreCase(password))
                || Entropy.longestRun(password) >= password.length() - 1) {
            return null;
        }
        boolean word = EXAMPLE_PASSWORDS.contains(lower);
        String role = user.toLowerCase(Locale.ROOT);
        boolean sample = databases ? EXAMPLE_USERS.contains(role) : ROLES.contains(role) && isSample(host);
        // a word for the password opens nothing where the user is a word as well, or nobody else can knock
        if (word && (local || sample)) {
            return null;
        }
        if (word || Placeholders.isPlaceholder(password) || host.startsWith("example.") || host.contains(".example.")) {
            return new Found(start, end, Grade.EXAMPLE, "it is what documentation writes for user and password");
        }
        if (local || host.startsWith("db:") || host.startsWith("db/")) {
            return new Found(start, end, Grade.EXAMPLE, "it opens only a service on the same machine");
        }
        return new Found(start, end, Grade.SOUND, "the address holds a user and a password");
    }

    /** Tells whether the host is one that samples have: {@code example.com} (RFC 2606), {@code test.com}, {@code host}. */
    private static boolean isSample(String host) {
        int end = 0;
        while (end < host.length() && (Text.isAlnum(host.charAt(end)) || "-._".indexOf(host.charAt(end)) >= 0)) {
            end++;
        }
        String[] labels = host.substring(0, end).split("\\.", -1);
        return SAMPLE_HOSTS.contains(labels[labels.length - 1])
                || SAMPLE_HOSTS.contains(labels[Math.max(0, labels.length - 2)]);
    }

    private static boolean isScheme(char c) {
        return Text.isAlnum(c) || c == '+' || c == '-' || c == '.' || c == ':';
    }

    private static boolean isHost(Text text, int at) {
        char c = text.at(at);
        return Text.isAlnum(c) || c == '[' || c == '$' || c == '{' || c == '(';
    }
}
