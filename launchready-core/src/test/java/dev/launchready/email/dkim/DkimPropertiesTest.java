package dev.launchready.email.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random messages and records. {@code -Djqwik.tries.default=1000000} runs a million. */
class DkimPropertiesTest {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatever_the_signer_signs_verifies(
            @ForAll("messages") String message, @ForAll("tags") String tags, @ForAll("keys") TestSigner signer) {
        DkimResult result = Mail.verify(signer.sign(message, tags), Mail.zone(signer));

        assertThat(result.reason()).as(result.detail()).isEqualTo(DkimReason.VERIFIED);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void any_octets_have_results_and_never_an_exception(
            @ForAll("rubble") String message, @ForAll("records") String key) {
        TxtZone zone = new TxtZone().with("s1._domainkey.acme.dev", key);

        DkimVerification seen = Mail.verifier().verify(Mail.octets(message), zone);

        assertThat(seen.results())
                .allSatisfy(result -> assertThat(result.detail()).isNotBlank());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void any_text_is_a_key_or_says_why_not(@ForAll("records") String record) {
        DkimKey key = DkimKey.parse(record);

        assertThat(key.isUsable()).isEqualTo(key.problems().isEmpty());
        assertThat(key.isUsable() && key.bits() < 256).isFalse();
    }

    @Provide
    Arbitrary<TestSigner> keys() {
        return Arbitraries.of(TestSigner.ed25519(), TestSigner.rsa(1024));
    }

    @Provide
    Arbitrary<String> tags() {
        Arbitrary<String> form = Arbitraries.of("simple", "relaxed");
        Arbitrary<String> headers = Arbitraries.of("from", "x-a", "X-B", "subject", " received ", "From")
                .list()
                .ofMaxSize(8)
                .map(names -> "from" + names.stream().map(n -> ":" + n).reduce("", String::concat));
        return Combinators.combine(form, form, headers)
                .as((h, b, names) -> "c=" + h + "/" + b + "; d=acme.dev; s=s1; h=" + names);
    }

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> value = pieces("a", "B", " ", "\t", "\r\n ", "\u00e9", ":", ";", "=", "\r", "x y", "  ")
                .map(v -> v.replaceAll("(\r\n[ \t]+)+$", "").replaceAll("\r$", ""));
        Arbitrary<String> field = Combinators.combine(
                        Arbitraries.of("From", "X-A", "x-b", "Subject", "Received", "To "), value)
                .as((name, v) -> name + ":" + v + "\r\n");
        Arbitrary<String> body = pieces("a", " ", "\t", "\r\n", "\r\n\r\n", "\n", "\r", ".", "\u00ff", "word");
        return Combinators.combine(field.list().ofMaxSize(8), body)
                .as((fields, text) -> "X-First: 1\r\n" + String.join("", fields) + "\r\n" + text);
    }

    @Provide
    Arbitrary<String> rubble() {
        String good = TestSigner.ed25519().sign(Mail.PLAIN, Mail.TAGS);
        return Combinators.combine(
                        Arbitraries.integers().between(0, good.length()),
                        Arbitraries.integers().between(0, 12),
                        pieces(
                                "\r\n",
                                "\n",
                                "\r",
                                "DKIM-Signature:",
                                "b=",
                                "bh=",
                                ";",
                                "=",
                                ":",
                                "h=from",
                                "\t",
                                " ",
                                "\0",
                                "\u00ff",
                                "v=1;",
                                "a=rsa-sha256;",
                                "d=acme.dev;",
                                "s=s1;",
                                "l=99999999999999999999;",
                                "x=",
                                "t=",
                                "i=@",
                                "c=relaxed/",
                                "From: x\r\n"))
                .as((at, cut, insert) ->
                        good.substring(0, at) + insert + good.substring(Math.min(good.length(), at + cut)));
    }

    @Provide
    Arbitrary<String> records() {
        String good = TestSigner.ed25519().record();
        Arbitrary<String> pieces = pieces(
                "v=DKIM1",
                ";",
                "p=",
                "k=",
                "rsa",
                "ed25519",
                "=",
                "\"",
                "\\",
                " ",
                "MIIB",
                "AAAA",
                "\u00e9",
                "h=",
                "s=",
                "t=y:s",
                "\r\n ",
                "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ",
                "MIIBCgKCAQEA");
        Arbitrary<String> mutated = Combinators.combine(Arbitraries.integers().between(0, good.length()), pieces)
                .as((at, insert) -> good.substring(0, at) + insert + good.substring(at));
        return Arbitraries.oneOf(List.of(Arbitraries.just(good), pieces, mutated));
    }

    private static Arbitrary<String> pieces(String... parts) {
        return Arbitraries.of(parts).list().ofMaxSize(12).map(list -> String.join("", list));
    }
}
