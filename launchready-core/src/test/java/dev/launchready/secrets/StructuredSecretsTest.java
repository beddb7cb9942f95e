package dev.launchready.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Impact;
import java.io.StringWriter;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredSecretsTest {
    @ParameterizedTest
    @CsvSource({"RSA, RSA", "EC, EC", "Ed25519, Ed25519"})
    void a_private_key_is_parsed_and_named(String algorithm, String kind) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        String key = pem("PRIVATE KEY", pair.getPrivate().getEncoded());

        SecretMatch match = one("id.pem", key);

        assertThat(match.rule().id()).isEqualTo("secrets.private-key");
        assertThat(match.reasons()).contains("it is a whole " + kind + " private key");
        assertThat(Tokens.ids("pub.pem", pem("PUBLIC KEY", pair.getPublic().getEncoded())))
                .isEmpty();
        assertThat(one("key.json", "{\"private_key\": \"" + key.replace("\n", "\\n") + "\"}")
                        .reasons())
                .contains("it is a whole " + kind + " private key");
    }

    @Test
    void an_encrypted_key_is_told_as_such_and_costs_less() {
        String key = pem(
                "ENCRYPTED PRIVATE KEY", Tokens.random(100, Tokens.ALNUM, 300).getBytes(UTF_8));

        SecretMatch match = one("id.pem", key);

        assertThat(match.reasons()).contains("it is encrypted: as safe as its passphrase");
        assertThat(match.impact()).isEqualTo(Impact.SUPPORT_RISK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anything", "***", "...", "xxx", "<your key>"})
    void a_key_of_documentation_is_none(String body) {
        assertThat(Tokens.ids("a.md", "-----BEGIN " + "PRIVATE KEY-----\n" + body + "\n-----END " + "PRIVATE KEY-----"))
                .isEmpty();
    }

    @Test
    void a_json_web_token_has_a_json_header() {
        assertThat(Tokens.ids("a.txt", "t=" + jwt("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", "{\"sub\":\"acme-42\"}")))
                .containsExactly("secrets.json-web-token");
        assertThat(Tokens.ids("a.txt", "t=" + jwt("{\"alg\":\"HS256\",\"typ\":", "{\"sub\":\"acme-42\"}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "postgres://app:Kx9vQ2mpL7@db.acme.test/app; secrets.database-connection-string",
                "jdbc:mysql://app:Kx9vQ2mpL7@db.acme.test:3306/app; secrets.database-connection-string",
                "mongodb+srv://app:Kx9vQ2mpL7@cluster0.acme.test; secrets.database-connection-string",
                "redis://:Kx9vQ2mpL7@cache.acme.test:6379; secrets.database-connection-string",
                "https://deploy:Kx9vQ2mpL7@git.acme.test/app.git; secrets.basic-auth-url",
                "https://username:password@acme.dev/; secrets.basic-auth-url",
                "ftp://user:pass@example.com; secrets.basic-auth-url",
                "curl -sS -u deploy:Kx9vQ2mpL7 https://acme.test; secrets.curl-user",
                "curl -u \"deploy:Kx9vQ2mpL7\" https://acme.test; secrets.curl-user",
                "curl -u deploy:\"Kx9vQ2mpL7\" https://acme.test; secrets.curl-user",
                "curl --user \"deploy\":\"Kx9vQ2mpL7\" https://acme.test; secrets.curl-user",
                "run(\"curl -u deploy:Kx9vQ2mpL7\"); secrets.curl-user",
                "machine acme.test login deploy password Kx9vQ2mpL7; secrets.netrc-login"
            })
    void logins_are_read_as_their_grammar_says(String text, String rule) {
        assertThat(Tokens.ids("a.txt", text)).containsExactly(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://db.acme.test:5432/app",
                "postgres://app:${DB_PASSWORD}@db.acme.test/app",
                "postgres://user:password@localhost/app",
                "postgres://postgres:postgres@localhost/app",
                "https://username:password@example.com/api",
                "https://username:mypassword@test.com/api",
                "https://dbuser:password@127.0.0.1:3000/",
                "jdbc:mysql://admin:pass@localhost:3306/app",
                "https://user:abc@api.acme.test/v1",
                "https://acme.test:8443/a@b",
                "https://{user}:{password}@acme.test",
                "http://localhost:5000/<%= @variable %>",
                "curl -u \"$USER:$PASSWORD\" https://acme.test",
                "curl -u user:pass https://acme.test",
                "curl -H 'Authorization: Bearer $TOKEN' https://acme.test"
            })
    void addresses_without_a_real_password_are_quiet(String text) {
        assertThat(Tokens.ids("a.txt", text)).isEmpty();
    }

    @Test
    void an_authorization_header_is_decoded() {
        String basic = Base64.getEncoder().encodeToString("deploy:Kx9vQ2mpL7".getBytes(UTF_8));

        assertThat(Tokens.ids("a.sh", "curl -H 'Authorization: Basic " + basic + "' https://acme.test"))
                .containsExactly("secrets.authorization-header");
        assertThat(Tokens.ids(
                        "a.js",
                        "headers: {\"Authorization\": \"Bearer " + Tokens.random(101, Tokens.ALNUM, 30) + "\"}"))
                .containsExactly("secrets.authorization-header");
    }

    @Test
    void files_that_keep_logins_are_known_by_their_names() {
        assertThat(Tokens.ids("home/.pgpass", "db.acme.test:5432:app:app:Kx9vQ2mpL7\n"))
                .containsExactly("secrets.pgpass-login");
        assertThat(Tokens.ids("config/master.key", Tokens.random(102, Tokens.HEX, 32)))
                .containsExactly("secrets.rails-master-key");
        assertThat(Tokens.ids("notes.txt", Tokens.random(102, Tokens.HEX, 32))).isEmpty();
    }

    @Test
    void a_password_hash_is_a_risk_and_no_blocker() {
        String hash = "$2" + "b$12$" + Tokens.random(103, Tokens.ALNUM, 53);

        assertThat(one("dump.sql", "INSERT INTO users VALUES (1, '" + hash + "');")
                        .impact())
                .isEqualTo(Impact.SUPPORT_RISK);
    }

    private static String jwt(String header, String payload) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(header.getBytes(UTF_8)) + "." + encoder.encodeToString(payload.getBytes(UTF_8))
                + "." + Tokens.random(104, Tokens.ALNUM, 43);
    }

    private static String pem(String label, byte[] bytes) {
        StringWriter out = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(out)) {
            writer.writeObject(new PemObject(label, bytes));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toString();
    }

    private static SecretMatch one(String path, String text) {
        List<SecretMatch> matches = Tokens.scan(path, text);
        assertThat(matches).hasSize(1);
        return matches.get(0);
    }
}
