package dev.launchready.email.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.CheckResult;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MessagePropertiesTest {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void any_octets_are_judged_and_every_finding_reads_as_a_sentence(@ForAll("rubble") String text) {
        CheckResult result = Eml.run(Eml.of(text).isMarketing());

        assertThat(result.findings()).allSatisfy(finding -> {
            assertThat(finding.message())
                    .contains(": expected ")
                    .contains(", but ")
                    .endsWith(".");
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    @Provide
    Arbitrary<String> rubble() {
        String good = Eml.signed(Eml.NEWS);
        Arbitrary<String> insert = Arbitraries.of(
                        "\r\n",
                        "\n",
                        "\r",
                        "\r\n\r\n",
                        "From:",
                        "<",
                        ">",
                        "@",
                        "\"",
                        "(",
                        ",",
                        ";",
                        ":",
                        "=",
                        " ",
                        "\t",
                        "\u00ff",
                        "\0",
                        "Content-Type: multipart/mixed; boundary=b\r\n",
                        "\r\n--b\r\n",
                        "--b--",
                        "Date: ",
                        "Message-ID: <",
                        "List-Unsubscribe:",
                        "https://",
                        "99999999999999999999",
                        "+9999")
                .list()
                .ofMaxSize(10)
                .map(list -> String.join("", list));
        return Combinators.combine(
                        Arbitraries.integers().between(0, good.length()),
                        Arbitraries.integers().between(0, 40),
                        insert)
                .as((at, cut, text) ->
                        good.substring(0, at) + text + good.substring(Math.min(good.length(), at + cut)));
    }
}
