package dev.launchready.email.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.email.dmarc.DmarcEvaluator.Identifier;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcEvaluatorTest {
    private static final ZoneFixture EMPTY = ZoneFixture.of(".");

    @Test
    void a_long_name_takes_the_eight_questions_of_section_4_10() {
        assertThat(DmarcWalk.names("a.b.c.d.e.f.g.h.i.j.mail.example.com"))
                .containsExactly(
                        "a.b.c.d.e.f.g.h.i.j.mail.example.com",
                        "g.h.i.j.mail.example.com",
                        "h.i.j.mail.example.com",
                        "i.j.mail.example.com",
                        "j.mail.example.com",
                        "mail.example.com",
                        "example.com",
                        "com");
        assertThat(DmarcWalk.names("a.b.c.d.e.f.example.com")).hasSize(8).contains("b.c.d.e.f.example.com");
        assertThat(DmarcWalk.names("com")).containsExactly("com");
    }

    @Property(tries = 2000)
    void no_walk_asks_more_than_eight_questions(@ForAll("domains") String domain) {
        List<String> asked = new ArrayList<>();
        DnsLookup counting = (name, type) -> {
            asked.add(name);
            return EMPTY.lookup(name, type);
        };

        DmarcWalk walk = DmarcWalk.from(domain, counting);

        assertThat(asked).hasSizeLessThanOrEqualTo(8).hasSize(Math.min(8, DmarcWalk.labels(domain)));
        assertThat(asked).doesNotHaveDuplicates().startsWith("_dmarc." + domain);
        assertThat(walk.organisation()).isEqualTo(domain);
    }

    @Provide
    Arbitrary<String> domains() {
        return Arbitraries.of("a", "bb", "mail", "x1")
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(l -> String.join(".", l));
    }

    @Test
    void appendix_b_4_1_simple() {
        DnsLookup zone = dmarc("example.com", "v=DMARC1; p=reject", "signing.example.com", "v=DMARC1; p=none");

        DmarcOutcome outcome = evaluate(zone, "example.com", "example.com", "signing.example.com");

        assertThat(outcome.result()).isEqualTo(DmarcOutcome.Result.PASS);
        assertThat(outcome.alignedSpf()).isTrue();
        assertThat(outcome.alignedDkim()).containsExactly("signing.example.com");
        assertThat(outcome.discovery().organisation()).isEqualTo("example.com");
        assertThat(DmarcWalk.from("signing.example.com", zone).organisation()).isEqualTo("example.com");
    }

    @Test
    void appendix_b_4_2_deep() {
        DnsLookup zone = dmarc("example.com", "v=DMARC1; p=reject", "signing.example.com", "v=DMARC1; p=none");
        String author = "a.b.c.d.e.f.g.h.i.j.k.example.com";

        DmarcOutcome outcome = evaluate(zone, author, "example.com", "signing.example.com");

        assertThat(outcome.alignedSpf()).isTrue();
        assertThat(outcome.alignedDkim()).containsExactly("signing.example.com");
        assertThat(outcome.discovery().policyDomain()).isEqualTo("example.com");
        assertThat(DmarcWalk.from(author, zone).steps())
                .extracting(DmarcWalk.Step::domain)
                .containsExactly(
                        author,
                        "g.h.i.j.k.example.com",
                        "h.i.j.k.example.com",
                        "i.j.k.example.com",
                        "j.k.example.com",
                        "k.example.com",
                        "example.com",
                        "com");
    }

    @Test
    void appendix_b_4_3_with_a_public_suffix_record() {
        DnsLookup zone = dmarc("bank.example", "v=DMARC1; p=reject; psd=y", "giant.bank.example", "v=DMARC1; p=none");

        DmarcOutcome outcome =
                evaluate(zone, "giant.bank.example", "mail.giant.bank.example", "mail.mega.bank.example");

        assertThat(outcome.discovery().organisation()).isEqualTo("giant.bank.example");
        assertThat(outcome.discovery().policyDomain()).isEqualTo("giant.bank.example");
        assertThat(outcome.alignedSpf()).isTrue();
        assertThat(outcome.alignedDkim()).isEmpty();
        assertThat(DmarcWalk.from("mail.mega.bank.example", zone).organisation())
                .isEqualTo("mega.bank.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mail.example.com   | v=DMARC1; p=none | example.com | v=DMARC1; p=none | example.com
                    mail.example.com   | v=DMARC1; psd=n  | example.com | v=DMARC1; p=none | mail.example.com
                    com                | v=DMARC1; psd=y  | x.y         | v=DMARC1         | example.com
                    a.mail.example.com | v=DMARC1; psd=y  | example.com | v=DMARC1         | a.mail.example.com
                    com                | v=DMARC1; p=none | x.y         | v=DMARC1         | com
                    net                | v=DMARC1; p=none | x.y         | v=DMARC1         | a.mail.example.com
                    """)
    void the_organisation_is_chosen_from_the_longest_to_the_shortest(
            String one, String record, String other, String otherRecord, String organisation) {
        DnsLookup zone = dmarc(one, record, other, otherRecord);

        assertThat(DmarcWalk.from("a.mail.example.com", zone).organisation()).isEqualTo(organisation);
    }

    @Test
    void several_records_count_as_none() {
        ZoneFixture zone = dmarc("acme.dev", "v=DMARC1; p=reject").with("_dmarc.acme.dev", RecordType.TXT, "v=DMARC1");

        assertThat(evaluate(zone, "acme.dev", "acme.dev").result()).isEqualTo(DmarcOutcome.Result.NONE);
    }

    @ParameterizedTest
    @CsvSource({"acme.dev, none, DOMAIN", "app.acme.dev, quarantine, SUBDOMAIN", "gone.acme.dev, reject, NONEXISTENT"})
    void the_policy_is_that_for_the_domain_an_existing_subdomain_or_one_that_does_not_exist(
            String author, DmarcPolicyName policy, DmarcRecord.Scope scope) {
        ZoneFixture zone = dmarc("acme.dev", "v=DMARC1; p=none; sp=quarantine; np=reject")
                .with("app.acme.dev", RecordType.MX, "10 mx.acme.dev");

        DmarcOutcome outcome = evaluate(zone, author, "other.test");

        assertThat(outcome.result()).isEqualTo(DmarcOutcome.Result.FAIL);
        assertThat(outcome.policy()).hasToString(policy.name());
        assertThat(outcome.discovery().scope()).isEqualTo(scope);
    }

    /** The policies under the names they have in a record. */
    enum DmarcPolicyName {
        none,
        quarantine,
        reject
    }

    @Test
    void strict_alignment_wants_the_same_domain() {
        DnsLookup zone = dmarc("acme.dev", "v=DMARC1; p=reject; adkim=s; aspf=s");

        assertThat(evaluate(zone, "acme.dev", "mail.acme.dev", "mail.acme.dev").result())
                .isEqualTo(DmarcOutcome.Result.FAIL);
        assertThat(evaluate(zone, "acme.dev", "ACME.dev").result()).isEqualTo(DmarcOutcome.Result.PASS);
    }

    @Test
    void what_did_not_pass_does_not_align() {
        DmarcOutcome outcome = DmarcEvaluator.over(dmarc("acme.dev", "v=DMARC1; p=reject"))
                .evaluate("acme.dev", new Identifier("acme.dev", false), List.of(new Identifier("acme.dev", false)));

        assertThat(outcome.result()).isEqualTo(DmarcOutcome.Result.FAIL);
        assertThat(outcome.policy()).isEqualTo(DmarcPolicy.REJECT);
    }

    @Test
    void a_server_that_fails_makes_the_result_a_temporary_error() {
        ZoneFixture zone = dmarc("acme.dev", "v=DMARC1; p=reject");

        assertThat(evaluate(zone.failing("_dmarc.acme.dev", DnsStatus.SERVFAIL), "acme.dev", "acme.dev")
                        .result())
                .isEqualTo(DmarcOutcome.Result.TEMPERROR);
        assertThat(evaluate(zone.failing("_dmarc.other.test", DnsStatus.TIMEOUT), "acme.dev", "other.test")
                        .result())
                .isEqualTo(DmarcOutcome.Result.TEMPERROR);
    }

    @Test
    void rfc_7489_finds_the_organisation_by_the_public_suffix_list_and_knows_neither_np_nor_t() {
        DnsLookup zone = dmarc("acme.co.uk", "v=DMARC1; p=reject; np=none; t=y");
        DmarcEvaluator old = DmarcEvaluator.over(zone).by(DmarcMode.RFC7489);

        DmarcDiscovery discovery = old.discover("gone.mail.acme.co.uk");

        assertThat(discovery.organisation()).isEqualTo("acme.co.uk");
        assertThat(discovery.policy()).isEqualTo(DmarcPolicy.REJECT);
        assertThat(DmarcEvaluator.over(zone).discover("gone.mail.acme.co.uk").policy())
                .isEqualTo(DmarcPolicy.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "acme.dev, acme.dev",
        "a.b.acme.dev, acme.dev",
        "acme.co.uk, acme.co.uk",
        "x.acme.co.uk, acme.co.uk",
        "co.uk, co.uk",
        "a.b.kawasaki.jp, a.b.kawasaki.jp",
        "x.a.b.kawasaki.jp, a.b.kawasaki.jp",
        "x.city.kawasaki.jp, city.kawasaki.jp",
        "x.acme.unlisted, acme.unlisted",
        "com, com",
        "x.acme.xn--p1ai, acme.xn--p1ai",
    })
    void the_public_suffix_list_knows_suffixes_wildcards_and_exceptions(String domain, String organisation) {
        assertThat(PublicSuffixes.bundled().organisation(domain)).isEqualTo(organisation);
    }

    private static DmarcOutcome evaluate(DnsLookup zone, String author, String spf, String... dkim) {
        List<Identifier> signatures = new ArrayList<>();
        for (String domain : dkim) {
            signatures.add(new Identifier(domain, true));
        }
        return DmarcEvaluator.over(zone).evaluate(author, new Identifier(spf, true), signatures);
    }

    private static ZoneFixture dmarc(String... domainsAndTexts) {
        ZoneFixture zone = EMPTY;
        for (int i = 0; i < domainsAndTexts.length; i += 2) {
            zone = zone.with("_dmarc." + domainsAndTexts[i], RecordType.TXT, domainsAndTexts[i + 1]);
        }
        return zone;
    }
}
