package dev.launchready.secrets.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.launchready.secrets.browser.Mappings.Segment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes source maps, as bundlers do. */
final class SourceMaps {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private SourceMaps() {}

    static String number(long value) {
        StringBuilder out = new StringBuilder();
        long rest = value < 0 ? (-value << 1) | 1 : value << 1;
        do {
            int digit = (int) (rest & 31);
            rest >>>= 5;
            out.append(ALPHABET.charAt(rest > 0 ? digit | 32 : digit));
        } while (rest > 0);
        return out.toString();
    }

    static String mappings(List<Segment> segments) {
        StringBuilder out = new StringBuilder();
        int line = 0;
        int column = 0;
        int source = 0;
        int sourceLine = 0;
        int sourceColumn = 0;
        boolean first = true;
        for (Segment segment : segments) {
            while (line < segment.line()) {
                out.append(';');
                line++;
                column = 0;
                first = true;
            }
            out.append(first ? "" : ",").append(number(segment.column() - column));
            first = false;
            column = segment.column();
            if (segment.source() >= 0) {
                out.append(number(segment.source() - source))
                        .append(number(segment.sourceLine() - sourceLine))
                        .append(number(segment.sourceColumn() - sourceColumn));
                source = segment.source();
                sourceLine = segment.sourceLine();
                sourceColumn = segment.sourceColumn();
            }
        }
        return out.toString();
    }

    /** A plain map; a null content is one that the map does not bring. */
    static JsonObject map(List<String> sources, List<@Nullable String> contents, String mappings) {
        JsonObject map = new JsonObject();
        map.addProperty("version", 3);
        JsonArray names = new JsonArray();
        sources.forEach(names::add);
        map.add("sources", names);
        JsonArray texts = new JsonArray();
        for (String content : contents) {
            if (content == null) {
                texts.add(JsonNull.INSTANCE);
            } else {
                texts.add(content);
            }
        }
        map.add("sourcesContent", texts);
        map.add("names", new JsonArray());
        map.addProperty("mappings", mappings);
        return map;
    }

    /** A map of one file with its text. */
    static String of(String source, String content) {
        return map(List.of(source), List.of(content), "AAAA").toString();
    }
}
