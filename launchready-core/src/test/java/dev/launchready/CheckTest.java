package dev.launchready;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Fixtures.TestRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {

    @Test
    void a_check_costs_what_the_worst_of_its_rules_costs() {
        assertThat(check(TestRule.UNTIDY, TestRule.ANNOYS).impact()).isEqualTo(Impact.SUPPORT_RISK);
        assertThat(check(TestRule.ANNOYS, TestRule.BLOCKS, TestRule.UNTIDY).impact())
                .isEqualTo(Impact.LAUNCH_BLOCKER);
        assertThat(check().impact()).isEqualTo(Impact.CLEANUP);
    }

    private static Check check(TestRule... rules) {
        return new Check() {
            @Override
            public String name() {
                return "order";
            }

            @Override
            public Stage stage() {
                return Stage.QUICK_AUDIT;
            }

            @Override
            public List<? extends Rule> rules() {
                return List.of(rules);
            }

            @Override
            public CheckResult run(Launch launch) {
                return CheckResult.of(this, List.of(), List.of(), List.of());
            }
        };
    }
}
