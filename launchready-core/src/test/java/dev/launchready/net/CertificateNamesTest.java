package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.loopback.LoopbackCa;
import java.security.cert.X509Certificate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateNamesTest {

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "www.acme.test, www.acme.test, true",
        "WWW.Acme.test, www.acme.TEST, true",
        "www.acme.test, www.acme.test., true",
        "*.acme.test, www.acme.test, true",
        "*.acme.test, xn--bcher-kva.acme.test, true",
        "*.acme.test, my_app.acme.test, true",
        "xn--bcher-kva.test, bücher.test, true",
        "*.xn--bcher-kva.test, www.bücher.test, true",
        "*.acme.test, acme.test, false",
        "*.acme.test, a.b.acme.test, false",
        "*.acme.test, .acme.test, false",
        "*.test, acme.test, false",
        "*, acme.test, false",
        "*., acme.test, false",
        "w*.acme.test, www.acme.test, false",
        "*w.acme.test, www.acme.test, false",
        "www.*.test, www.acme.test, false",
        "*.*.test, www.acme.test, false",
        "acme.test, www.acme.test, false",
        "www.acme.test, acme.test, false",
        "notacme.test, acme.test, false",
        "127.0.0.1, 127.0.0.1, false",
        "*.0.0.1, 127.0.0.1, false",
    })
    void a_dns_name_matches_by_the_rules_of_rfc_9525(String pattern, String host, boolean expected) {
        assertThat(CertificateNames.matches(pattern, host)).isEqualTo(expected);
    }

    @Test
    void an_address_matches_address_entries_only_and_in_any_spelling() {
        LoopbackCa ca = LoopbackCa.create();
        X509Certificate addresses =
                ca.certificateFor("127.0.0.1", "2001:db8::1").leaf();
        X509Certificate names = ca.certificateFor("acme.test").leaf();

        assertThat(CertificateNames.cover(addresses, "127.0.0.1")).isTrue();
        assertThat(CertificateNames.cover(addresses, "2001:DB8:0:0::1")).isTrue();
        assertThat(CertificateNames.cover(addresses, "[2001:db8::1]")).isTrue();
        assertThat(CertificateNames.cover(addresses, "127.0.0.2")).isFalse();
        assertThat(CertificateNames.cover(addresses, "localhost")).isFalse();
        assertThat(CertificateNames.cover(names, "127.0.0.1")).isFalse();
    }

    @Property
    void a_wildcard_never_stands_for_two_labels(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 20) String first,
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 20) String second) {
        assertThat(CertificateNames.matches("*.acme.test", first + "." + second + ".acme.test"))
                .isFalse();
        assertThat(CertificateNames.matches("*.acme.test", first + ".acme.test"))
                .isTrue();
    }

    @Property
    void any_text_is_answered_and_no_text_is_looked_up(@ForAll String pattern, @ForAll String host) {
        boolean matches = CertificateNames.matches(pattern, host);

        assertThat(matches).isEqualTo(CertificateNames.matches(pattern, host));
    }
}
