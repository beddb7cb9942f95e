package dev.launchready.email.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmarcRecordTest {

    @Test
    void every_tag_of_rfc_9989_is_read() {
        DmarcRecord record = read("v=DMARC1; sp=quarantine; p=reject; np=none; psd=n; t=y; adkim=s; aspf=s;"
                + " rua=mailto:a@acme.dev, mailto:b@acme.dev; ruf=mailto:c@acme.dev; fo=1:d:s");

        assertThat(record.policy()).contains(DmarcPolicy.REJECT);
        assertThat(record.subdomainPolicy()).contains(DmarcPolicy.QUARANTINE);
        assertThat(record.nonexistentPolicy()).contains(DmarcPolicy.NONE);
        assertThat(record.psd()).isEqualTo(PsdFlag.ORGANISATION);
        assertThat(record.testing()).isTrue();
        assertThat(record.strictDkim()).isTrue();
        assertThat(record.strictSpf()).isTrue();
        assertThat(record.aggregateReports()).extracting(ReportUri::host).containsExactly("acme.dev", "acme.dev");
        assertThat(record.failureReports()).hasSize(1);
        assertThat(record.failureOptions()).isEqualTo("1:d:s");
        assertThat(record.flaws()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=dmarc1; p=none",
                "p=none; v=DMARC1",
                "v=DMARC1.0; p=none",
                "v=DMARC2",
                "V=DMARC1; p=none",
                "; v=DMARC1",
                "\"v=DMARC1; p=none\"",
                "v=spf1 -all"
            })
    void what_does_not_begin_with_its_version_is_no_record(String text) {
        assertThat(DmarcRecord.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v=DMARC1; p=reject; pct=50              | REMOVED_TAG pct
                    v=DMARC1; p=reject; ri=86400; rf=afrf   | REMOVED_TAG ri, REMOVED_TAG rf
                    v=DMARC1; p=reject; rau=mailto:a@b.dev  | UNKNOWN_TAG rau -> rua
                    v=DMARC1; p=reject; RUA=mailto:a@b.dev  | UNKNOWN_TAG RUA -> rua
                    v=DMARC1; policy=reject; p=none         | UNKNOWN_TAG policy -> p
                    v=DMARC1; p=none; xyzzy=1               | UNKNOWN_TAG xyzzy ->
                    v=DMARC1; p=deny                        | BAD_VALUE p
                    v=DMARC1; p=none; sp=rejct              | BAD_VALUE sp
                    v=DMARC1; p=none; adkim=strict          | BAD_VALUE adkim
                    v=DMARC1; p=none; t=1                   | BAD_VALUE t
                    v=DMARC1; p=none; fo=0:1                | BAD_VALUE fo
                    v=DMARC1; p=none; fo=d:d                | BAD_VALUE fo
                    v=DMARC1; p=none; p=reject              | DUPLICATE_TAG p
                    v=DMARC1; rua=mailto:a@b.dev            | POLICY_MISSING p
                    v=DMARC1; p=none, rua=mailto:a@b.dev    | BAD_VALUE p
                    v=DMARC1; p=none;; sp=none              | SYNTAX
                    v=DMARC1; p none                        | POLICY_MISSING p, SYNTAX
                    """)
    void what_receivers_ignore_is_a_flaw(String text, String flaws) {
        assertThat(read(text).flaws().stream()
                        .map(flaw -> (flaw.kind() + " " + flaw.tag()
                                        + (flaw.kind() == DmarcFlaw.Kind.UNKNOWN_TAG ? " -> " + flaw.detail() : ""))
                                .strip())
                        .sorted()
                        .collect(Collectors.joining(", ")))
                .isEqualTo(Arrays.stream(flaws.split(", ", -1)).sorted().collect(Collectors.joining(", ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v=DMARC1; p=reject                          | reject     | reject     | reject
                    v=DMARC1; p=reject; sp=quarantine           | reject     | quarantine | quarantine
                    v=DMARC1; p=none; sp=quarantine; np=reject  | none       | quarantine | reject
                    v=DMARC1; p=reject; t=y                     | quarantine | quarantine | quarantine
                    v=DMARC1; p=quarantine; t=y; np=reject      | none       | none       | quarantine
                    v=DMARC1; rua=mailto:a@b.dev                | none       | none       | none
                    v=DMARC1                                    | none       | none       | none
                    v=DMARC1; p=bad; rua=mailto:a@b.dev         | none       | none       | none
                    v=DMARC1; p=reject; sp=bad; rua=mailto:a@b.dev | none    | none       | none
                    """)
    void the_policy_depends_on_whom_it_is_for(String text, String domain, String existing, String nonexistent) {
        DmarcRecord record = read(text);

        assertThat(record.counts()).isTrue();
        assertThat(record.applied(DmarcRecord.Scope.DOMAIN, DmarcMode.RFC9989)).hasToString(domain);
        assertThat(record.applied(DmarcRecord.Scope.SUBDOMAIN, DmarcMode.RFC9989))
                .hasToString(existing);
        assertThat(record.applied(DmarcRecord.Scope.NONEXISTENT, DmarcMode.RFC9989))
                .hasToString(nonexistent);
    }

    @Test
    void a_bad_policy_without_anywhere_to_report_makes_the_record_void() {
        assertThat(read("v=DMARC1; p=bad").counts()).isFalse();
        assertThat(read("v=DMARC1; p=reject; np=bad; rua=nowhere").counts()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mailto:a@acme.dev         | acme.dev | false | ''
                    mailto:a@Acme.dev!10m     | acme.dev | true  | ''
                    mailto:a@acme.dev!10x     | ''       | false | '"!" has to be written %21'
                    a@acme.dev                | ''       | false | it has no scheme; write mailto:a@acme.dev
                    mailto:acme.dev           | ''       | false | it has no mail address
                    https://acme.dev/dmarc    | acme.dev | false | 'receivers send by mailto: only'
                    ftp:x                     | ''       | false | 'receivers know no scheme "ftp"; write mailto:'
                    mailto:a b@acme.dev       | ''       | false | it is no URI
                    """)
    void a_report_address_says_what_is_wrong_with_it(String text, String host, boolean sized, String problem) {
        assertThat(ReportUri.of(text)).isEqualTo(new ReportUri(text, host, sized, problem));
    }

    @Property(tries = 5000)
    void any_text_is_a_record_or_none(@ForAll("texts") String text) {
        DmarcRecord.read(text)
                .ifPresent(record -> assertThat(record.applied(DmarcRecord.Scope.SUBDOMAIN, DmarcMode.RFC9989))
                        .isNotNull());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "p=",
                "none",
                "reject",
                ";",
                "; ",
                " ",
                "rua=",
                "mailto:",
                "a@b.dev",
                ",",
                "!10m",
                "sp=",
                "np=",
                "t=y",
                "fo=",
                "0",
                ":",
                "d",
                "pct=",
                "999999999999",
                "é",
                "\0",
                "=",
                "%",
                "https://[",
                "adkim=s");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(12).map(list -> "v=DMARC1;" + String.join("", list)),
                Arbitraries.strings().ofMaxLength(50));
    }

    private static DmarcRecord read(String text) {
        return DmarcRecord.read(text).orElseThrow();
    }
}
