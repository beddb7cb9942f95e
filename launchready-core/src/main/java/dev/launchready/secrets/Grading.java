package dev.launchready.secrets;

import dev.launchready.Confidence;
import dev.launchready.Impact;
import dev.launchready.secrets.RuleSpec.Kind;
import dev.launchready.secrets.Structure.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Decides how sure a candidate is and what it costs, and says why. Pure. */
final class Grading {
    private static final Pattern TEST_PATH = Pattern.compile(
            "(?:^|[/!])(?:tests?|testing|__tests__|specs?|fixtures?|testdata|test-data|testfixtures|mocks?|__mocks__|examples?|"
                    + "samples?|demos?|e2e|docs?|documentation|cassettes|snapshots|__snapshots__)(?:/|$)"
                    + "|(?:^|/)[^/]{0,80}(?:\\.example|\\.sample|\\.template|\\.dist|\\.tmpl|[_.-]test|[_.-]spec|[_.-]mock|[_.-]example|[_.-]sample)"
                    + "(?:\\.[a-z0-9]{1,8}){0,2}$|(?:^|/)(?:tests?|examples?|samples?)[_.-][^/]{1,80}$");
    private static final Pattern TEST_CLASS = Pattern.compile("(?:Tests?|Spec|IT|Mock|Fixtures?)\\.[A-Za-z]{1,8}$");

    private Grading() {}

    /**
     * What is thought of a candidate.
     *
     * @param confidence how sure
     * @param impact what it costs
     * @param reasons why
     */
    record Mark(Confidence confidence, Impact impact, List<String> reasons) {}

    static boolean isTestPath(String path) {
        return TEST_PATH.matcher(path.toLowerCase(Locale.ROOT)).find()
                || TEST_CLASS.matcher(path).find();
    }

    /** {@return a path of the same kind of file that lies nowhere in particular} */
    static String neutral(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? "served" + path.substring(dot) : "served";
    }

    static Mark mark(Candidate candidate, Text text, String path) {
        List<String> reasons = new ArrayList<>();
        if (!candidate.reason().isEmpty()) {
            reasons.add(candidate.reason());
        }
        Nature nature = candidate.rule().spec().nature();
        Impact impact = nature.impact();
        Confidence confidence = candidate.confidence();
        boolean generic = candidate.rule().spec().kind() == Kind.GENERIC;
        if (generic && confidence == Confidence.LOW) {
            impact = Impact.SUPPORT_RISK;
        }
        if (candidate.grade() == Grade.UNSOUND && candidate.rule().spec().kind() == Kind.PARSED) {
            impact = lesser(impact, Impact.SUPPORT_RISK);
        }
        if (candidate.grade() == Grade.EXAMPLE) {
            reasons.add("the value is one that stands for a secret");
            return new Mark(Confidence.LOW, Impact.CLEANUP, reasons);
        }
        String line = text.string(text.lineStart(candidate.start(), 200), candidate.start());
        if (isComment(line)) {
            reasons.add("it stands in a comment, which is read as well");
        }
        if (nature == Nature.SERVER && candidate.live()) {
            reasons.add("its prefix is that of live keys");
        }
        if (generic && new FileKind(path).isDocument()) {
            reasons.add("it lies in a document, which shows examples");
            return new Mark(Confidence.LOW, Impact.CLEANUP, reasons);
        }
        if (isTestPath(path)) {
            boolean certain = candidate.grade() == Grade.SOUND && candidate.certain();
            reasons.add(
                    certain
                            ? "it lies among tests or examples, yet its checksum is right"
                            : "it lies among tests or examples");
            if (!certain) {
                return new Mark(generic ? Confidence.LOW : confidence, Impact.CLEANUP, reasons);
            }
        }
        return new Mark(confidence, impact, reasons);
    }

    private static Impact lesser(Impact one, Impact other) {
        return one.isAtLeast(other) ? other : one;
    }

    static boolean isComment(String before) {
        String line = before.strip();
        return line.startsWith("#")
                || line.startsWith("//")
                || line.startsWith("*")
                || line.startsWith("/*")
                || (line.startsWith("--") && !line.startsWith("---"))
                || line.startsWith("<!--")
                || line.startsWith(";")
                || line.contains(" // ")
                || line.contains(" # ");
    }
}
