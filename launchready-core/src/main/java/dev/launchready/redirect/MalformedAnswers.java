package dev.launchready.redirect;

import dev.launchready.Impact;
import dev.launchready.net.HttpDefect;
import java.util.Collection;
import java.util.Comparator;

/** What it costs that an answer breaks HTTP in a way that it can be read all the same. */
final class MalformedAnswers {
    private MalformedAnswers() {}

    static Impact worst(Collection<HttpDefect.Kind> kinds) {
        return kinds.stream()
                .map(MalformedAnswers::of)
                .min(Comparator.naturalOrder())
                .orElse(Impact.CLEANUP);
    }

    private static Impact of(HttpDefect.Kind kind) {
        return switch (kind) {
            // Chromium and Firefox refuse the whole answer
            case CONFLICTING_CONTENT_LENGTH -> Impact.LAUNCH_BLOCKER;
            // Proxies, libraries and browsers read these each in their own way, or answers can be smuggled by them
            case HEADER_WITHOUT_COLON,
                    SPACE_BEFORE_COLON,
                    BAD_FIELD_NAME,
                    CONTROL_IN_VALUE,
                    INVALID_CONTENT_LENGTH,
                    LENGTH_WITH_TRANSFER_ENCODING,
                    BAD_TRANSFER_ENCODING,
                    BAD_CHUNK,
                    BAD_STATUS_LINE,
                    TRUNCATED,
                    BAD_CONTENT_CODING,
                    TOO_MANY_INTERIM -> Impact.SUPPORT_RISK;
            case OBSOLETE_FOLDING, BARE_LF, UNEXPECTED_CONTENT, DECOMPRESSION_BOMB, TRAILING_OCTETS -> Impact.CLEANUP;
        };
    }
}
