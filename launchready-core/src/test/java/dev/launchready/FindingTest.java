package dev.launchready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void a_message_is_a_sentence_that_names_the_subject() {
        Finding finding = Finding.of(Fixtures.TestRule.BLOCKS, "http://acme.test/")
                .expected("one redirect to https")
                .actual("it answers 200 itself")
                .build();

        assertThat(finding.message())
                .isEqualTo("http://acme.test/: expected one redirect to https, but it answers 200 itself.");
    }

    @Test
    void a_finding_repeats_what_its_rule_says_unless_told_otherwise() {
        Finding finding = Finding.of(Fixtures.TestRule.BLOCKS, "acme.test")
                .expected("order")
                .actual("there is none")
                .impact(Impact.CLEANUP)
                .why("here it does not matter")
                .remedy("leave it")
                .confidence(Confidence.LOW)
                .evidence("seen", "nothing")
                .build();

        assertThat(finding.rule()).isEqualTo("test.blocks");
        assertThat(finding.impact()).isEqualTo(Impact.CLEANUP);
        assertThat(finding.why()).isEqualTo("here it does not matter");
        assertThat(finding.remedy()).isEqualTo("leave it");
        assertThat(finding.confidence()).isEqualTo(Confidence.LOW);
        assertThat(finding.evidence()).containsExactly(new Evidence("seen", "nothing"));
        assertThat(finding.reference().title()).isEqualTo("RFC 9110 section 15.4");
    }

    @Test
    void a_finding_without_expectation_cannot_be_made() {
        assertThatThrownBy(() -> Finding.of(Fixtures.TestRule.BLOCKS, "acme.test")
                        .actual("there is none")
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("test.blocks");
    }

    @Test
    void exhibits_that_do_not_fit_together_are_refused() {
        assertThatThrownBy(() -> new Exhibit.Table("T", List.of("a", "b"), List.of(List.of("1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 columns and a row of 1");
        assertThatThrownBy(() -> new Exhibit.Graph("G", List.of(), List.of(new Exhibit.Edge("a", "b", ""))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from a to b");
        assertThatThrownBy(() -> new Exhibit.Matrix("M", List.of("r"), List.of("c"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"M\"");
    }
}
