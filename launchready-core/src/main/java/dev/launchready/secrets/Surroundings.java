package dev.launchready.secrets;

import java.util.List;

/** What stands around a place, by which a string that looks like a secret is known as something else. */
final class Surroundings {
    private static final List<String> DIGESTS = List.of("sha1", "sha256", "sha384", "sha512", "md5");
    private static final int LONGEST_NAME = 160;
    /** A certificate, as text, is seldom longer. */
    private static final int LONGEST_CERTIFICATE = 8000;

    private Surroundings() {}

    /** Tells whether a digest begins there and says so: {@code sha256=…}, {@code sha512-…}. */
    static boolean isDigest(Text text, int start) {
        char mark = text.at(start - 1);
        if (mark != '=' && mark != '-' && mark != ':') {
            return false;
        }
        for (String name : DIGESTS) {
            int at = start - 1 - name.length();
            if (text.hasWordAt(at, name) && !Text.isAlnum(text.at(at - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the place is within the base 64 of a certificate, which is public. */
    static boolean isInCertificate(Text text, int start) {
        int least = Math.max(0, start - LONGEST_CERTIFICATE);
        for (int at = start; at >= least; at--) {
            char c = text.at(at);
            if (c == '-' && text.hasWordAt(at, "-----begin ")) {
                return text.hasWordAt(at + 11, "certificate") || text.hasWordAt(at + 11, "trusted certificate");
            }
            // nothing but base 64 and line ends, written out or escaped, stands between
            if (!(Text.isAlnum(c) || c == '+' || c == '/' || c == '=' || c == '\\' || c == '-' || Text.isSpace(c))) {
                return false;
            }
        }
        return false;
    }

    /** Tells whether the place is within the name of a resource of AWS: its parts are divided by colons as well. */
    static boolean isInArn(Text text, int place) {
        int start = place;
        while (start > 0 && place - start < LONGEST_NAME && isOfArn(text.charAt(start - 1))) {
            start--;
        }
        return text.hasWordAt(start, "arn:") && place > start;
    }

    private static boolean isOfArn(char c) {
        return Text.isAlnum(c) || c == ':' || c == '-' || c == '_' || c == '/' || c == '*';
    }

    /** Tells whether the name that holds the place is the last part of a type's, in quotes: {@code "AWS::AppSync::ApiKey"}. */
    static boolean isTypeName(Text text, int place) {
        int start = place;
        while (start > 0 && place - start < LONGEST_NAME && Text.isAlnum(text.charAt(start - 1))) {
            start--;
        }
        int end = place;
        while (end - place < LONGEST_NAME && Text.isAlnum(text.at(end))) {
            end++;
        }
        boolean parted = text.at(start - 1) == ':' && text.at(start - 2) == ':';
        return parted && (text.at(end) == '"' || text.at(end) == '\'');
    }
}
