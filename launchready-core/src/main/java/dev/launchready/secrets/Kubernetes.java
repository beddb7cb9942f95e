package dev.launchready.secrets;

import dev.launchready.secrets.Structure.Grade;
import org.jspecify.annotations.Nullable;

/** Reads Secrets in Kubernetes manifests, as YAML and as JSON: the document around {@code kind: Secret}. */
final class Kubernetes {
    private static final int REACH = 4000;

    private Kubernetes() {}

    static @Nullable Found find(Text text, int start, int end) {
        int at = end;
        while (at - end < 6 && " :\"'\t".indexOf(text.at(at)) >= 0 && text.at(at) != 0) {
            at++;
        }
        if (at == end
                || !text.hasWordAt(at, "secret")
                || Text.isLetter(text.at(at + 6))
                || Text.isLetter(text.at(start - 1))) {
            return null;
        }
        int from = documentStart(text, start);
        int to = documentEnd(text, at);
        for (String section : new String[] {"data", "stringdata"}) {
            int found = from;
            while ((found = text.indexOf(section, found, to)) >= 0) {
                Found value = isKey(text, found, section) ? values(text, found + section.length(), to) : null;
                if (value != null) {
                    return value;
                }
                found += section.length();
            }
        }
        return null;
    }

    private static boolean isKey(Text text, int at, String section) {
        char before = text.at(at - 1);
        int after = at + section.length();
        if (text.at(after) == '"' || text.at(after) == '\'') {
            after++;
        }
        return !Text.isAlnum(before) && before != '-' && before != '_' && text.at(after) == ':';
    }

    /** The first value of the section that is base64 of something, or plain text in stringData. */
    private static @Nullable Found values(Text text, int from, int to) {
        int sectionIndent = indent(text, from);
        int line = text.lineEnd(from, 200) + 1;
        boolean json = text.at(from) == '"';
        if (json) {
            return valueOn(text, from + 2, Math.min(to, from + 800));
        }
        while (line < to) {
            int end = text.lineEnd(line, 4000);
            boolean blank = text.string(line, Math.min(end, line + 200)).isBlank();
            if (!blank && indent(text, line) <= sectionIndent) {
                return null;
            }
            Found found = valueOn(text, line, end);
            if (found != null) {
                return found;
            }
            line = end + 1;
        }
        return null;
    }

    private static @Nullable Found valueOn(Text text, int line, int end) {
        String block = text.string(line, Math.min(end, line + 4000)).strip();
        if (block.length() >= 16
                && block.chars().allMatch(c -> Text.isAlnum((char) c) || "+/=".indexOf(c) >= 0)
                && isBase64(block)) {
            int start = text.indexOf(block.substring(0, 8).toLowerCase(java.util.Locale.ROOT), line, end);
            return found(start, start + block.length());
        }
        for (int colon = line; colon < end; colon++) {
            if (text.charAt(colon) != ':') {
                continue;
            }
            int at = colon + 1;
            while (at < end && " \"'\t|>-\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            int stop = at;
            while (stop < end && (Text.isAlnum(text.charAt(stop)) || "+/=".indexOf(text.charAt(stop)) >= 0)) {
                stop++;
            }
            boolean ends = stop >= end || " \"'\r\n,}".indexOf(text.charAt(stop)) >= 0;
            String value = text.string(at, stop);
            if (ends && value.length() >= 10 && isBase64(value) && Entropy.longestRun(value) < value.length() / 2) {
                return found(at, stop);
            }
        }
        return null;
    }

    private static Found found(int start, int end) {
        return new Found(start, end, Grade.PLAIN, "it is the data of a Kubernetes Secret, which base64 does not hide");
    }

    private static boolean isBase64(String value) {
        byte[] bytes = Structure.Tokens.bytes(value);
        return bytes != null && bytes.length >= 6 && (value.length() % 4 == 0 || value.endsWith("="));
    }

    private static int indent(Text text, int at) {
        int start = text.lineStart(at, 400);
        int indent = 0;
        while (text.at(start + indent) == ' ' || text.at(start + indent) == '\t') {
            indent++;
        }
        return indent;
    }

    private static int documentStart(Text text, int at) {
        int least = Math.max(0, at - REACH);
        for (int i = at; i > least; i--) {
            if (text.at(i) == '-' && text.at(i - 1) == '\n' && text.at(i + 1) == '-' && text.at(i + 2) == '-') {
                return i;
            }
        }
        return least;
    }

    private static int documentEnd(Text text, int at) {
        int most = Math.min(text.length(), at + REACH);
        int end = text.indexOf("\n---", at, most);
        return end < 0 ? most : end;
    }
}
