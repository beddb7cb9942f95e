package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was taken for secrets in the packages of Python and JavaScript, and is none. */
class InstalledPackagesTest {
    private static final String DIGEST = Tokens.random(2, Tokens.ALNUM, 43);
    private static final String DRAWN = Tokens.random(1, Tokens.ALNUM, 32);

    static Stream<Arguments> harmless() {
        String hex = Tokens.random(3, Tokens.HEX, 16);
        return Stream.of(
                Arguments.of("x-1.dist-info/RECORD", "x/a.py,sha256=" + "fn" + "W" + DIGEST.substring(3, 40) + ",17"),
                Arguments.of("x.txt", "sha256-AP" + "5" + DIGEST.substring(3)),
                Arguments.of(
                        "cacert.pem",
                        "-----BEGIN CERTIFICATE-----\nMIIB\nAKC" + Tokens.random(4, Tokens.ALNUM, 61)
                                + "\n-----END CERTIFICATE-----\n"),
                Arguments.of(
                        "p.json",
                        "{\"Arn\": \"arn:aws:iam::aws:policy/service-role/" + DIGEST.substring(0, 20) + "x\"}"),
                Arguments.of("a.json", "\"arn:aws:secretsmanager:us-west-2:123456789012:secret:MyThing-a1b2c3\""),
                Arguments.of("schemas.py", "\"AWS::AppSync::ApiKey\": \"" + hex + "\","),
                Arguments.of("schemas.py", "\"AWS::Config::AggregationAuthorization\": \"" + hex + "\","),
                Arguments.of("iam.json", "\"PasswordLastUsed\": \"2014-06-10T16:25:19Z\""),
                Arguments.of("p.json", "\"output_token\": \"StreamDescription.Shards[-1].ShardId4x\""),
                Arguments.of("six.py", "MovedAttribute(\"HTTPPasswordMgr\", \"urllib2\", \"x\")"),
                Arguments.of("auth.py", "password = password.encode(\"latin1\")"),
                Arguments.of("winerror.pyi", "ERROR_PASSWORD_MUST_CHANGE: Final = 1907"),
                Arguments.of("winerror.pyi", "NTE_INCORRECT_PASSWORD: Final = -2146893773"),
                Arguments.of("ui.js", "e(\"label\",null,\"Password:\"),B.default.createElement(\"x\")"),
                Arguments.of("fetch.js", "if (typeof data.weak_password === 'object' && data) {}"),
                Arguments.of("core.js", "({u_first_pass:i?1:0})"),
                Arguments.of("index.js", "const { db: x, authToken: DEFAULT_AUTH_OPTIONS$1 } = y"),
                Arguments.of("types.d.ts", "export type AuthCredential = SolanaWeb3Credentials"),
                Arguments.of("com.pyi", "COINIT_" + "AP" + "ARTMENTTHREADED = 2"),
                Arguments.of("cocoa.py", "'AP" + "ActivityDownload'"));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void it_is_quiet_on_what_packages_are_full_of(String path, String text) {
        assertThat(Tokens.scan(path, text)).isEmpty();
    }

    static Stream<Arguments> secrets() {
        return Stream.of(
                Arguments.of("a.js", "// apiToken: " + DRAWN),
                Arguments.of("a.py", "api_token = \"" + DRAWN + "\""),
                Arguments.of("a.rb", "Acme::API_TOKEN = \"" + DRAWN + "\""),
                Arguments.of("README.md", "api_token: " + DRAWN),
                Arguments.of("a.yml", "api_token: " + DRAWN),
                Arguments.of("a.json", "{\"acme::api_token\" : 1, \"api_token\": \"" + DRAWN + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void and_still_finds_what_stands_in_their_place(String path, String text) {
        assertThat(Tokens.ids(path, text)).containsExactly("secrets.assigned-secret");
    }

    @Test
    void a_key_beside_a_certificate_is_no_part_of_it() {
        String text = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\nkey: " + Tokens.stripe(5);

        assertThat(Tokens.ids("a.pem", text)).isEqualTo(List.of("secrets.stripe-live-secret-key"));
    }
}
