package dev.launchready.email.spf;

import dev.launchready.email.IpRange;
import dev.launchready.net.Deadline;
import dev.launchready.net.Dns;
import dev.launchready.net.DnsLookup;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;

/**
 * Evaluates SPF for one address as a receiver does (RFC 7208 section 4): an immutable value over a DNS function. It
 * holds nothing between evaluations, so that any number of threads may share it.
 */
public final class SpfEvaluator {
    /** What RFC 7208 section 4.6.4 allows at least. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final DnsLookup dns;
    private final Clock clock;
    private final Duration budget;
    private final String receiver;

    private SpfEvaluator(DnsLookup dns, Clock clock, Duration budget, String receiver) {
        this.dns = dns;
        this.clock = clock;
        this.budget = budget;
        this.receiver = receiver;
    }

    /**
     * An evaluator over a DNS function, which has to bound its own waits.
     *
     * @param dns answers questions
     * @return the evaluator; 20 s for an evaluation
     */
    public static SpfEvaluator over(DnsLookup dns) {
        return new SpfEvaluator(dns, Clock.systemUTC(), LONGEST, "unknown");
    }

    /**
     * An evaluator over the network, in which each question has its own bound.
     *
     * @param dns the door to DNS
     * @param deadline when everything has to be over
     * @param question how long one question may take
     * @return the evaluator; a question that takes longer makes the result {@link SpfResult#TEMPERROR}
     */
    public static SpfEvaluator over(Dns dns, Deadline deadline, Duration question) {
        return over((name, type) -> dns.query(name, type, deadline.orSooner(question)))
                .within(deadline.remaining());
    }

    /**
     * Bounds an evaluation.
     *
     * @param time after which no further question is asked and the result is {@link SpfResult#TEMPERROR}
     * @return a copy with that bound
     */
    public SpfEvaluator within(Duration time) {
        return new SpfEvaluator(dns, clock, time, receiver);
    }

    /**
     * Names the receiving host, which explanations may mention ({@code %{r}}).
     *
     * @param host its name
     * @return a copy that says so
     */
    public SpfEvaluator receivedBy(String host) {
        return new SpfEvaluator(dns, clock, budget, host);
    }

    /**
     * Sets the clock, of which explanations may give the time ({@code %{t}}).
     *
     * @param other the clock
     * @return a copy with it
     */
    public SpfEvaluator withClock(Clock other) {
        return new SpfEvaluator(dns, other, budget, receiver);
    }

    /**
     * Checks whether an address may send for a domain.
     *
     * @param address the address of the sending host; an IPv4-mapped one counts as IPv4
     * @param domain the domain of the envelope sender or of HELO
     * @param sender the envelope sender, or {@code postmaster@} and the HELO name; a missing local part is read as
     *     {@code postmaster}
     * @param helo what the host said in HELO or EHLO
     * @return the result; never an exception for anything that is published or answered
     */
    public SpfOutcome checkHost(InetAddress address, String domain, String sender, String helo) {
        return checkHost(IpRange.of(address), domain, sender, helo);
    }

    /**
     * Checks whether an address may send for a domain.
     *
     * @param address a single address
     * @param domain the domain of the envelope sender or of HELO
     * @param sender the envelope sender
     * @param helo what the host said in HELO or EHLO
     * @return the result
     * @throws IllegalArgumentException if the address is a range
     */
    public SpfOutcome checkHost(IpRange address, String domain, String sender, String helo) {
        if (!address.isSingle()) {
            throw new IllegalArgumentException(
                    address + " is a range; SPF is evaluated for one address, for example " + address.address());
        }
        return new SpfRun(dns, clock, budget, receiver, address, sender, helo).check(domain);
    }

    /**
     * Checks the envelope sender (MAIL FROM) of a message (RFC 7208 section 2.4).
     *
     * @param address a single address
     * @param sender the envelope sender; empty for a bounce, which stands for postmaster at the HELO name
     * @param helo what the host said in HELO or EHLO
     * @return the result
     * @throws IllegalArgumentException if the address is a range
     */
    public SpfOutcome checkMailFrom(IpRange address, String sender, String helo) {
        if (sender.isEmpty()) {
            return checkHost(address, helo, "postmaster@" + helo, helo);
        }
        return checkHost(address, sender.substring(sender.lastIndexOf('@') + 1), sender, helo);
    }
}
