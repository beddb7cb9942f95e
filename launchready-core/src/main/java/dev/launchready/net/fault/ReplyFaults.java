package dev.launchready.net.fault;

import static dev.launchready.net.fault.Given.count;
import static dev.launchready.net.fault.Given.nanos;
import static dev.launchready.net.fault.Given.require;

import dev.launchready.net.loopback.DnsFault;
import dev.launchready.net.loopback.SmtpFault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The part of {@link Fault} about what is answered. With HTTP the request reaches the dependency, and the response is
 * spoilt on its way back; name servers and mail servers on loopback misbehave themselves.
 */
abstract sealed class ReplyFaults permits Fault {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /**
     * {@return the fault that the dependency answers with an error}
     *
     * @param status from 200 to 599, for example 503
     */
    public static Fault status(int status) {
        require(status >= 200 && status <= 599, status + " is no final status; give 200 to 599, for example 503");
        return Fault.of(new HttpFault.Status(status));
    }

    /**
     * {@return the fault that the dependency answers 429 with Retry-After in seconds}
     *
     * @param retryAfter cut to seconds
     */
    public static Fault tooManyRequests(Duration retryAfter) {
        long seconds = nanos("a Retry-After", retryAfter) / 1_000_000_000;
        return Fault.of(new HttpFault.TooManyRequests(Long.toString(seconds)));
    }

    /**
     * {@return the fault that the dependency answers 429 with Retry-After as a date (RFC 9110 section 10.2.3)}
     *
     * @param retryAfter the date
     */
    public static Fault tooManyRequests(Instant retryAfter) {
        return Fault.of(new HttpFault.TooManyRequests(HTTP_DATE.format(retryAfter)));
    }

    /**
     * {@return the fault that the response begins late}
     *
     * @param delay how late
     */
    public static Fault delayedFirstByte(Duration delay) {
        return Fault.of(new HttpFault.DelayedFirstByte(nanos("a delay", delay)));
    }

    /** {@return the fault that the headers come and the body does not, while the connection stays open} */
    public static Fault stallAfterHeaders() {
        return Fault.of(new HttpFault.StallAfterHeaders());
    }

    /**
     * {@return the fault that the body drips}
     *
     * @param bytes how many at a time
     * @param pause how far apart
     */
    public static Fault slowDrip(int bytes, Duration pause) {
        require(bytes > 0, "a drop of " + bytes + " bytes is none; use stallAfterHeaders()");
        return Fault.of(new HttpFault.SlowDrip(bytes, nanos("a pause", pause)));
    }

    /**
     * {@return the fault that the connection closes within the body}
     *
     * @param bytes how many of the body get through
     */
    public static Fault truncatedBody(long bytes) {
        return Fault.of(new HttpFault.TruncatedBody(count(bytes)));
    }

    /**
     * {@return the fault that Content-Length is not the length}
     *
     * @param delta what is added to it, not 0
     */
    public static Fault wrongContentLength(long delta) {
        require(delta != 0, "a Content-Length that is off by 0 is right; give for example 10 or -10");
        return Fault.of(new HttpFault.WrongContentLength(delta));
    }

    /** {@return the fault that a JSON body does not parse, while its length is right} */
    public static Fault malformedJson() {
        return Fault.of(new HttpFault.MalformedJson());
    }

    /** {@return the fault that the body is an error page in HTML, with the status of the real response} */
    public static Fault htmlInsteadOfJson() {
        return Fault.of(new HttpFault.HtmlInsteadOfJson());
    }

    /** {@return the fault that the body is empty, with the status of the real response} */
    public static Fault emptyBody() {
        return Fault.of(new HttpFault.EmptyBody());
    }

    /**
     * {@return the fault that the content type is not that of the content}
     *
     * @param mediaType for example {@code text/plain}
     */
    public static Fault wrongContentType(String mediaType) {
        require(mediaType.matches("[!-~ ]+"), "\"" + mediaType + "\" is no media type; give for example text/plain");
        return Fault.of(new HttpFault.WrongContentType(mediaType));
    }

    /** {@return the fault that a stream of events ends cleanly but without its last event} */
    public static Fault sseWithoutEnd() {
        return Fault.of(new HttpFault.SseWithoutEnd());
    }

    /** {@return the fault that a stream of events says nothing any more in place of its last event} */
    public static Fault sseStall() {
        return Fault.of(new HttpFault.SseStall());
    }

    /** {@return the fault that every request is redirected to itself} */
    public static Fault redirectLoop() {
        return Fault.of(new HttpFault.RedirectLoop());
    }

    /** {@return the fault that a kept connection closes when the next request comes, which is not passed on} */
    public static Fault closeBetweenRequests() {
        return Fault.of(new HttpFault.CloseBetweenRequests());
    }

    /** {@return the fault that the dependency does its work and its reply is lost} */
    public static Fault closeBeforeResponse() {
        return Fault.of(new HttpFault.CloseBeforeResponse());
    }

    /**
     * {@return the fault that the dependency's name cannot be looked up}
     *
     * @param fault what the name server does, for example {@code DnsFault.of(Kind.NXDOMAIN)}
     */
    public static Fault dns(DnsFault fault) {
        return Fault.of(new DnsSpec(fault));
    }

    /**
     * {@return the fault that a mail server does not do what it should}
     *
     * @param fault what it does
     * @throws IllegalArgumentException if it is none
     */
    public static Fault smtp(SmtpFault fault) {
        require(fault != SmtpFault.NONE, "SmtpFault.NONE is no fault; to end one, close what inject(fault) returned");
        return Fault.of(new SmtpSpec(fault));
    }
}
