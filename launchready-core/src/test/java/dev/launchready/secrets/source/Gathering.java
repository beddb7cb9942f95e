package dev.launchready.secrets.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what a source hands over. */
final class Gathering implements ContentSink {
    final List<Content> contents = Collections.synchronizedList(new ArrayList<>());
    final List<Gap> gaps = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void content(Content content) {
        contents.add(content);
    }

    @Override
    public void gap(Gap gap) {
        gaps.add(gap);
    }

    /** {@return where a text is} */
    List<Origin> where(String text) {
        return contents.stream()
                .filter(one -> new String(one.bytes(), StandardCharsets.ISO_8859_1).contains(text))
                .map(Content::origin)
                .toList();
    }

    List<String> places() {
        return contents.stream().map(one -> one.origin().place()).toList();
    }

    /** {@return the gaps of a reason, as text} */
    List<String> gaps(Gap.Reason reason) {
        return gaps.stream()
                .filter(gap -> gap.reason() == reason)
                .map(Gap::toString)
                .toList();
    }
}
