package dev.launchready.email.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.net.DnsStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DkimVerifierTest {

    static Stream<Arguments> every_way_to_sign() {
        List<TestSigner> signers = List.of(TestSigner.rsa(2048), TestSigner.ed25519());
        return signers.stream()
                .flatMap(signer -> Stream.of("simple", "relaxed")
                        .flatMap(header ->
                                Stream.of("simple", "relaxed").map(body -> Arguments.of(signer, header + "/" + body))));
    }

    @ParameterizedTest
    @MethodSource("every_way_to_sign")
    void a_good_signature_passes_and_a_changed_message_does_not(TestSigner signer, String c) {
        String signed = signer.sign(Mail.PLAIN, "c=" + c + "; d=acme.dev; s=s1; h=from:to:subject");

        assertThat(Mail.verify(signed, Mail.zone(signer)).reason()).isEqualTo(DkimReason.VERIFIED);
        assertThat(Mail.verify(signed.replace("ready", "Ready"), Mail.zone(signer))
                        .reason())
                .isEqualTo(DkimReason.BODY_CHANGED);
        assertThat(Mail.verify(signed.replace("Welcome", "welcome"), Mail.zone(signer))
                        .reason())
                .isEqualTo(DkimReason.HEADER_CHANGED);
    }

    @ParameterizedTest
    @CsvSource({"simple, HEADER_CHANGED", "relaxed, VERIFIED"})
    void only_the_relaxed_form_bears_changed_white_space_in_the_header(String c, DkimReason reason) {
        TestSigner signer = TestSigner.ed25519();
        String signed = signer.sign(Mail.PLAIN, "c=" + c + "; d=acme.dev; s=s1; h=from:to:subject");

        String refolded = signed.replace("From: Acme <", "FROM:\tAcme\r\n  <");

        assertThat(Mail.verify(refolded, Mail.zone(signer)).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"simple, BODY_CHANGED", "relaxed, VERIFIED"})
    void only_the_relaxed_form_bears_changed_white_space_in_the_body(String c, DkimReason reason) {
        TestSigner signer = TestSigner.ed25519();
        String signed = signer.sign(Mail.PLAIN, "c=simple/" + c + "; d=acme.dev; s=s1; h=from:to:subject");

        String changed = signed.replace("ready.  Enjoy.\r\n", "ready. \tEnjoy. \r\n");

        assertThat(Mail.verify(changed, Mail.zone(signer)).reason()).isEqualTo(reason);
    }

    @Test
    void each_of_several_signatures_has_its_own_result() {
        TestSigner rsa = TestSigner.rsa(2048);
        TestSigner ed = TestSigner.ed25519();
        TxtZone zone = Mail.zone(ed)
                .with("r1._domainkey.acme.dev", rsa.record())
                .with("gone._domainkey.acme.dev", DnsStatus.NODATA);
        String once = rsa.sign(Mail.PLAIN, "c=relaxed; d=acme.dev; s=gone; h=from");
        String twice = rsa.sign(once, "d=acme.dev; s=r1; h=from:dkim-signature");
        String signed = ed.sign(twice, Mail.TAGS);

        DkimVerification seen = Mail.verifier().verify(Mail.octets(signed), zone);

        assertThat(seen.results())
                .extracting(DkimResult::reason)
                .containsExactly(DkimReason.VERIFIED, DkimReason.VERIFIED, DkimReason.KEY_MISSING);
        assertThat(seen.passing().map(r -> r.signature().orElseThrow().selector()))
                .containsExactly("s1", "r1");
    }

    @Test
    void no_more_signatures_are_verified_than_a_guest_may_ask_for() {
        TestSigner signer = TestSigner.ed25519();
        String one = signer.field(Mail.PLAIN, "v=1; a=ed25519-sha256; " + Mail.TAGS + "; bh=#; b=");
        String message = (one + "\r\n").repeat(DkimVerifier.MOST_SIGNATURES + 1) + Mail.PLAIN;

        DkimVerification seen = Mail.verifier().verify(Mail.octets(message), Mail.zone(signer));

        assertThat(seen.results()).hasSize(17);
        assertThat(seen.results().get(15).reason()).isEqualTo(DkimReason.VERIFIED);
        assertThat(seen.results().get(16).reason()).isEqualTo(DkimReason.TOO_MANY);
    }

    @ParameterizedTest
    @EnumSource(
            value = DnsStatus.class,
            names = {"SERVFAIL", "REFUSED", "TIMEOUT", "MALFORMED", "UNREACHABLE"})
    void a_key_that_cannot_be_asked_for_is_a_temporary_error(DnsStatus status) {
        String signed = TestSigner.ed25519().sign(Mail.PLAIN, Mail.TAGS);

        DkimResult result = Mail.verify(signed, new TxtZone().with("s1._domainkey.acme.dev", status));

        assertThat(result.status()).isEqualTo(DkimStatus.TEMPERROR);
        assertThat(result.detail()).contains("s1._domainkey.acme.dev TXT: " + status);
    }

    @ParameterizedTest
    @EnumSource(
            value = DnsStatus.class,
            names = {"NXDOMAIN", "NODATA", "ALIAS_ELSEWHERE", "ALIAS_LOOP"})
    void a_key_that_is_not_there_is_a_permanent_error(DnsStatus status) {
        String signed = TestSigner.ed25519().sign(Mail.PLAIN, Mail.TAGS);

        DkimResult result = Mail.verify(signed, new TxtZone().with("s1._domainkey.acme.dev", status));

        assertThat(result.reason()).isEqualTo(DkimReason.KEY_MISSING);
    }

    @Test
    void the_record_that_works_counts_when_a_name_has_several() {
        TestSigner signer = TestSigner.ed25519();
        TxtZone zone = new TxtZone()
                .with("s1._domainkey.acme.dev", "verification=abc")
                .with("s1._domainkey.acme.dev", TestSigner.rsa(1024).record())
                .with("s1._domainkey.acme.dev", signer.record());

        assertThat(Mail.verify(signer.sign(Mail.PLAIN, Mail.TAGS), zone).reason())
                .isEqualTo(DkimReason.VERIFIED);
    }

    @Test
    void a_part_of_the_body_may_be_signed_and_the_rest_is_told() {
        TestSigner signer = TestSigner.ed25519();
        String signed = signer.sign(Mail.PLAIN, "l=10; " + Mail.TAGS);

        DkimResult appended = Mail.verify(signed + "Buy this instead.\r\n", Mail.zone(signer));
        DkimResult changed = Mail.verify(signed.replace("Hello", "Hullo"), Mail.zone(signer));

        assertThat(appended.reason()).isEqualTo(DkimReason.VERIFIED);
        assertThat(appended.coversPartOfBody()).isTrue();
        assertThat(changed.reason()).isEqualTo(DkimReason.BODY_CHANGED);
    }

    @Test
    void a_length_beyond_the_body_is_refused() {
        TestSigner signer = TestSigner.ed25519();
        String signed = signer.sign(Mail.PLAIN, "l=1000; " + Mail.TAGS);

        assertThat(Mail.verify(signed, Mail.zone(signer)).reason()).isEqualTo(DkimReason.BODY_TOO_SHORT);
    }

    @Test
    void the_whole_length_covers_the_whole_body() {
        TestSigner signer = TestSigner.ed25519();
        String signed = signer.sign(Mail.PLAIN, "l=41; " + Mail.TAGS);

        DkimResult result = Mail.verify(signed, Mail.zone(signer));

        assertThat(result.reason()).isEqualTo(DkimReason.VERIFIED);
        assertThat(result.bodyLength()).isEqualTo(41);
        assertThat(result.coversPartOfBody()).isFalse();
    }
}
