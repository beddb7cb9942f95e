package dev.launchready.email.message;

import dev.launchready.Finding;
import dev.launchready.email.MailField;
import dev.launchready.email.dkim.Canonicalization;
import dev.launchready.email.dkim.DkimReason;
import dev.launchready.email.dkim.DkimResult;
import dev.launchready.email.dkim.DkimSignature;
import dev.launchready.email.dkim.DkimVerification;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges whether a subscriber can leave with one click (RFC 8058). */
final class UnsubscribeJudge {
    private static final String FIELD = "List-Unsubscribe";
    private static final String POST = "List-Unsubscribe-Post";
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    private UnsubscribeJudge() {}

    static List<Finding> judge(EmailMessage message, DkimVerification seen, boolean marketing) {
        List<Finding> findings = new ArrayList<>();
        Optional<MailField> field = message.raw().field(FIELD);
        if (marketing && field.isEmpty()) {
            findings.add(Finding.of(MessageRule.UNSUBSCRIBE_MISSING, FIELD)
                    .expected("the field with an https address")
                    .actual("there is none")
                    .build());
        }
        field.ifPresent(f -> folded(f, seen, findings));
        if (marketing && field.isPresent()) {
            address(message, field.get(), findings);
            oneClick(message, seen, findings);
        }
        return findings;
    }

    private static void address(EmailMessage message, MailField field, List<Finding> findings) {
        boolean https = message.unsubscribeUris().stream().anyMatch(UnsubscribeJudge::isHttps);
        if (!https) {
            findings.add(Finding.of(MessageRule.UNSUBSCRIBE_NOT_HTTPS, FIELD)
                    .expected("an https address between angle brackets")
                    .actual("it is \"" + field.value() + "\"")
                    .build());
        }
    }

    private static void oneClick(EmailMessage message, DkimVerification seen, List<Finding> findings) {
        Optional<MailField> post = message.raw().field(POST);
        if (post.isEmpty() || !post.get().value().equalsIgnoreCase(ONE_CLICK)) {
            findings.add(Finding.of(MessageRule.ONE_CLICK_MISSING, POST)
                    .expected("\"" + ONE_CLICK + "\"")
                    .actual(post.map(f -> "it is \"" + f.value() + "\"").orElse("there is no such field"))
                    .build());
            return;
        }
        boolean covered = seen.passing()
                .flatMap(result -> result.signature().stream())
                .anyMatch(signature -> signature.signs(FIELD) && signature.signs(POST));
        // without a signature that holds, the signature itself is the finding
        if (seen.passes() && !covered) {
            String signed = seen.passing()
                    .flatMap(result -> result.signature().stream())
                    .map(signature -> String.join(":", signature.signedHeaders()))
                    .findFirst()
                    .orElse("");
            findings.add(Finding.of(MessageRule.UNSUBSCRIBE_UNSIGNED, FIELD)
                    .expected("both unsubscribe fields in h= of a signature that holds")
                    .actual("h= is " + signed)
                    .build());
        }
    }

    private static void folded(MailField field, DkimVerification seen, List<Finding> findings) {
        if (!field.isFolded()) {
            return;
        }
        boolean inAddress = foldWithinBrackets(field.rawValue());
        Optional<DkimResult> broken = seen.results().stream()
                .filter(result -> result.reason() == DkimReason.HEADER_CHANGED)
                .filter(result -> result.signature().stream().anyMatch(s -> s.signs(FIELD)))
                .findFirst();
        boolean simple = seen.results().stream()
                .flatMap(result -> result.signature().stream())
                .anyMatch(UnsubscribeJudge::signsAsItStands);
        if (inAddress || broken.isPresent() || simple) {
            String why = inAddress
                    ? "it is folded within the address"
                    : broken.isPresent()
                            ? "it is folded and the signature that covers it does not hold"
                            : "it is folded and signed with simple canonicalization";
            findings.add(Finding.of(MessageRule.UNSUBSCRIBE_FOLDED, FIELD)
                    .expected("the field on one line")
                    .actual(why)
                    .evidence("header", field.raw())
                    .build());
        }
    }

    private static boolean signsAsItStands(DkimSignature signature) {
        return signature.header() == Canonicalization.SIMPLE && signature.signs(FIELD);
    }

    private static boolean foldWithinBrackets(String value) {
        int open = value.indexOf('<');
        while (open >= 0) {
            int close = value.indexOf('>', open);
            int fold = value.indexOf("\r\n", open);
            if (fold >= 0 && (close < 0 || fold < close)) {
                return true;
            }
            open = close < 0 ? -1 : value.indexOf('<', close);
        }
        return false;
    }

    private static boolean isHttps(String address) {
        if (!address.toLowerCase(Locale.ROOT).startsWith("https://")) {
            return false;
        }
        try {
            String host = new URI(address).getHost();
            return host != null && host.indexOf('.') > 0;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
