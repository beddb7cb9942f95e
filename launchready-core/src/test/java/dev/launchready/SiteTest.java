package dev.launchready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {

    @ParameterizedTest
    @CsvSource({
        "acme.dev, acme.dev",
        "ACME.dev., acme.dev",
        "bücher.example, xn--bcher-kva.example",
        "a.co.uk, a.co.uk",
        "' acme.dev ', acme.dev",
    })
    void a_domain_is_brought_into_its_canonical_form(String text, String domain) {
        assertThat(new Site(text).domain()).isEqualTo(domain);
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.dev, '\"https://acme.dev\" is a URL, not a domain; write \"acme.dev\" without scheme and path'",
        "acme.dev/pricing, '\"acme.dev/pricing\" is a URL, not a domain; write \"acme.dev\" without scheme and path'",
        "acme.dev:8443, '\"acme.dev:8443\" has a port; write the domain alone and send its ports elsewhere with"
                + " connectTo(\"acme.dev:8443\", address)'",
        "localhost, '\"localhost\" is no domain name; write for example acme.dev'",
        "127.0.0.1, '\"127.0.0.1\" is no domain name; write for example acme.dev'",
        "-acme.dev, '\"-acme.dev\" is no domain name'",
        "ac me.dev, '\"ac me.dev\" is no domain name'",
        "'', '\"\" is no domain name; write for example acme.dev'",
        "acme..dev, '\"acme..dev\" is no domain name'",
    })
    void what_is_no_domain_is_refused_by_name_and_with_the_remedy(String text, String message) {
        assertThatThrownBy(() -> Launch.at(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_site_covers_its_domain_and_everything_below_and_nothing_else() {
        Site site = new Site("acme.dev");

        assertThat(site.covers("acme.dev")).isTrue();
        assertThat(site.covers("WWW.acme.dev.")).isTrue();
        assertThat(site.covers("notacme.dev")).isFalse();
        assertThat(site.covers("acme.dev.evil.example")).isFalse();
    }

    @Test
    void a_host_may_be_named_short_or_whole() {
        Launch launch = Launch.at("acme.dev").withHosts("app", "api.acme.dev", "eu.api", "@");

        assertThat(launch.hosts())
                .containsExactly("acme.dev", "www.acme.dev", "app.acme.dev", "api.acme.dev", "eu.api.acme.dev");
    }
}
