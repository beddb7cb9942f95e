package dev.launchready;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.HostPort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredTargetTest {

    @ParameterizedTest
    @CsvSource({
        "acme.test:443, true",
        "api.acme.test:8443, true",
        "localhost:8080, true",
        "[::1]:8080, true",
        "staged.example.com:443, true",
        "any.example.com:9443, true",
        "staged.example.com:80, false",
        "api.example.com:443, false",
        "notacme.test:443, false",
    })
    void only_this_machine_the_site_and_what_is_connected_elsewhere_are_declared(String target, boolean declared) {
        Launch launch = Launch.at("acme.test")
                .connectTo("staged.example.com:443", "192.0.2.1:443")
                .connectTo("*:9443", "192.0.2.2:9443");

        assertThat(launch.declares(HostPort.of(target))).isEqualTo(declared);
    }
}
