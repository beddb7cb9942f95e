package dev.launchready.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.launchready.Exhibit;
import dev.launchready.Launch;
import dev.launchready.LaunchReport;
import dev.launchready.Rule;
import dev.launchready.RuleCatalogue;
import dev.launchready.Verdict;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredHostsTest {

    @Test
    void looks_at_all_declared_hosts_and_asks_each_question_once() throws IOException {
        try (DnsLab lab = new DnsLab(DnsLab.HEALTHY)) {
            Launch launch = lab.launch("acme.test").withHosts("app", "api");

            LaunchReport report = launch.run(DeclaredHosts.resolve(), Subdomain.named("app"));

            assertThat(report.results().get(0).findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message())
                            .isEqualTo("api.acme.test: expected the host to exist, but DNS says that there is no such"
                                    + " name (NXDOMAIN)."));
            assertThat(report.verdict()).isEqualTo(Verdict.NOT_READY);
            assertThat(lab.resolver.queries("app.acme.test", RecordType.A)).hasSize(1);
        }
    }

    @Test
    void leaves_the_records_as_a_table_and_as_facts() {
        Launch launch = Launch.at("acme.test").withZone(DnsLab.HEALTHY);

        Exhibit exhibit = DeclaredHosts.resolve().run(launch).exhibits().get(0);
        List<HostRecords> facts = DeclaredHosts.resolve().look(launch);

        assertThat(exhibit)
                .isInstanceOfSatisfying(
                        Exhibit.Table.class,
                        table -> assertThat(table.rows())
                                .containsExactly(
                                        List.of("acme.test", "", "203.0.113.10", "2001:db8:0:0:0:0:0:10", "300"),
                                        List.of(
                                                "www.acme.test",
                                                "acme.test",
                                                "203.0.113.10",
                                                "2001:db8:0:0:0:0:0:10",
                                                "300")));
        assertThat(facts.get(1).canonicalName()).isEqualTo("acme.test");
        assertThat(facts.get(1).resolves()).isTrue();
        assertThat(facts.get(1).lines())
                .containsExactly(
                        "www.acme.test. 300 IN CNAME acme.test.",
                        "acme.test. 300 IN A 203.0.113.10",
                        "acme.test. 300 IN AAAA 2001:db8:0:0:0:0:0:10");
    }

    @Test
    void holds_every_host_to_both_families_and_takes_loopback_in_a_rehearsal() {
        Launch launch = Launch.at("acme.test")
                .withZone(ZoneFixture.of("acme.test")
                        .with("@", RecordType.A, "127.0.0.1")
                        .with("www", RecordType.A, "127.0.0.1"));

        assertThat(DeclaredHosts.resolve()
                        .allowingLoopback()
                        .haveIpv4AndIpv6()
                        .run(launch)
                        .findings())
                .extracting(finding -> finding.rule())
                .containsExactly("dns.address-parity", "dns.address-parity");
    }

    @Test
    void names_itself_as_what_it_expects() {
        assertThat(DeclaredHosts.resolve().haveIpv4AndIpv6().name())
                .isEqualTo("every declared host resolves over IPv4 and IPv6");
        assertThat(Subdomain.named("app")
                        .pointsTo("acme.vercel.app", "192.0.2.1")
                        .hasIpv4AndIpv6()
                        .name())
                .isEqualTo("app resolves and leads to acme.vercel.app or 192.0.2.1 over IPv4 and IPv6");
        assertThat(Subdomain.apex().issuedBy("letsencrypt.org").name())
                .isEqualTo("the apex resolves and may get certificates of letsencrypt.org");
        assertThat(DnsZone.of("Acme.dev.")
                        .receivesMail()
                        .wildcardsIssuedBy("letsencrypt.org")
                        .name())
                .isEqualTo("acme.dev has a healthy DNS zone that takes mail and may get wildcard certificates of"
                        + " letsencrypt.org");
        assertThat(DnsZone.ofSite().receivesNoMail().name())
                .isEqualTo("the site has a healthy DNS zone that takes no mail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://app", "a b", "app:80", ".app"})
    void names_a_host_that_is_none_and_what_to_write(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subdomain.named(name))
                .withMessageContaining("\"" + name + "\"")
                .withMessageContaining("write for example app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme", "https://acme.dev", "acme.dev:443", "192.0.2.1"})
    void names_a_domain_that_is_none_and_what_to_write(String domain) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsZone.of(domain))
                .withMessageContaining("\"" + domain + "\"")
                .withMessageContaining("write for example acme.dev");
    }

    @Test
    void names_targets_and_authorities_that_are_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subdomain.named("app").pointsTo())
                .withMessageContaining("no target given for app");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subdomain.named("app").pointsTo("https://acme.vercel.app/"))
                .withMessageContaining("\"https://acme.vercel.app/\" is neither a host nor an address");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsZone.of("acme.dev").issuedBy("Let's Encrypt"))
                .withMessageContaining("for example letsencrypt.org");
    }

    @Test
    void its_rules_are_in_the_catalogue_and_each_in_one_family_of_checks() {
        List<? extends Rule> rules = ServiceLoader.load(RuleCatalogue.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(catalogue -> catalogue.concern().equals("dns"))
                .flatMap(catalogue -> catalogue.rules().stream())
                .toList();

        assertThat(rules).extracting(Rule::id).doesNotHaveDuplicates().allMatch(id -> id.matches("dns\\.[a-z-]+"));
        assertThat(rules).hasSameSizeAs(DnsRule.values());
        assertThat(DnsRule.ofHosts()).doesNotContain(DnsRule.APEX_ALIAS);
        assertThat(DnsRule.ofZones()).doesNotContain(DnsRule.DANGLING_ALIAS);
        assertThat(DnsRule.values())
                .allMatch(rule ->
                        DnsRule.ofHosts().contains(rule) || DnsRule.ofZones().contains(rule));
    }
}
