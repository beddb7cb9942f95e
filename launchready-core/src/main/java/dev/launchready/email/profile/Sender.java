package dev.launchready.email.profile;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Site;
import dev.launchready.Stage;
import dev.launchready.email.message.EmailMessage;
import dev.launchready.net.IpLiteral;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Expects a domain to be the sender that mailbox providers ask for. The more it is told (a message as it was really
 * sent, the addresses that send), the more it can see; what it cannot see is never taken for met.
 *
 * <pre>{@code
 * Sender.of("acme.dev").sends(newsletter).asMarketing().from("198.51.100.7").meets(GOOGLE_BULK_2024, YAHOO_2024)
 * }</pre>
 */
public final class Sender implements Check {
    private final String domain;
    private final Optional<EmailMessage> message;
    private final Optional<Instant> receivedAt;
    private final boolean marketing;
    private final List<InetAddress> addresses;
    private final List<SenderProfile> profiles;

    private Sender(
            String domain,
            Optional<EmailMessage> message,
            Optional<Instant> receivedAt,
            boolean marketing,
            List<InetAddress> addresses,
            List<SenderProfile> profiles) {
        this.domain = domain;
        this.message = message;
        this.receivedAt = receivedAt;
        this.marketing = marketing;
        this.addresses = List.copyOf(addresses);
        this.profiles = List.copyOf(profiles);
    }

    /**
     * A domain that stands in From.
     *
     * @param domain for example {@code acme.dev}
     * @return a check by all profiles that come with LaunchReady
     * @throws IllegalArgumentException if it is no domain; the message names it and what to write
     */
    public static Sender of(String domain) {
        return new Sender(
                new Site(domain).domain(), Optional.empty(), Optional.empty(), false, List.of(), SenderProfiles.all());
    }

    /**
     * Gives a message as it was really sent, with its signature and, best, as it was received.
     *
     * @param octets the message
     * @return a copy that looks at it
     */
    public Sender sends(byte[] octets) {
        return new Sender(domain, Optional.of(EmailMessage.from(octets)), receivedAt, marketing, addresses, profiles);
    }

    /**
     * Says when the message was received, for one that was kept: signatures expire. The launch's now unless said.
     *
     * @param moment the moment
     * @return a copy that is judged by it
     */
    public Sender receivedAt(Instant moment) {
        return new Sender(domain, message, Optional.of(moment), marketing, addresses, profiles);
    }

    /**
     * Says that the message is marketing or subscribed mail.
     *
     * @return a copy that expects one-click unsubscription
     */
    public Sender asMarketing() {
        return new Sender(domain, message, receivedAt, true, addresses, profiles);
    }

    /**
     * Declares the addresses that hand the mail over.
     *
     * @param ips for example {@code 198.51.100.7}
     * @return a copy that looks at them
     * @throws IllegalArgumentException if one is no IP address; the message names it
     */
    public Sender from(String... ips) {
        List<InetAddress> all = new ArrayList<>(addresses);
        for (String ip : ips) {
            all.add(IpLiteral.parse(ip)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "\"" + ip + "\" is no IP address; write for example 198.51.100.7")));
        }
        return new Sender(domain, message, receivedAt, marketing, all, profiles);
    }

    /**
     * Expects these profiles and no others.
     *
     * @param wanted for example {@link SenderProfiles#GOOGLE_BULK_2024}
     * @return a copy that expects them
     * @throws IllegalArgumentException if there is none
     */
    public Sender meets(SenderProfile... wanted) {
        if (wanted.length == 0) {
            throw new IllegalArgumentException("no profile given; give at least one, for example GOOGLE_BULK_2024");
        }
        return new Sender(domain, message, receivedAt, marketing, addresses, List.of(wanted));
    }

    /**
     * Looks, and judges nothing.
     *
     * @param launch where and how to look
     * @return what was seen of each need
     */
    public SenderFacts look(Launch launch) {
        return new SenderLook(domain, message, receivedAt, marketing, addresses, launch).look();
    }

    @Override
    public String name() {
        return domain + " sends mail as "
                + String.join(", ", profiles.stream().map(SenderProfile::id).toList()) + " ask";
    }

    @Override
    public Stage stage() {
        return Stage.DOMAIN_AND_EDGE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of(SenderRule.values());
    }

    @Override
    public CheckResult run(Launch launch) {
        SenderFacts facts = look(launch);
        return CheckResult.of(
                this,
                SenderJudge.findings(facts, profiles),
                SenderJudge.unseen(facts, profiles),
                SenderJudge.exhibits(facts, profiles));
    }

    @Override
    public String toString() {
        return name();
    }
}
