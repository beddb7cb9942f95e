package dev.launchready.email.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.email.Parsed;
import dev.launchready.email.SyntaxFault;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfRecordTest {

    @Test
    void a_record_is_taken_apart_into_its_terms() {
        SpfRecord record = good("V=spf1  a/24//64 mx:mail.acme.dev -ip4:192.0.2.0/24 ?include:_spf.%{d2} "
                + "exists:%{L1r-}.acme.dev exp=why.acme.dev x-note=hello ~all");

        assertThat(record.terms())
                .extracting(SpfTerm::print)
                .containsExactly(
                        "a/24//64",
                        "mx:mail.acme.dev",
                        "-ip4:192.0.2.0/24",
                        "?include:_spf.%{d2}",
                        "exists:%{L1r-}.acme.dev",
                        "exp=why.acme.dev",
                        "x-note=hello",
                        "~all");
        assertThat(record.terms()).extracting(SpfTerm::offset).startsWith(8, 17);
        assertThat(record.all()).map(SpfTerm.All::qualifier).contains(Qualifier.SOFTFAIL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    spf1 -all                          | 0  | a record begins with "v=spf1" and a space
                    v=spf10                            | 0  | a record begins with "v=spf1" and a space
                    v=spf1 a:192.0.2.7 -all            | 9  | "192.0.2.7" is an address, not a domain; write ip4:192.0.2.7
                    v=spf1 ip4:2001:db8::1 -all        | 11 | an address of the other family; write ip6:2001:db8::1
                    v=spf1 ip4:192.0.2 -all            | 11 | no IPv4 address with an optional prefix length
                    v=spf1 ipv4:192.0.2.7 -all         | 7  | there is no mechanism "ipv4"
                    v=spf1 include:_spf.acme.dev,-all  | 28 | "_spf.acme.dev,-all" is no full domain name
                    v=spf1 include                     | 14 | "include" needs ":" and a domain
                    v=spf1 include:                    | 15 | a domain is missing
                    v=spf1 redirect:acme.dev           | 15 | "redirect" is followed by "="
                    v=spf1 redirect=a.dev redirect=b.dev | 22 | a second redirect
                    v=spf1 -all.                       | 8  | there is no mechanism "all."
                    v=spf1 -all:x                      | 11 | "all" takes nothing
                    v=spf1 a/33                        | 9  | a prefix length is 0 to 32, without leading zeros
                    v=spf1 mx//x                       | 9  | no prefix length; write /24 for IPv4, //64 for IPv6
                    v=spf1 exists:%{x}.acme.dev        | 16 | no macro letter
                    v=spf1 exists:%{c}.acme.dev        | 16 | macro letter "c" is allowed in explanations only
                    v=spf1 exists:%{d0}.acme.dev       | 17 | a macro cannot keep 0 parts
                    v=spf1 exists:%{d.acme.dev         | 18 | a macro has to end with "}"
                    v=spf1 exists:%d.acme.dev          | 14 | "%" has to be followed by "{", "%", "_" or "-"
                    v=spf1 –all                        | 7  | octet 0x2013; a record is printable ASCII and its terms are separated by spaces only
                    v=spf1 +                           | 8  | a mechanism is missing
                    """)
    void a_fault_says_where_it_is_and_what_to_write(String text, int offset, String problem) {
        assertThat(SpfRecord.parse(text).fault()).contains(new SyntaxFault(offset, problem));
    }

    @Property(tries = 5000)
    void any_text_gives_a_record_or_a_place_inside_it(@ForAll("records") String text) {
        Parsed<SpfRecord> parsed = SpfRecord.parse(text);

        parsed.fault().ifPresent(fault -> assertThat(fault.offset()).isBetween(0, text.length()));
        assertThat(parsed.fault().isPresent()).isNotEqualTo(parsed.value().isPresent());
    }

    @Property(tries = 5000)
    void a_printed_record_parses_to_the_same_print(@ForAll("records") String text) {
        SpfRecord.parse(text).value().ifPresent(record -> {
            SpfRecord again = good(record.print());

            assertThat(again.print()).isEqualTo(record.print());
            assertThat(again.terms()).hasSameSizeAs(record.terms());
        });
    }

    @Provide
    Arbitrary<String> records() {
        return SpfTexts.records();
    }

    private static SpfRecord good(String text) {
        return SpfRecord.parse(text).value().orElseThrow();
    }

    /** Texts of which many are records and all look like it. */
    static final class SpfTexts {
        private SpfTexts() {}

        static Arbitrary<String> records() {
            Arbitrary<String> pieces = Arbitraries.of(
                    " ",
                    " ",
                    " ",
                    "a",
                    "mx",
                    "ptr",
                    "all",
                    "-",
                    "~",
                    "?",
                    "include:",
                    "exists:",
                    "ip4:",
                    "ip6:",
                    "192.0.2.1",
                    "2001:db8::",
                    "/24",
                    "//64",
                    "/0",
                    "acme.dev",
                    "%{d}",
                    "%{i2r.}",
                    "%%",
                    "%",
                    "{",
                    "}",
                    ":",
                    "=",
                    "redirect=",
                    "exp=",
                    "x=",
                    "é",
                    "\0",
                    "all ",
                    " a:acme.dev/24//64 ",
                    " ip4:192.0.2.0/24 ",
                    " include:_spf.acme.dev ",
                    " -all");
            Arbitrary<String> joined = pieces.list().ofMaxSize(10).map(list -> "v=spf1 " + String.join("", list));
            return Arbitraries.oneOf(joined, joined, Arbitraries.strings().ofMaxLength(60));
        }
    }
}
