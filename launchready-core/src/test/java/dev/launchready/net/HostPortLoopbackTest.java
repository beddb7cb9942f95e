package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortLoopbackTest {
    private static final HostPort API = HostPort.of("api.acme.test:443");

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:80", "app.localhost:80", "127.0.0.1:80", "127.9.8.7:80", "[::1]:80", "[0:0::1]:80"})
    void this_machine_is_known_by_every_name(String target) {
        assertThat(HostPort.of(target).isLoopback()).isTrue();
        assertThat(Network.system().staysHere(HostPort.of(target))).isTrue();
        assertThat(Network.system()
                        .withConnectTo(HostPort.of(target), InetSocketAddress.createUnresolved("192.0.2.1", 80))
                        .staysHere(HostPort.of(target)))
                .as("a detour leads away")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.test:80",
                "127.0.0.1.acme.test:80",
                "notlocalhost:80",
                "128.0.0.1:80",
                "[::2]:80",
                "10.0.0.1:80"
            })
    void others_are_not_this_machine(String target) {
        assertThat(HostPort.of(target).isLoopback()).isFalse();
        assertThat(Network.system().staysHere(HostPort.of(target))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.acme.test:443", "*:443"})
    void a_detour_to_this_machine_stays_here(String detour) {
        Network network = Network.system()
                .withConnectTo(HostPort.of(detour), InetSocketAddress.createUnresolved("127.0.0.1", 8443));

        assertThat(network.staysHere(API)).isTrue();
        assertThat(network.staysHere(HostPort.of("api.acme.test:80"))).isFalse();
    }
}
