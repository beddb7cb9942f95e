package dev.launchready.net.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.loopback.DnsFault;
import dev.launchready.net.loopback.SmtpFault;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultCatalogueTest {

    @Test
    void at_least_thirty_faults_can_hit_what_speaks_http() {
        assertThat(FaultCatalogue.all())
                .filteredOn(fault -> fault.layer() != FaultLayer.DNS && fault.layer() != FaultLayer.SMTP)
                .hasSizeGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({"TCP, 13", "TLS, 5", "HTTP, 21", "DNS, 3", "SMTP, 9"})
    void every_layer_has_its_faults(FaultLayer layer, int count) {
        assertThat(FaultCatalogue.of(layer)).hasSize(count).allMatch(fault -> fault.layer() == layer);
    }

    @Test
    void no_two_read_alike() {
        assertThat(FaultCatalogue.all()).extracting(Fault::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void an_id_is_kebab_case_and_a_title_half_a_sentence(Fault fault) {
        assertThat(fault.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(fault.title()).matches("[a-zC].*[^.]").contains(" ");
    }

    @Test
    void a_title_says_where_a_fault_acts_if_that_is_not_everywhere() {
        assertThat(Fault.reset().upstream().onConnections(1, 1).title())
                .isEqualTo("the connection is reset (upstream) (on connection 1)");
        assertThat(Fault.blackhole().onConnections(2, 4).withProbability(0.5).title())
                .endsWith(" (on connections 2 to 4, with probability 0.5)");
        assertThat(Fault.status(503).onRequests(2, 2).title()).isEqualTo("it answers 503 (on request 2)");
        assertThat(Fault.status(503).onPath("/v1/*").onFirstAttempts(2).title())
                .isEqualTo("it answers 503 (on attempts 1 to 2 of each call, on /v1/*)");
    }

    static Stream<Fault> all() {
        return Stream.of(
                        FaultCatalogue.all().stream(),
                        Arrays.stream(SmtpFault.values())
                                .filter(fault -> fault != SmtpFault.NONE)
                                .map(Fault::smtp),
                        Arrays.stream(DnsFault.Kind.values()).map(kind -> Fault.dns(DnsFault.of(kind))))
                .flatMap(stream -> stream);
    }
}
