package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses that people write. */
class UrlTest {

    @Test
    void an_address_is_split_into_its_parts() {
        Url url = Url.of("https://WWW.Acme.dev:8443/pricing?from=ad#top");

        assertThat(url)
                .isEqualTo(
                        new Url("https", "www.acme.dev", 8443, "/pricing", Optional.of("from=ad"), Optional.of("top")));
        assertThat(url.requestTarget()).isEqualTo("/pricing?from=ad");
        assertThat(url.authority()).isEqualTo("www.acme.dev:8443");
        assertThat(url.hostPort()).isEqualTo(new HostPort("www.acme.dev", 8443));
        assertThat(Url.of("http://[::1]:8080").hostPort()).isEqualTo(new HostPort("::1", 8080));
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.dev, https://acme.dev/",
        "HTTP://acme.dev:80, http://acme.dev/",
        "https://acme.dev/caf\u00e9, https://acme.dev/caf%C3%A9",
        "https://b\u00fccher.dev/, https://xn--bcher-kva.dev/",
        "https://my_app.acme.dev/a|b, https://my_app.acme.dev/a|b",
    })
    void an_address_prints_in_its_canonical_form(String text, String expected) {
        assertThat(Url.of(text)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "www.acme.dev/pricing; write \"https://www.acme.dev/pricing\"",
                "//acme.dev/; write \"https://acme.dev/\"",
                "''; write \"https://www.acme.dev/\"",
                "/pricing; write \"https://pricing\"",
                "ftp://acme.dev/; write for example \"https://www.acme.dev/\"",
                "acme.dev:443; write for example \"https://www.acme.dev/\"",
                "https://; write for example \"https://www.acme.dev/\"",
                "https://acme.dev:70000/; write for example \"https://www.acme.dev/\"",
                "https://acme.dev/a b; write \"https://acme.dev/a%20b\"",
                "https:\\\\acme.dev; write \"https://acme.dev/\"",
                "https:/acme.dev; write \"https://acme.dev/\"",
            })
    void bad_input_is_refused_with_its_remedy(String text, String remedy) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Url.of(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining(remedy);
    }

    @Test
    void a_password_in_an_address_is_refused_without_repeating_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Url.of("https://ann:hunter2@acme.dev/x"))
                .withMessageContaining("https://acme.dev/x")
                .withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"ftp, /", "http, x", "http, '/a b'", "http, '/a?b'", "http, '/a#b'"})
    void parts_that_cannot_stand_in_a_request_are_refused(String scheme, String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Url(scheme, "acme.dev", 80, path, Optional.empty(), Optional.empty()))
                .withMessageContaining("Url.of");
    }

    @Test
    void a_line_end_in_a_query_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Url("http", "acme.dev", 80, "/", Optional.of("a\r\nX: y"), Optional.empty()));
    }
}
