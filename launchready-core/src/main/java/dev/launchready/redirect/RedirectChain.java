package dev.launchready.redirect;

import dev.launchready.net.Url;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A chain of redirects as it was seen.
 *
 * @param start the address that was asked first
 * @param hops every request made, in order, at least one
 * @param end how it ended
 */
public record RedirectChain(Url start, List<Hop> hops, ChainEnd end) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there are no hops
     */
    public RedirectChain {
        hops = List.copyOf(hops);
        if (hops.isEmpty()) {
            throw new IllegalArgumentException("a chain from " + start + " needs at least the first request");
        }
    }

    /** {@return how many times the visitor is sent on} */
    public int redirects() {
        return (int) hops.stream().filter(hop -> hop.via() != Hop.Via.NOTHING).count();
    }

    /** {@return the last request made} */
    public Hop last() {
        return hops.get(hops.size() - 1);
    }

    /** {@return where the visitor ends: the address of the answer, or the one off the site; empty in a loop or failure} */
    public Optional<Url> finalUrl() {
        if (end instanceof ChainEnd.Answered) {
            return Optional.of(last().url());
        }
        return end instanceof ChainEnd.LeftSite left ? Optional.of(left.target()) : Optional.empty();
    }

    /** {@return how long all requests took together} */
    public Duration elapsed() {
        return hops.stream().map(hop -> hop.exchange().timings().total()).reduce(Duration.ZERO, Duration::plus);
    }

    /** {@return the hops, one line each} */
    public String describe() {
        return hops.stream().map(Hop::describe).collect(Collectors.joining("\n"));
    }
}
