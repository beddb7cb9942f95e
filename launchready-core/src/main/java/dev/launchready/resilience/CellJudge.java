package dev.launchready.resilience;

import dev.launchready.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns cells into findings. Pure. */
final class CellJudge {
    private final Duration limit;
    private final Demand demand;

    /** What is asked of an answer. */
    enum Demand {
        /** That it comes. */
        IN_TIME,
        /** That it comes and is clear. */
        CLEAR,
        /** That the action succeeds without the dependency. */
        UNBROKEN
    }

    CellJudge(Duration limit, Demand demand) {
        this.limit = limit;
        this.demand = demand;
    }

    List<Finding> judge(FailureCell cell) {
        List<Finding> findings = new ArrayList<>();
        if (!accepted().contains(cell.verdict().clarity())) {
            findings.add(broken(cell));
        }
        if (!cell.recovery().recovered()) {
            findings.add(Finding.of(
                            ResilienceRule.NO_RECOVERY,
                            cell.action() + " after " + cell.dependency() + " was well again ("
                                    + cell.fault().title() + ")")
                    .expected("the usual answer once the fault has ended")
                    .actual("after " + cell.recovery().millis() + " ms it still is not as usual: "
                            + firstLine(cell.recovery().saw()))
                    .evidence("what the user saw last", cell.recovery().saw().summary())
                    .evidence("without a fault", cell.usual().summary())
                    .build());
        }
        return findings;
    }

    private Set<Clarity> accepted() {
        return switch (demand) {
            case IN_TIME -> EnumSet.complementOf(EnumSet.of(Clarity.HANG));
            case CLEAR -> EnumSet.of(Clarity.UNAFFECTED, Clarity.CLEAR_STATE, Clarity.DEGRADED_BUT_USEFUL);
            case UNBROKEN -> EnumSet.of(Clarity.UNAFFECTED, Clarity.DEGRADED_BUT_USEFUL);
        };
    }

    private Finding broken(FailureCell cell) {
        ClarityVerdict verdict = cell.verdict();
        boolean waits =
                verdict.clarity() == Clarity.HANG && cell.client().waiting().isPresent();
        ResilienceRule rule = verdict.rule().orElse(ResilienceRule.UNEXPLAINED_ERROR);
        if (waits) {
            rule = ResilienceRule.NO_TIMEOUT;
        } else if (demand == Demand.UNBROKEN && verdict.clarity() != Clarity.SILENT_LOSS) {
            rule = ResilienceRule.EMAIL_BREAKS_SIGN_UP;
        }
        String wait = cell.client().text();
        boolean tells = verdict.clarity() == Clarity.HANG && !wait.isEmpty();
        Finding.Builder finding = Finding.of(rule, cell.subject())
                .expected(expected())
                .actual(verdict.reason() + (tells ? ", and " + wait : ""))
                .evidence("what the user saw", cell.saw().summary())
                .evidence("fault", cell.fault().id() + ": " + cell.fault().title());
        if (!wait.isEmpty()) {
            finding.evidence("the client of " + cell.dependency(), wait);
        }
        return finding.evidence("without a fault", cell.usual().summary()).build();
    }

    private String expected() {
        String time = "an answer within " + limit.toMillis() + " ms";
        return switch (demand) {
            case IN_TIME -> time;
            case CLEAR -> time + " that succeeds or names the problem";
            case UNBROKEN -> "success within " + limit.toMillis() + " ms all the same";
        };
    }

    private static String firstLine(UserSaw saw) {
        String summary = saw.summary();
        int end = summary.indexOf('\n');
        return end < 0 ? summary : summary.substring(0, end);
    }
}
