package dev.launchready.email.profile;

import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import java.util.ArrayList;
import java.util.List;

/** Compares what was seen of a sender with what providers ask. */
final class SenderJudge {
    private SenderJudge() {}

    static List<Finding> findings(SenderFacts facts, List<SenderProfile> profiles) {
        List<Finding> findings = new ArrayList<>();
        for (SenderNeed need : SenderNeed.values()) {
            SenderFacts.Seen seen = facts.of(need);
            if (seen.state() == SenderFacts.State.NOT_MET) {
                add(
                        findings,
                        facts,
                        need,
                        seen,
                        asking(profiles, need, SenderProfile.Force.REQUIRED),
                        SenderRule.REQUIRED);
                add(
                        findings,
                        facts,
                        need,
                        seen,
                        asking(profiles, need, SenderProfile.Force.RECOMMENDED),
                        SenderRule.RECOMMENDED);
            }
        }
        return findings;
    }

    private static void add(
            List<Finding> findings,
            SenderFacts facts,
            SenderNeed need,
            SenderFacts.Seen seen,
            List<SenderProfile> asking,
            SenderRule rule) {
        if (asking.isEmpty()) {
            return;
        }
        String verb = rule == SenderRule.REQUIRED ? "require" : "recommend";
        Finding.Builder finding = Finding.of(rule, facts.domain())
                .expected("that " + need.label() + ", as " + names(asking) + " " + verb)
                .actual(seen.detail());
        for (SenderProfile profile : asking) {
            finding.evidence(
                    profile.id() + " since " + profile.since(),
                    profile.appliesTo() + ": " + profile.reference().uri());
        }
        findings.add(finding.build());
    }

    static List<Unseen> unseen(SenderFacts facts, List<SenderProfile> profiles) {
        List<Unseen> unseen = new ArrayList<>();
        for (SenderNeed need : SenderNeed.values()) {
            SenderFacts.Seen seen = facts.of(need);
            if (seen.state() == SenderFacts.State.UNSEEN
                    && profiles.stream().anyMatch(p -> p.asks(need).isPresent())) {
                boolean required =
                        !asking(profiles, need, SenderProfile.Force.REQUIRED).isEmpty();
                unseen.add(new Unseen(
                        facts.domain(),
                        "whether " + need.label() + ": " + seen.detail(),
                        required ? Impact.LAUNCH_BLOCKER : Impact.CLEANUP));
            }
        }
        return unseen;
    }

    static List<Exhibit> exhibits(SenderFacts facts, List<SenderProfile> profiles) {
        List<SenderNeed> needs = new ArrayList<>();
        List<List<Exhibit.Cell>> cells = new ArrayList<>();
        for (SenderNeed need : SenderNeed.values()) {
            if (profiles.stream().anyMatch(profile -> profile.asks(need).isPresent())) {
                needs.add(need);
                cells.add(profiles.stream()
                        .map(profile -> cell(profile, need, facts.of(need)))
                        .toList());
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (SenderProfile profile : profiles) {
            for (String text : profile.notAssessable()) {
                rows.add(List.of(profile.id(), text, profile.reference().uri().toString()));
            }
        }
        return List.of(
                new Exhibit.Matrix(
                        "What mailbox providers ask of " + facts.domain(),
                        needs.stream().map(SenderNeed::label).toList(),
                        profiles.stream().map(SenderProfile::id).toList(),
                        cells),
                new Exhibit.Table("What cannot be seen from outside", List.of("profile", "asked, too", "page"), rows));
    }

    private static Exhibit.Cell cell(SenderProfile profile, SenderNeed need, SenderFacts.Seen seen) {
        if (profile.asks(need).isEmpty()) {
            return new Exhibit.Cell(Exhibit.Tone.NEUTRAL, "", "not asked");
        }
        boolean required = profile.asks(need).get() == SenderProfile.Force.REQUIRED;
        return switch (seen.state()) {
            case MET -> new Exhibit.Cell(Exhibit.Tone.GOOD, "met", seen.detail());
            case NOT_MET ->
                new Exhibit.Cell(
                        required ? Exhibit.Tone.BAD : Exhibit.Tone.WARN,
                        required ? "missed" : "advised",
                        seen.detail());
            case UNSEEN -> new Exhibit.Cell(Exhibit.Tone.NEUTRAL, "not seen", seen.detail());
        };
    }

    private static List<SenderProfile> asking(List<SenderProfile> all, SenderNeed need, SenderProfile.Force force) {
        return all.stream()
                .filter(profile -> profile.asks(need).filter(f -> f == force).isPresent())
                .toList();
    }

    private static String names(List<SenderProfile> profiles) {
        return String.join(" and ", profiles.stream().map(SenderProfile::id).toList());
    }
}
