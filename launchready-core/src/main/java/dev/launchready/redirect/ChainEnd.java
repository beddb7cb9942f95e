package dev.launchready.redirect;

import dev.launchready.net.NetFailure;
import dev.launchready.net.Url;

/** How a chain ends. */
public sealed interface ChainEnd {

    /**
     * At an answer that leads no further.
     *
     * @param status its status code
     */
    record Answered(int status) implements ChainEnd {}

    /**
     * Where it has already been: with the same cookies, or time and again until nobody follows any more.
     *
     * @param first the index of the hop that it comes back to, from 0
     * @param length how many hops go round
     */
    record Loop(int first, int length) implements ChainEnd {}

    /**
     * Before an address that is not of the site, which was not asked.
     *
     * @param target that address
     */
    record LeftSite(Url target) implements ChainEnd {}

    /**
     * At a redirect that names no address, or none that can be understood.
     *
     * @param status its status code
     */
    record DeadEnd(int status) implements ChainEnd {}

    /**
     * After as many hops as are followed.
     *
     * @param hops how many
     */
    record GivenUp(int hops) implements ChainEnd {}

    /**
     * At an exchange that came to nothing.
     *
     * @param failure why
     */
    record Broken(NetFailure failure) implements ChainEnd {}
}
