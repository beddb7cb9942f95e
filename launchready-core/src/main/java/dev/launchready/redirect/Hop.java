package dev.launchready.redirect;

import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpReply;
import dev.launchready.net.Location;
import dev.launchready.net.Url;
import java.util.List;
import java.util.Optional;

/**
 * One request of a chain, and where its answer leads.
 *
 * @param method the method that a browser uses here
 * @param url the address asked
 * @param exchange what was on the wire: status, header lines, certificate chain, timings
 * @param via how the answer leads on
 * @param leadsTo what the answer names as the next address, in its Location or its refresh, and how a browser understands
 *     it; empty when it names none
 * @param scripts targets that a script of the page seems to send the visitor to
 * @param exposed credentials that reach or leave this hop though they should not: cookies in the open, or an
 *     Authorization in the open or for another origin than was meant; names only, never values
 */
public record Hop(
        String method,
        Url url,
        HttpExchange exchange,
        Via via,
        Optional<Location> leadsTo,
        List<String> scripts,
        List<String> exposed) {

    /** How an answer leads to the next address. */
    public enum Via {
        /** By its status and Location. */
        LOCATION,
        /** By a Refresh header or a meta element. */
        REFRESH,
        /** Not at all: the answer is the end. */
        NOTHING
    }

    /** Copies the lists. */
    public Hop {
        scripts = List.copyOf(scripts);
        exposed = List.copyOf(exposed);
    }

    /** {@return the status code; empty when no answer came} */
    public Optional<Integer> status() {
        return exchange.reply().map(HttpReply::status);
    }

    /** {@return the next address as a browser understands it; empty when there is none or it cannot be understood} */
    public Optional<Url> next() {
        return leadsTo.flatMap(Location::url);
    }

    /** {@return what the answer names as the next address, raw; empty when it names none} */
    public String target() {
        return leadsTo.map(Location::raw).orElse("");
    }

    /** {@return every Location as sent, in order} */
    public List<String> locations() {
        return exchange.reply().map(reply -> reply.headers("Location")).orElse(List.of());
    }

    /** {@return the hop in one line, for example {@code GET http://acme.dev/ -> 308 https://acme.dev/ (12 ms)}} */
    public String describe() {
        String outcome = status().map(String::valueOf)
                .orElseGet(() -> exchange.failure().map(f -> f.kind().name()).orElse("no answer"));
        String on = switch (via) {
            case LOCATION -> " " + (leadsTo.isEmpty() ? "without Location" : Redacted.address(target()));
            case REFRESH -> " refresh to " + Redacted.address(target());
            case NOTHING -> "";
        };
        return method + " " + url + " -> " + outcome + on + " ("
                + exchange.timings().total().toMillis() + " ms)";
    }
}
