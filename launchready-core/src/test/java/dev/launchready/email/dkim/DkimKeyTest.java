package dev.launchready.email.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DkimKeyTest {
    private static final String RSA = TestSigner.rsa(2048).publicKey();
    private static final String ED = TestSigner.ed25519().publicKey();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p=RSA | rsa | 2048",
                "v=DKIM1; k=rsa; p=RSA | rsa | 2048",
                "v=DKIM1;k=Rsa;h=sha1:sha256;s=*;t=y:s;n=a note;g=*;p=RSA; | rsa | 2048",
                "v=DKIM1; s=other : email; p=RSA | rsa | 2048",
                "v=DKIM1; k=ed25519; p=ED | ed25519 | 256"
            })
    void a_good_record_is_read(String record, String type, int bits) {
        DkimKey key = key(record);

        assertThat(key.problems()).isEmpty();
        assertThat(key.type()).isEqualTo(type);
        assertThat(key.bits()).isEqualTo(bits);
        assertThat(key.fingerprint()).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | SYNTAX | at character 1: a tag is missing here",
                "v=DKIM1 | NO_KEY | there is no p=",
                "v=DKIM1; p= | REVOKED | p= is empty",
                "v=DKIM1; p=; | REVOKED | p= is empty",
                "v=DKIM2; p=RSA | VERSION | v= is \"DKIM2\"",
                "v=dkim1; p=RSA | VERSION | v= is \"dkim1\"",
                "k=rsa; v=DKIM1; p=RSA | VERSION_NOT_FIRST | k= stands before v=",
                "v=DKIM1; p=RSA; p=RSA | DUPLICATE_TAG | p= stands twice",
                "v=DKIM1; k=ec; p=RSA | TYPE | k= is \"ec\"",
                "v=DKIM1; h=sha1; p=RSA | HASH | h= is \"sha1\"",
                "v=DKIM1; s=tlsrpt; p=RSA | SERVICE | s= is \"tlsrpt\"",
                "v=DKIM1; p=MIG_ | NOT_BASE64 | p= is no base64: \"_\" stands at its character 4 of 4",
                "v=DKIM1; p=MIGfM | NOT_BASE64 | p= is no base64: it has 5 characters, and some are missing at its end",
                "v=DKIM1; p=AAAA | UNREADABLE | p= holds 3 octets that are no RSA key",
                "v=DKIM1; p=ED | UNREADABLE | p= holds 32 octets, which look like an Ed25519 key, and k= does not say ed25519",
                "v=DKIM1; k=ed25519; p=AAAA | UNREADABLE | p= holds 3 octets that are no Ed25519 key of 32"
            })
    void a_broken_record_is_told_by_what_is_broken(String record, KeyFlaw flaw, String detail) {
        DkimKey key = key(record);

        assertThat(key.problem()).contains(new DkimKey.Problem(flaw, detail));
        assertThat(key.isUsable()).isFalse();
    }

    @Test
    void what_a_zone_file_leaves_behind_is_recognised() {
        assertThat(key("v=DKIM1\\; k=rsa\\; p=RSA").has(KeyFlaw.BACKSLASH)).isTrue();
        assertThat(key("\"v=DKIM1; k=rsa; p=RSA\"").has(KeyFlaw.QUOTE)).isTrue();
        assertThat(key("v=DKIM1; p=" + RSA.substring(0, 200) + "\" \"" + RSA.substring(200))
                        .has(KeyFlaw.QUOTE))
                .isTrue();
    }

    @Test
    void white_space_within_the_key_is_allowed() {
        assertThat(key("v=DKIM1; p= " + RSA.substring(0, 200) + " \t" + RSA.substring(200))
                        .isUsable())
                .isTrue();
    }

    @Test
    void a_key_whose_second_string_is_missing_is_told_by_its_length() {
        DkimKey key = key("v=DKIM1; k=rsa; p=" + RSA.substring(0, 236));

        assertThat(key.problem())
                .contains(new DkimKey.Problem(KeyFlaw.TRUNCATED, "p= holds the first 177 octets of a key of 294"));
    }

    @Test
    void an_rsa_key_may_stand_bare_as_the_rfc_once_said() throws Exception {
        byte[] bare = SubjectPublicKeyInfo.getInstance(TestSigner.rsa(2048).encoded())
                .parsePublicKey()
                .getEncoded();
        String record = "v=DKIM1; p=" + Base64.getEncoder().encodeToString(bare);
        TxtZone zone = new TxtZone().with("s1._domainkey.acme.dev", record);

        assertThat(DkimKey.parse(record).bits()).isEqualTo(2048);
        assertThat(Mail.verify(TestSigner.rsa(2048).sign(Mail.PLAIN, Mail.TAGS), zone)
                        .reason())
                .isEqualTo(DkimReason.VERIFIED);
    }

    @Test
    void an_ed25519_key_in_the_wrong_wrapping_is_told_with_the_remedy() {
        byte[] wrapped = TestSigner.ed25519().encoded();
        String record = "v=DKIM1; k=ed25519; p=" + Base64.getEncoder().encodeToString(wrapped);

        assertThat(DkimKey.parse(record).problem().orElseThrow().detail())
                .isEqualTo("p= holds a SubjectPublicKeyInfo of 44 octets; an Ed25519 key is published as its last 32");
    }

    @Test
    void an_ed25519_key_that_is_no_point_of_the_curve_is_unreadable() {
        byte[] none = new byte[32];
        Arrays.fill(none, (byte) 0xFF);

        assertThat(DkimKey.parse("k=ed25519; p=" + Base64.getEncoder().encodeToString(none))
                        .has(KeyFlaw.UNREADABLE))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"512, KEY_TOO_SHORT", "1024, VERIFIED"})
    void an_rsa_key_below_1024_bits_verifies_nothing(int bits, DkimReason reason) {
        TestSigner signer = TestSigner.rsa(bits);

        assertThat(Mail.verify(signer.sign(Mail.PLAIN, Mail.TAGS), Mail.zone(signer))
                        .reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DKIM1; p= | KEY_REVOKED",
                "v=DKIM1; h=sha1; k=ed25519; p=ED | KEY_HASH",
                "v=DKIM1; s=web; k=ed25519; p=ED | KEY_SERVICE",
                "v=DKIM1; p=RSA | KEY_TYPE",
                "v=DKIM1; k=x; p=RSA | KEY_TYPE",
                "v=DKIM1; k=ed25519; p=!! | KEY_UNREADABLE",
                "v=DKIM1 k=ed25519; p=ED | KEY_SYNTAX",
                "t=s; k=ed25519; p=ED | KEY_STRICT",
                "t=y; k=ed25519; p=ED | VERIFIED"
            })
    void a_record_decides_how_the_signature_ends(String record, DkimReason reason) {
        TestSigner signer = TestSigner.ed25519();
        TxtZone zone = new TxtZone().with("s1._domainkey.acme.dev", fill(record));

        DkimResult result = Mail.verify(signer.sign(Mail.PLAIN, "i=@mail.acme.dev; " + Mail.TAGS), zone);

        assertThat(result.reason()).as(result.detail()).isEqualTo(reason);
    }

    private static DkimKey key(String record) {
        return DkimKey.parse(fill(record));
    }

    private static String fill(String record) {
        return record.replace("=RSA", "=" + RSA).replace("=ED", "=" + ED);
    }
}
