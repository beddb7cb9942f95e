package dev.launchready.email.message;

import dev.launchready.Finding;
import java.util.ArrayList;
import java.util.List;

/** Judges the octets of a message: its line ends, its lines and what its parts declare. */
final class MimeJudge {
    /** RFC 5322 section 2.1.1, without the line end. */
    private static final int LONGEST_LINE = 998;

    private MimeJudge() {}

    static List<Finding> judge(EmailMessage message) {
        List<Finding> findings = new ArrayList<>();
        lines(message, findings);
        for (MimePart part : MimePart.leaves(message.raw())) {
            if (part.hasHighOctets() && !part.declaresHighOctets()) {
                findings.add(Finding.of(MessageRule.UNDECLARED_8BIT, "part " + part.contentType())
                        .expected("7-bit content as Content-Transfer-Encoding " + part.transferEncoding() + " says")
                        .actual("it holds octets above 127")
                        .build());
            }
        }
        if (message.raw().field("Content-Type").isPresent()
                && message.raw().field("MIME-Version").isEmpty()) {
            findings.add(Finding.of(MessageRule.MIME_VERSION_MISSING, "MIME-Version")
                    .expected("MIME-Version: 1.0 beside Content-Type")
                    .actual("there is none")
                    .build());
        }
        return findings;
    }

    private static void lines(EmailMessage message, List<Finding> findings) {
        int bare = message.raw().bareLineEnds();
        if (bare > 0) {
            findings.add(Finding.of(MessageRule.BARE_LINE_END, "message")
                    .expected("every line to end with CRLF")
                    .actual(bare + (bare == 1 ? " line ends in CR or LF alone" : " lines end in CR or LF alone"))
                    .build());
        }
        byte[] octets = message.raw().octets();
        int start = 0;
        int line = 1;
        for (int i = 0; i <= octets.length; i++) {
            if (i == octets.length || octets[i] == '\n') {
                int length = i - start - (i > start && octets[i - 1] == '\r' ? 1 : 0);
                if (length > LONGEST_LINE) {
                    findings.add(Finding.of(MessageRule.LINE_TOO_LONG, "line " + line)
                            .expected("at most 998 octets")
                            .actual("it has " + length)
                            .build());
                    return;
                }
                start = i + 1;
                line++;
            }
        }
    }
}
