package dev.launchready.dns;

import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.net.DnsAnswer;
import java.util.ArrayList;
import java.util.List;

/** Gathers what a judge has to say. */
final class Judgement {
    private final List<Finding> findings = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();

    void find(Finding.Builder finding) {
        Finding built = finding.build();
        if (!findings.contains(built)) {
            findings.add(built);
        }
    }

    /** Notes a question that was not answered, and what may hide behind it. */
    void notSeen(DnsAnswer answer, Impact impact) {
        notSeen(answer.name(), answer, impact);
    }

    /** The same, where the question was about something else than its name. */
    void notSeen(String subject, DnsAnswer answer, Impact impact) {
        String server = answer.server().isEmpty() ? "" : " by " + answer.server();
        String detail = answer.detail().isEmpty() ? "" : " (" + answer.detail() + ")";
        String reason = "the question for " + answer.type() + " of " + answer.name() + " ended in " + answer.status()
                + server + detail;
        Unseen one = new Unseen(subject, reason, impact);
        if (!unseen.contains(one)) {
            unseen.add(one);
        }
    }

    void addAll(Judgement other) {
        findings.addAll(other.findings);
        unseen.addAll(other.unseen);
    }

    List<Finding> findings() {
        return findings;
    }

    List<Unseen> unseen() {
        return unseen;
    }
}
