package dev.launchready.net;

import static dev.launchready.net.Distrust.Reason.EXPIRED;
import static dev.launchready.net.Distrust.Reason.INCOMPLETE_CHAIN;
import static dev.launchready.net.Distrust.Reason.INVALID;
import static dev.launchready.net.Distrust.Reason.NOT_YET_VALID;
import static dev.launchready.net.Distrust.Reason.UNKNOWN_ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackCertificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainJudgeTest {
    private static final String HOST = "www.acme.test";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LoopbackCa CA = LoopbackCa.at(Clock.fixed(NOW, ZoneOffset.UTC));
    private static final LoopbackCa STRANGER = LoopbackCa.at(Clock.fixed(NOW, ZoneOffset.UTC));
    private static final Roots ROOTS = Roots.of(List.of(CA.root()));
    private static final LoopbackCertificate UPPER = CA.authority("Upper");
    private static final LoopbackCertificate DEEP =
            CA.certificateFor(HOST).issuedBy(CA.authority("Lower").issuedBy(UPPER));
    private static final LoopbackCertificate UNTRUSTED =
            STRANGER.certificateFor(HOST).issuedBy(STRANGER.authority("Lower").issuedBy(STRANGER.authority("Upper")));

    @ParameterizedTest(name = "{0} s after the begin, {1} s after the end: {2}")
    @CsvSource({"-1, , NOT_YET_VALID", "0, , ", ", -1, ", ", 0, ", ", 1, EXPIRED"})
    void both_ends_of_the_validity_belong_to_it(Integer afterBegin, Integer afterEnd, Distrust.Reason reason) {
        LoopbackCertificate certificate = CA.certificateFor(HOST);
        Instant time = afterBegin != null
                ? certificate.leaf().getNotBefore().toInstant().plusSeconds(afterBegin)
                : certificate.leaf().getNotAfter().toInstant().plusSeconds(afterEnd);

        assertThat(ChainJudge.judge(certificate.chain(), HOST, time, ROOTS))
                .extracting(Distrust::reason)
                .isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void a_detail_tells_who_and_when() {
        LoopbackCertificate over = CA.certificateFor(HOST).expiredSince(Duration.ofDays(3));
        LoopbackCertificate early = CA.certificateFor(HOST).startingIn(Duration.ofHours(5));

        assertThat(judge(over.chain()))
                .containsExactly(new Distrust(
                        EXPIRED,
                        "CN=www.acme.test,O=LaunchReady Loopback expired at 2026-02-26T12:00:00Z, 3 days ago",
                        "CN=www.acme.test,O=LaunchReady Loopback"));
        assertThat(judge(early.chain()))
                .containsExactly(new Distrust(
                        NOT_YET_VALID,
                        "CN=www.acme.test,O=LaunchReady Loopback is valid from 2026-03-01T17:00:00Z only, in 5 h",
                        "CN=www.acme.test,O=LaunchReady Loopback"));
    }

    @Test
    void a_missing_intermediate_is_named_with_the_place_where_it_can_be_had() {
        LoopbackCertificate certificate = CA.certificateFor(HOST)
                .withIssuerUrl("http://ca.test/intermediate.cer")
                .withoutIntermediates();

        assertThat(judge(certificate.chain())).singleElement().satisfies(distrust -> {
            assertThat(distrust.reason()).isEqualTo(INCOMPLETE_CHAIN);
            assertThat(distrust.certificate()).isEqualTo("CN=LaunchReady Loopback Intermediate,O=LaunchReady Loopback");
            assertThat(distrust.detail()).endsWith("was not sent; it can be had at http://ca.test/intermediate.cer");
        });
    }

    @Test
    void above_an_intermediate_the_chain_cannot_tell_a_gap_from_a_stranger() {
        List<X509Certificate> chain = DEEP.chain();

        assertThat(judge(chain.subList(0, 2))).singleElement().satisfies(distrust -> {
            assertThat(distrust.reason()).isEqualTo(UNKNOWN_ISSUER);
            assertThat(distrust.detail()).contains("CN=Upper", "was not sent and is not a trusted authority");
        });
    }

    @Test
    void the_name_of_a_trusted_authority_is_not_its_signature() {
        List<X509Certificate> forged = List.of(
                CA.certificateFor(HOST).issuedBy(STRANGER.rootAuthority()).leaf());

        assertThat(judge(forged)).singleElement().satisfies(distrust -> {
            assertThat(distrust.reason()).isEqualTo(UNKNOWN_ISSUER);
            assertThat(distrust.detail()).contains("the key of the authority of that name did not sign it");
        });
    }

    @Test
    void a_certificate_that_is_trusted_itself_needs_no_authority() {
        X509Certificate own = CA.certificateFor(HOST).selfSigned().leaf();

        assertThat(ChainJudge.judge(List.of(own), HOST, NOW, Roots.of(List.of(own))))
                .isEmpty();
    }

    @Test
    void authorities_that_vouch_for_each_other_lead_nowhere_and_to_an_end() {
        LoopbackCertificate one = STRANGER.authority("One");
        LoopbackCertificate two = STRANGER.authority("Two").issuedBy(one);
        LoopbackCertificate oneByTwo =
                STRANGER.authority("One").sharingKeyOf(one).issuedBy(two);

        assertThat(judge(List.of(
                        STRANGER.certificateFor(HOST).issuedBy(two).leaf(), two.leaf(), oneByTwo.leaf(), one.leaf())))
                .extracting(Distrust::reason)
                .containsExactly(UNKNOWN_ISSUER);
    }

    @Test
    @Timeout(60)
    void authorities_that_all_have_one_name_and_one_key_come_to_an_end() {
        LoopbackCertificate first = STRANGER.authority("Same").selfSigned();
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(STRANGER.certificateFor(HOST).issuedBy(first).leaf());
        for (int i = 0; i < 40; i++) {
            chain.add(
                    STRANGER.authority("Same").sharingKeyOf(first).selfSigned().leaf());
        }

        assertThat(judge(chain)).extracting(Distrust::reason).containsExactly(UNKNOWN_ISSUER);
    }

    @Test
    void nothing_at_all_is_not_trusted() {
        assertThat(judge(List.of())).extracting(Distrust::reason).containsExactly(INVALID);
    }

    @Test
    void the_roots_of_the_jdk_are_there() {
        assertThat(Roots.ofJdk().size()).isGreaterThan(20);
        assertThat(ChainJudge.judge(DEEP.chain(), HOST, NOW, Roots.ofJdk()))
                .extracting(Distrust::reason)
                .containsExactly(UNKNOWN_ISSUER);
    }

    @Property(tries = 60)
    void neither_order_nor_strangers_nor_copies_matter(@ForAll long seed, @ForAll @IntRange(max = 3) int copies) {
        List<X509Certificate> rest = new ArrayList<>(DEEP.chain());
        X509Certificate leaf = rest.remove(0);
        rest.addAll(UNTRUSTED.chain());
        rest.addAll(Collections.nCopies(copies, UPPER.leaf()));
        rest.add(CA.root());
        Collections.shuffle(rest, new Random(seed));
        rest.add(0, leaf);

        assertThat(judge(rest)).isEmpty();
    }

    @Property(tries = 60)
    void no_choice_of_certificates_makes_a_stranger_trusted(@ForAll long seed, @ForAll @IntRange(max = 8) int count) {
        List<X509Certificate> pool = new ArrayList<>(UNTRUSTED.chain());
        pool.addAll(DEEP.chain());
        pool.add(STRANGER.root());
        pool.add(CA.root());
        Collections.shuffle(pool, new Random(seed));
        List<X509Certificate> chain = new ArrayList<>(pool.subList(0, Math.min(count, pool.size())));
        chain.add(0, UNTRUSTED.leaf());

        assertThat(judge(chain)).isNotEmpty();
    }

    private static List<Distrust> judge(List<X509Certificate> chain) {
        return ChainJudge.judge(chain, HOST, NOW, ROOTS);
    }
}
