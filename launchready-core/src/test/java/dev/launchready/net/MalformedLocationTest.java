package dev.launchready.net;

import static dev.launchready.net.Location.Flaw.ABOVE_ROOT;
import static dev.launchready.net.Location.Flaw.BACKSLASH;
import static dev.launchready.net.Location.Flaw.BAD_HOST;
import static dev.launchready.net.Location.Flaw.BAD_PERCENT;
import static dev.launchready.net.Location.Flaw.BAD_PORT;
import static dev.launchready.net.Location.Flaw.CONTROL;
import static dev.launchready.net.Location.Flaw.ENCODED_DOTS;
import static dev.launchready.net.Location.Flaw.EXTRA_SLASHES;
import static dev.launchready.net.Location.Flaw.MISSING_SLASHES;
import static dev.launchready.net.Location.Flaw.NOT_HTTP;
import static dev.launchready.net.Location.Flaw.NO_HOST;
import static dev.launchready.net.Location.Flaw.NUMERIC_HOST;
import static dev.launchready.net.Location.Flaw.PERCENT_IN_HOST;
import static dev.launchready.net.Location.Flaw.RAW_IDN;
import static dev.launchready.net.Location.Flaw.RAW_NON_ASCII;
import static dev.launchready.net.Location.Flaw.SPACE;
import static dev.launchready.net.Location.Flaw.SURROUNDING_SPACE;
import static dev.launchready.net.Location.Flaw.TAB_OR_NEWLINE;
import static dev.launchready.net.Location.Flaw.UNDERSCORE_HOST;
import static dev.launchready.net.Location.Flaw.UNENCODED;
import static dev.launchready.net.Location.Flaw.USERINFO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.launchready.net.Location.Flaw;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where browsers go by references that RFC 3986 does not allow (WHATWG URL), and what is said about each. */
class MalformedLocationTest {
    private static final Url BASE = Url.of("https://acme.test/a/b?q=1");

    @ParameterizedTest
    @MethodSource
    void browsers_follow_it_and_its_flaws_are_told(String reference, String expected, List<Flaw> flaws) {
        Location location = BASE.resolve(reference);

        assertThat(location.url()).map(Url::toString).contains(expected);
        assertThat(location.flaws()).containsExactlyElementsOf(flaws);
        assertThat(location.raw()).isEqualTo(reference);
    }

    static Stream<Arguments> browsers_follow_it_and_its_flaws_are_told() {
        return Stream.of(
                bent("\\x\\y", "https://acme.test/x/y", BACKSLASH),
                bent("\\\\other.test\\y", "https://other.test/y", BACKSLASH),
                bent("/\\other.test", "https://other.test/", BACKSLASH),
                bent("https:\\\\other.test/", "https://other.test/", BACKSLASH),
                bent("///other.test/x", "https://other.test/x", EXTRA_SLASHES),
                bent("https:////other.test/x", "https://other.test/x", EXTRA_SLASHES),
                bent("http:/other.test/x", "http://other.test/x", MISSING_SLASHES),
                bent("http:other.test/x", "http://other.test/x", MISSING_SLASHES),
                bent("https:/x", "https://acme.test/x", MISSING_SLASHES),
                bent("https:x", "https://acme.test/a/x", MISSING_SLASHES),
                bent(" /x ", "https://acme.test/x", SURROUNDING_SPACE),
                bent("\u0000/x\u0001", "https://acme.test/x", SURROUNDING_SPACE),
                bent("/x\t/y\r\n", "https://acme.test/x/y", SURROUNDING_SPACE, TAB_OR_NEWLINE),
                bent("ht\ntps://other.test/", "https://other.test/", TAB_OR_NEWLINE),
                bent("/new page?a b#c d", "https://acme.test/new%20page?a%20b#c%20d", SPACE),
                bent("/x\u0001\u007f", "https://acme.test/x%01%7F", CONTROL),
                bent("https://user:secret@other.test/", "https://other.test/", USERINFO),
                bent("https://a@b@other.test/", "https://other.test/", USERINFO),
                bent("https://acme.test@other.test/", "https://other.test/", USERINFO),
                bent("https://b\u00fccher.test/", "https://xn--bcher-kva.test/", RAW_IDN),
                bent("https://b\u00c3\u00bccher.test/", "https://xn--bcher-kva.test/", RAW_IDN),
                bent("https://b%C3%BCcher.test/", "https://xn--bcher-kva.test/", RAW_IDN, PERCENT_IN_HOST),
                bent("https://%6fther.test/", "https://other.test/", PERCENT_IN_HOST),
                bent("https://my_app.test/", "https://my_app.test/", UNDERSCORE_HOST),
                bent("http://127.1/", "http://127.0.0.1/", NUMERIC_HOST),
                bent("http://0x7f.0.0.1/", "http://127.0.0.1/", NUMERIC_HOST),
                bent("http://2130706433/", "http://127.0.0.1/", NUMERIC_HOST),
                bent("http://0177.0.0.1/", "http://127.0.0.1/", NUMERIC_HOST),
                bent("/caf\u00e9", "https://acme.test/caf%C3%A9", RAW_NON_ASCII),
                bent("/caf\u00c3\u00a9", "https://acme.test/caf%C3%A9", RAW_NON_ASCII),
                bent("/x?q=\u20ac", "https://acme.test/x?q=%E2%82%AC", RAW_NON_ASCII),
                bent("/x\ud800", "https://acme.test/x%EF%BF%BD", RAW_NON_ASCII),
                bent("/a\"<>^`{}|", "https://acme.test/a%22%3C%3E%5E%60%7B%7D|", UNENCODED),
                bent("/a[0]", "https://acme.test/a[0]", UNENCODED),
                bent("/x?a[]=1\\", "https://acme.test/x?a[]=1\\", UNENCODED),
                bent("/x#a#b", "https://acme.test/x#a#b", UNENCODED),
                bent("/x?a='b'", "https://acme.test/x?a=%27b%27"),
                bent("/100%", "https://acme.test/100%", BAD_PERCENT),
                bent("/%zz", "https://acme.test/%zz", BAD_PERCENT),
                bent("/x/%2e%2E/y", "https://acme.test/y", ENCODED_DOTS),
                bent("/x/%2e/y", "https://acme.test/x/y", ENCODED_DOTS),
                bent("/x/.%2e", "https://acme.test/", ENCODED_DOTS),
                bent("/../x", "https://acme.test/x", ABOVE_ROOT),
                bent("../../../x", "https://acme.test/x", ABOVE_ROOT),
                bent("//a b@other.test", "https://other.test/", USERINFO));
    }

    @ParameterizedTest
    @MethodSource
    void every_client_understands_it(String reference, String expected) {
        Location location = BASE.resolve(reference);

        assertThat(location.url()).map(Url::toString).contains(expected);
        assertThat(location.flaws()).isEmpty();
    }

    static Stream<Arguments> every_client_understands_it() {
        return Stream.of(
                arguments("HTTPS://Other.TEST:443", "https://other.test/"),
                arguments("http://other.test:443/", "http://other.test:443/"),
                arguments("http://other.test:/", "http://other.test/"),
                arguments("http://other.test:0080/", "http://other.test/"),
                arguments("http://other.test?x", "http://other.test/?x"),
                arguments("http://other.test#x", "http://other.test/#x"),
                arguments("http://other.test./", "http://other.test./"),
                arguments("http://[2001:DB8:0:0:1:0:0:1]:8080/", "http://[2001:db8::1:0:0:1]:8080/"),
                arguments("http://[::ffff:1.2.3.4]/", "http://[::ffff:102:304]/"),
                arguments("http://[::]/", "http://[::]/"),
                arguments("http://192.0.2.7/", "http://192.0.2.7/"),
                arguments("/x?", "https://acme.test/x?"),
                arguments("/%7Euser/%2F", "https://acme.test/%7Euser/%2F"),
                arguments("/a//b/", "https://acme.test/a//b/"),
                arguments("/x?to=https://other.test/../y", "https://acme.test/x?to=https://other.test/../y"));
    }

    @ParameterizedTest
    @MethodSource
    void nobody_can_follow_it(String reference, Flaw flaw) {
        Location location = BASE.resolve(reference);

        assertThat(location.url()).isEmpty();
        assertThat(location.flaws()).contains(flaw);
        assertThat(location.flaws()).anyMatch(Flaw::isFatal);
    }

    static Stream<Arguments> nobody_can_follow_it() {
        return Stream.of(
                arguments("mailto:hi@acme.test", NOT_HTTP),
                arguments("javascript:alert(1)", NOT_HTTP),
                arguments("ftp://acme.test/", NOT_HTTP),
                arguments("acme.test:443/x", NOT_HTTP),
                arguments("http://", NO_HOST),
                arguments("//", NO_HOST),
                arguments("http://?x", NO_HOST),
                arguments("http://:80/", NO_HOST),
                arguments("http://user@/", NO_HOST),
                arguments("http://a b/", BAD_HOST),
                arguments("http://a..b/", BAD_HOST),
                arguments("http://a<b>/", BAD_HOST),
                arguments("http://a%00b/", BAD_HOST),
                arguments("http://a%2fb/", BAD_HOST),
                arguments("http://" + "a".repeat(64) + ".test/", BAD_HOST),
                arguments("http://" + "a.".repeat(130) + "test/", BAD_HOST),
                arguments("http://256.1.1.1/", BAD_HOST),
                arguments("http://1.2.3.4.5/", BAD_HOST),
                arguments("http://09.1.1.1/", BAD_HOST),
                arguments("http://[::1/", BAD_HOST),
                arguments("http://[1:2]/", BAD_HOST),
                arguments("http://[::1::2]/", BAD_HOST),
                arguments("http://[fe80::1%eth0]/", BAD_HOST),
                arguments("http://acme.test:65536/", BAD_PORT),
                arguments("http://acme.test:0/", BAD_PORT),
                arguments("http://acme.test:99999999999999999999/", BAD_PORT),
                arguments("http://acme.test:-1/", BAD_PORT),
                arguments("http://acme.test:80a/", BAD_PORT),
                arguments("http://acme.test:\u0663/", BAD_PORT));
    }

    private static Arguments bent(String reference, String expected, Flaw... flaws) {
        return arguments(reference, expected, List.of(flaws));
    }
}
