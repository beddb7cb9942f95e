package dev.launchready.net.fault;

import static dev.launchready.net.fault.Given.count;
import static dev.launchready.net.fault.Given.nanos;
import static dev.launchready.net.fault.Given.require;
import static dev.launchready.net.fault.Given.text;

import java.time.Duration;

/**
 * Something that goes wrong with a dependency. A value: each verb returns a copy.
 *
 * <p>A TCP fault acts on what comes from the dependency ({@link #downstream()}) unless told otherwise, in octets as they
 * are on the client's line (with TLS: encrypted). Faults that show when a client connects ({@link #refuse}, {@link
 * #connectHang}, {@link #acceptNeverRead} and those of TLS) close the connections that are there when they are set,
 * so that a client with a pool has to meet them.
 *
 * <pre>{@code
 * Fault.latency(Duration.ofMillis(300), Duration.ofMillis(50)).upstream()
 * Fault.status(503).onPath("/v1/charges").onFirstAttempts(2)
 * }</pre>
 */
public final class Fault extends ReplyFaults {
    private final FaultSpec spec;
    private final Way way;
    private final Selection selection;

    /** The directions in which a fault acts. */
    enum Way {
        UP,
        DOWN,
        BOTH
    }

    private Fault(FaultSpec spec, Way way, Selection selection) {
        this.spec = spec;
        this.way = way;
        this.selection = selection;
    }

    static Fault of(FaultSpec spec) {
        return new Fault(spec, Way.DOWN, Selection.ALL);
    }

    // TCP

    /**
     * Everything comes late. Each octet is late by this much and no more, however many came before it.
     *
     * @param delay how late
     * @return the fault
     */
    public static Fault latency(Duration delay) {
        return latency(delay, Duration.ZERO);
    }

    /**
     * Everything comes late, now more, now less; the order is kept.
     *
     * @param delay how late on average
     * @param jitter how much more or less, evenly spread
     * @return the fault
     * @throws IllegalArgumentException if a time is negative or the jitter is larger than the delay
     */
    public static Fault latency(Duration delay, Duration jitter) {
        long late = nanos("a latency", delay);
        long spread = nanos("a jitter", jitter);
        require(
                spread <= late,
                "the jitter " + text(spread) + " is larger than the latency " + text(late)
                        + ", and nothing comes before it was sent; give a jitter of " + text(late) + " at most");
        return of(new TcpFault.Latency(late, spread));
    }

    /**
     * The line is narrow.
     *
     * @param bytesPerSecond what it carries, at least 1
     * @return the fault
     */
    public static Fault bandwidth(long bytesPerSecond) {
        require(bytesPerSecond > 0, "a line of " + bytesPerSecond + " bytes a second carries nothing; use blackhole()");
        return of(new TcpFault.Bandwidth(bytesPerSecond));
    }

    /**
     * Everything comes in slices with pauses between them.
     *
     * @param average the average size of a slice in bytes, at least 1
     * @param variation how many bytes more or less, evenly spread; less than the average
     * @param pause the pause between slices
     * @return the fault
     */
    public static Fault slicer(int average, int variation, Duration pause) {
        require(
                average > 0 && variation >= 0 && variation < average,
                "slices of " + average + " ± " + variation
                        + " bytes may be empty; give an average of at least 1 and a variation below it");
        return of(new TcpFault.Slicer(average, variation, nanos("a pause", pause)));
    }

    /**
     * The connection closes after exactly so many bytes.
     *
     * @param bytes how many get through; with 0 it closes when the first byte would have come
     * @return the fault
     */
    public static Fault limitData(long bytes) {
        return of(new TcpFault.LimitData(count(bytes)));
    }

    /**
     * {@return the fault that everything arrives and then the end comes late}
     *
     * @param delay how late
     */
    public static Fault slowClose(Duration delay) {
        return of(new TcpFault.SlowClose(nanos("a delay", delay)));
    }

    /** {@return the fault that the connection is reset (TCP RST) when the first byte would have come} */
    public static Fault reset() {
        return reset(Duration.ZERO);
    }

    /**
     * {@return the fault that the connection is reset (TCP RST)}
     *
     * @param delay how long after the first byte would have come
     */
    public static Fault reset(Duration delay) {
        return of(new TcpFault.Reset(nanos("a delay", delay)));
    }

    /**
     * Connections open and then nothing gets through, in both directions, whatever either side does, also when it closes
     * or resets: a network that drops packets. What was sent is kept and arrives when the fault ends.
     *
     * @return the fault
     */
    public static Fault blackhole() {
        return new Fault(new TcpFault.Blackhole(), Way.BOTH, Selection.ALL);
    }

    /**
     * {@return the fault that the connection carries exactly so many bytes and then hangs, open}
     *
     * @param bytes how many, 0 or more
     */
    public static Fault stallAfter(long bytes) {
        return of(new TcpFault.StallAfter(count(bytes)));
    }

    /** {@return the fault that nobody listens: connections are refused, and those that are there close} */
    public static Fault refuse() {
        return of(new TcpFault.Refuse());
    }

    /** {@return the fault that connections open and nothing is ever read, so that a large enough write hangs as well} */
    public static Fault acceptNeverRead() {
        return of(new TcpFault.AcceptNeverRead());
    }

    /** {@return the fault that connecting gets no answer, as behind a firewall that drops; not on every platform} */
    public static Fault connectHang() {
        return of(new TcpFault.ConnectHang());
    }

    /** {@return the fault that one direction of the connection is dead from its first byte on, and the other alive} */
    public static Fault halfOpen() {
        return of(new TcpFault.HalfOpen());
    }

    // TLS

    /** {@return the fault that nothing answers a ClientHello} */
    public static Fault hangAfterClientHello() {
        return of(TlsFault.HANG_AFTER_CLIENT_HELLO);
    }

    /** {@return the fault that nothing follows a ServerHello} */
    public static Fault hangAfterServerHello() {
        return of(TlsFault.HANG_AFTER_SERVER_HELLO);
    }

    /** {@return the fault that the certificate expired yesterday, and is good otherwise} */
    public static Fault expiredCertificate() {
        return of(TlsFault.EXPIRED);
    }

    /** {@return the fault that the certificate is for another host, and is good otherwise} */
    public static Fault wrongHostCertificate() {
        return of(TlsFault.WRONG_HOST);
    }

    /** {@return the fault that the certificate is of an authority that nobody trusts} */
    public static Fault untrustedCertificate() {
        return of(TlsFault.UNTRUSTED);
    }

    // where it acts

    /** {@return a copy that acts on what the client sends; TCP faults only} */
    public Fault upstream() {
        return way("upstream()", Way.UP);
    }

    /** {@return a copy that acts on what the dependency sends; TCP faults only} */
    public Fault downstream() {
        return way("downstream()", Way.DOWN);
    }

    /**
     * Acts on some of the connections only; TCP and TLS faults that act on a connection of their own.
     *
     * @param first the first connection, 1 being the first after the fault was set
     * @param last the last
     * @return a copy
     */
    public Fault onConnections(int first, int last) {
        require(first >= 1 && last >= first, "connections " + first + " to " + last + " are none; they count from 1");
        require(spec.layer() != FaultLayer.HTTP, id() + " acts on requests; choose with onRequests(first, last)");
        requireChoice("onConnections");
        return new Fault(spec, way, selection.connections(first, last));
    }

    /**
     * {@return a copy that acts on some requests only; HTTP faults}
     *
     * @param first 1 for the first that matches the path after the fault was set
     * @param last the last
     */
    public Fault onRequests(int first, int last) {
        require(first >= 1 && last >= first, "requests " + first + " to " + last + " are none; they count from 1");
        requireHttp("onRequests");
        return new Fault(spec, way, selection.requests(first, last));
    }

    /**
     * {@return a copy that acts on the first attempts of each logical call, so that a retry gets through; HTTP faults}
     *
     * @param count how many, at least 1
     */
    public Fault onFirstAttempts(int count) {
        require(count >= 1, "the first " + count + " attempts are none; give at least 1");
        requireHttp("onFirstAttempts");
        return new Fault(spec, way, selection.firstAttempts(count));
    }

    /**
     * {@return a copy that acts on some paths only; HTTP faults}
     *
     * @param glob {@code *} stands for anything but a slash, {@code **} for anything
     */
    public Fault onPath(String glob) {
        require(glob.startsWith("/") || glob.startsWith("*"), "the path \"" + glob + "\" begins neither with / nor *");
        requireHttp("onPath");
        return new Fault(spec, way, selection.path(glob));
    }

    /**
     * {@return a copy that acts on some connections (HTTP faults: requests) by chance, which the proxy's seed decides}
     *
     * @param probability above 0 and up to 1
     */
    public Fault withProbability(double probability) {
        require(probability > 0 && probability <= 1, "a probability of " + probability + " is not above 0 and up to 1");
        requireChoice("withProbability");
        return new Fault(spec, way, selection.probability(probability));
    }

    /** {@return what it does, in kebab-case and without its parameters, for example {@code stall-after-headers}} */
    public String id() {
        return spec.id();
    }

    /**
     * {@return half a sentence about the dependency, for example {@code the response stalls after its headers}, with where
     * it acts if that is not everywhere}
     */
    public String title() {
        return spec.title() + (way == Way.UP ? " (upstream)" : "") + selection.text();
    }

    /** {@return what a dependency has to speak for it} */
    public FaultLayer layer() {
        return spec.layer();
    }

    FaultSpec spec() {
        return spec;
    }

    boolean acts(Way direction) {
        return way == Way.BOTH || way == direction;
    }

    Selection selection() {
        return selection;
    }

    @Override
    public String toString() {
        return id() + " (" + title() + ")";
    }

    private Fault way(String verb, Way other) {
        require(spec instanceof TcpFault && !spec.isMetWhenConnecting(), id() + " has no direction; leave out " + verb);
        return new Fault(spec, other, selection);
    }

    private void requireHttp(String verb) {
        require(
                spec.layer() == FaultLayer.HTTP,
                id() + " does not act on requests; leave out " + verb + ", or choose with onConnections(first, last)");
    }

    private void requireChoice(String verb) {
        boolean port = spec instanceof TcpFault.Refuse || spec instanceof TcpFault.ConnectHang;
        require(!port, id() + " acts on the port and so on all connections; leave out " + verb);
        boolean server = spec instanceof DnsSpec || spec instanceof SmtpSpec;
        require(!server, id() + " acts on the whole server; leave out " + verb);
    }
}
