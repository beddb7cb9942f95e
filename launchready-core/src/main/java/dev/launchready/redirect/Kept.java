package dev.launchready.redirect;

import dev.launchready.net.Url;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What of an address is still there at the end of a chain. */
final class Kept {
    private Kept() {}

    /**
     * The parameters of a query that the end has not: neither as they were, in whatever order, nor inside a parameter
     * that holds the whole old address, nor as a segment of the path that a new scheme of addresses made of the value.
     */
    static List<String> lostParameters(Url start, Url end) {
        List<String> there = parameters(end);
        List<String> lost = new ArrayList<>();
        for (String parameter : parameters(start)) {
            String value = parameter.substring(parameter.indexOf('=') + 1);
            boolean kept = there.remove(parameter)
                    || there.stream().anyMatch(other -> holds(other, parameter))
                    || (!value.isEmpty()
                            && Arrays.asList(Url.decoded(end.path()).split("/", -1))
                                    .contains(Url.decoded(value)));
            if (!kept) {
                lost.add(parameter);
            }
        }
        return lost;
    }

    /** {@return whether both have the same parameters, in whatever order} */
    static boolean sameQuery(Url one, Url other) {
        return parameters(one).stream()
                .sorted()
                .toList()
                .equals(parameters(other).stream().sorted().toList());
    }

    /** {@return whether the path was percent-encoded once more on the way} */
    static boolean isEncodedTwice(Url start, Url end) {
        return start.path().indexOf('%') >= 0
                && !end.path().equals(start.path())
                && end.path().replace("%25", "%").equals(start.path());
    }

    private static boolean holds(String other, String parameter) {
        String value = other.substring(other.indexOf('=') + 1);
        return Url.decoded(value).contains(parameter);
    }

    private static List<String> parameters(Url url) {
        List<String> parameters = new ArrayList<>();
        for (String parameter : url.normalized().query().orElse("").split("&", -1)) {
            if (!parameter.isEmpty()) {
                parameters.add(parameter);
            }
        }
        return parameters;
    }
}
