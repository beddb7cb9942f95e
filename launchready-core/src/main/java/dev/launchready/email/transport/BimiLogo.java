package dev.launchready.email.transport;

import dev.launchready.net.HttpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Looks at the outside of a logo: the basics of SVG Tiny Portable/Secure, not every element. */
final class BimiLogo {
    private static final int LARGEST = 32 << 10;

    private BimiLogo() {}

    static List<String> problems(HttpReply reply) {
        List<String> problems = new ArrayList<>();
        String type = reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals("image/svg+xml")) {
            problems.add(type.isEmpty() ? "it has no Content-Type" : "its Content-Type is " + type);
        }
        if (reply.body().length() > LARGEST) {
            problems.add("it has " + reply.body().length() + " octets, and 32 KB is the most");
            return problems;
        }
        Document document = Jsoup.parse(reply.body().text(), "", Parser.xmlParser());
        Element root = document.children().stream().findFirst().orElse(document);
        if (!root.normalName().equals("svg")) {
            problems.add("its root element is no svg");
            return problems;
        }
        if (!root.attr("baseProfile").equals("tiny-ps")) {
            problems.add("its baseProfile is \"" + root.attr("baseProfile") + "\" and not tiny-ps");
        }
        if (!root.attr("version").equals("1.2")) {
            problems.add("its version is \"" + root.attr("version") + "\" and not 1.2");
        }
        if (root.children().stream().noneMatch(child -> child.normalName().equals("title"))) {
            problems.add("it has no title");
        }
        for (String element : new String[] {"script", "image", "a", "animate", "foreignObject"}) {
            if (!root.getElementsByTag(element).isEmpty()) {
                problems.add("it has an element " + element);
            }
        }
        return problems;
    }
}
