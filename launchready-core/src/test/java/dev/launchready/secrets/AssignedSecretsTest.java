package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Confidence;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssignedSecretsTest {
    /** A value that a machine drew. */
    private static final String DRAWN = Tokens.random(90, Tokens.ALNUM, 28);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acmeToken = \"%s\"",
                "acme_token: %s",
                "ACME_TOKEN=%s",
                "export ACME_TOKEN='%s'",
                "set ACME_TOKEN \"%s\"",
                "\"acmeToken\": \"%s\",",
                "'acmeToken' => '%s',",
                "acmeToken := `%s`",
                "ACME_TOKEN ?= \"%s\"",
                "var acmeToken string = \"%s\"",
                "const acmeToken: string = '%s';",
                "val acmeToken: String = \"%s\"",
                "let acme_token: &'static str = \"%s\";",
                "$acmeToken .= \"%s\"",
                "<acmeToken>\n  %s\n</acmeToken>",
                "<add key=\"acmeToken\" value=\"%s\" />",
                "<property name=\"acmeToken\" value=\"%s\"/>",
                "{\"name\": \"ACME_TOKEN\", \"value\": \"%s\"}",
                "- name: ACME_TOKEN\n  value: %s",
                "System.setProperty(\"ACME_TOKEN\", \"%s\")",
                "config[\"acmeToken\"] = \"%s\"",
                "client.setToken(\"%s\")",
                "{\"config.ini\": \"ACME_TOKEN=%s\\nBACKUP=true\"}",
                "curl 'https://acme.test/v1?access_token=%s&page=2'",
                "acme.token=%s",
                "run --token %s",
                "run --token=%s",
                "{\\\"acmeToken\\\": \\\"%s\\\"}",
                "acmeToken=&quot;%s&quot;"
            })
    void a_drawn_value_is_found_in_every_dialect(String dialect) {
        assertThat(Tokens.ids("a.txt", dialect.formatted(DRAWN))).containsExactly("secrets.assigned-secret");
    }

    static Stream<String> quiet() {
        String hex = Tokens.random(91, Tokens.HEX, 64);
        return Stream.of(
                "token = process.env.ACME_TOKEN",
                "token = ${ACME_TOKEN}",
                "token: {{ .Values.token }}",
                "token = os.environ[\"ACME_TOKEN\"]",
                "token = getToken(user, 12345678)",
                "token = \"<your-token>\"",
                "token = \"changeme-1234567\"",
                "token = \"xxxxxxxxxxxxxxxxxxxxxxxx\"",
                "token: \"YOUR_API_TOKEN_HERE_123\"",
                "token_url = \"https://acme.test/oauth2/v1/token\"",
                "tokenId = \"" + DRAWN + "\"",
                "publicKey = \"" + DRAWN + "\"",
                "public_key: " + hex,
                "primaryKey=8G.r1jndgmUspaXMostSbVe3qrbr7",
                "csrf_token = \"" + DRAWN + "\"",
                "cacheKey = \"" + hex + "\"",
                "tokenizer: " + DRAWN,
                "HttpHeader.of(\"PAYPAL-AUTH-ALGO\", \"SHA256withRSA\")",
                "secretName: acme-backend-tls-2024",
                "secret: " + Tokens.uuid(92),
                "key = \"" + hex + "\"",
                "\"integrity\": \"sha512-" + DRAWN + DRAWN + "==\"",
                "keyboard = \"" + DRAWN + "\"",
                "password = getPassword()",
                "password: str",
                "password = \"\"",
                "passwordField = \"input-password-2\"",
                "the password: it must have 8 characters",
                "\"password\": \"Password\"",
                "\"password\": \"Passwort eingeben\"",
                "password = null",
                "this.password = password;",
                "PASSWORD_HASHER = \"bcrypt_sha256\"");
    }

    @ParameterizedTest
    @MethodSource("quiet")
    void it_is_quiet_on_what_only_looks_like_one(String text) {
        assertThat(Tokens.ids("src/main/app.js", text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package-lock.json",
                "web/yarn.lock",
                "Cargo.lock",
                "go.sum",
                "dist/app.min.js",
                "dist/app.js.map",
                "theme.css"
            })
    void it_is_quiet_in_lock_files_and_minified_code(String path) {
        assertThat(Tokens.ids(path, "secret:\"" + DRAWN + "\"")).isEmpty();
    }

    @Test
    void translations_of_the_word_are_no_password() {
        assertThat(Tokens.ids("src/i18n/de.json", "{\"user\": \"Benutzer\", \"password\": \"Passw0rt!\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.password=Kx9!vQ2m",
                "DB_PASSWORD=admin123",
                "password = \"hunter22\"",
                "<Password>Tr0ub4dor</Password>",
                "requirepass Zq4!kkw0",
                "AdminPassword=AdminPass123"
            })
    void a_password_that_a_person_chose_is_found_in_configuration(String line) {
        assertThat(Tokens.ids("config/app.conf", line)).containsExactly("secrets.assigned-password");
    }

    @Test
    void words_alone_are_a_password_only_beside_a_host_and_a_user() {
        String login = "{\"host\": \"db.acme.test\", \"user\": \"app\", \"password\": \"swordfish\"}";

        assertThat(Tokens.ids("sftp.json", login)).containsExactly("secrets.assigned-password");
        assertThat(Tokens.ids("sftp.json", "{\"password\": \"swordfish\"}")).isEmpty();
    }

    @Test
    void the_name_is_the_reason_and_chance_the_confidence() {
        SecretMatch match = Tokens.scan("a.yml", "acme_token: " + DRAWN).get(0);

        assertThat(match.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(match.reasons())
                .containsExactly("the name \"acme_token\" says secret and the value looks drawn by chance");
        assertThat(match.excerpt()).startsWith("acme_token: " + DRAWN.substring(0, 3) + "…");
    }

    @Test
    void a_comment_beside_it_or_above_it_allows_it() {
        String line = "acme_token: " + DRAWN;

        assertThat(Tokens.ids("a.yml", line + " # gitleaks:allow")).isEmpty();
        assertThat(Tokens.ids("a.yml", line + " # pragma: allowlist secret")).isEmpty();
        assertThat(Tokens.ids("a.yml", "# pragma: allowlist nextline secret\n" + line))
                .isEmpty();
        assertThat(Tokens.ids("a.yml", "# pragma: allowlist nextline secret\n\n" + line))
                .hasSize(1);
    }

    @Test
    void a_uuid_is_a_key_only_where_a_header_sends_it() {
        String uuid = Tokens.uuid(61);

        assertThat(Tokens.ids("a.sh", "curl -H \"X-Acme-ApiKey: " + uuid + "\" https://acme.test"))
                .containsExactly("secrets.assigned-secret");
        assertThat(Tokens.ids("a.sh", "wget --header='X-Auth-Token: " + uuid + "' https://acme.test"))
                .containsExactly("secrets.assigned-secret");
        assertThat(Tokens.ids("a.yml", "api_token: \"" + uuid + "\"")).isEmpty();
    }

    @Test
    void a_salt_beside_its_iterations_is_public() {
        String salt = Tokens.random(62, Tokens.ALNUM, 22);

        assertThat(Tokens.ids("a.json", "{\"iterations\": 100000, \"salt\": \"" + salt + "\"}"))
                .isEmpty();
        assertThat(Tokens.ids("a.json", "{\"salt\": \"" + salt + "\"}")).containsExactly("secrets.assigned-secret");
    }
}
