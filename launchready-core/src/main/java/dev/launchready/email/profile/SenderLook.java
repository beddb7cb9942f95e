package dev.launchready.email.profile;

import static dev.launchready.email.profile.SenderFacts.State.MET;
import static dev.launchready.email.profile.SenderFacts.State.NOT_MET;
import static dev.launchready.email.profile.SenderFacts.State.UNSEEN;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.email.IpRange;
import dev.launchready.email.MailField;
import dev.launchready.email.dkim.DkimResult;
import dev.launchready.email.dkim.DkimStatus;
import dev.launchready.email.dkim.DkimVerification;
import dev.launchready.email.dkim.DkimVerifier;
import dev.launchready.email.dmarc.DmarcDiscovery;
import dev.launchready.email.dmarc.DmarcEvaluator;
import dev.launchready.email.dmarc.DmarcOutcome;
import dev.launchready.email.message.EmailMessage;
import dev.launchready.email.message.Message;
import dev.launchready.email.spf.SpfEvaluator;
import dev.launchready.email.spf.SpfOutcome;
import dev.launchready.email.spf.SpfResult;
import dev.launchready.email.transport.MailTransport;
import dev.launchready.email.transport.SendingAddress;
import dev.launchready.net.Concurrently;
import dev.launchready.net.DnsLookup;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Gathers, need by need, what the parts of the concern see. */
final class SenderLook {
    private static final SenderFacts.Seen NO_MESSAGE =
            new SenderFacts.Seen(UNSEEN, "no sent message is known; give one with sends(message)");
    private static final SenderFacts.Seen NO_ADDRESS =
            new SenderFacts.Seen(UNSEEN, "no sending address is known; declare those there are with from(\"ip\")");

    private final String domain;
    private final Optional<EmailMessage> message;
    private final boolean marketing;
    private final List<InetAddress> addresses;
    private final Launch launch;
    private final DnsLookup dns;
    private final Instant now;

    SenderLook(
            String domain,
            Optional<EmailMessage> message,
            Optional<Instant> receivedAt,
            boolean marketing,
            List<InetAddress> addresses,
            Launch launch) {
        this.domain = domain;
        this.message = message;
        this.marketing = marketing;
        this.addresses = addresses;
        this.launch = launch;
        this.dns = launch.network().dns().until(launch.startDeadline());
        this.now = receivedAt.orElseGet(() -> launch.clock().instant());
    }

    SenderFacts look() {
        String author = message.map(EmailMessage::fromDomain)
                .filter(from -> !from.isEmpty())
                .orElse(domain);
        Map<SenderNeed, SenderFacts.Seen> seen = new EnumMap<>(SenderNeed.class);
        String envelope =
                message.map(EmailMessage::returnPath).filter(p -> !p.isEmpty()).orElse("postmaster@" + author);
        SenderFacts.Seen spf = spf(envelope);
        DkimVerification verification = message.map(
                        m -> DkimVerifier.at(Clock.fixed(now, ZoneOffset.UTC)).verify(m.raw(), dns))
                .orElse(null);
        SenderFacts.Seen dkim = verification == null ? NO_MESSAGE : dkim(verification);
        seen.put(SenderNeed.SPF, spf);
        seen.put(SenderNeed.DKIM, dkim);
        seen.put(SenderNeed.SPF_OR_DKIM, either(spf, dkim));
        seen.put(SenderNeed.DMARC, dmarc(author));
        List<DmarcEvaluator.Identifier> identifiers = verification == null
                ? List.of()
                : verification
                        .passing()
                        .map(result -> new DmarcEvaluator.Identifier(result.domain(), true))
                        .toList();
        seen.put(SenderNeed.ALIGNMENT, alignment(author, envelope, spf, dkim, identifiers));
        seen.put(SenderNeed.REVERSE_DNS, reverse());
        seen.put(SenderNeed.TLS, message.map(SenderLook::tls).orElse(NO_MESSAGE));
        message(seen);
        if (marketing && dkim.state() != MET) {
            // RFC 8058 section 4: the fields count only under a signature that holds
            seen.computeIfPresent(
                    SenderNeed.ONE_CLICK,
                    (need, click) -> click.state() == MET
                            ? new SenderFacts.Seen(dkim.state(), "no signature that holds covers the fields")
                            : click);
        }
        return new SenderFacts(author, seen);
    }

    private SenderFacts.Seen spf(String envelope) {
        if (addresses.isEmpty()) {
            return NO_ADDRESS;
        }
        SpfEvaluator evaluator = SpfEvaluator.over(dns);
        List<SpfOutcome> outcomes =
                Concurrently.map(addresses, address -> evaluator.checkMailFrom(IpRange.of(address), envelope, domain));
        SenderFacts.Seen found = new SenderFacts.Seen(MET, "it passes for " + addresses.size() + " of them");
        for (int i = 0; i < outcomes.size(); i++) {
            SpfOutcome outcome = outcomes.get(i);
            String detail = addresses.get(i).getHostAddress() + " has " + outcome.describe();
            if (outcome.result() == SpfResult.TEMPERROR) {
                found = new SenderFacts.Seen(UNSEEN, detail);
            } else if (outcome.result() != SpfResult.PASS) {
                return new SenderFacts.Seen(NOT_MET, detail);
            }
        }
        return found;
    }

    private static SenderFacts.Seen dkim(DkimVerification seen) {
        if (seen.passes()) {
            return new SenderFacts.Seen(
                    MET, seen.passing().map(DkimResult::describe).findFirst().orElse(""));
        }
        if (!seen.isSigned()) {
            return new SenderFacts.Seen(NOT_MET, "the message is not signed");
        }
        boolean open = seen.results().stream().anyMatch(result -> result.status() == DkimStatus.TEMPERROR);
        return new SenderFacts.Seen(
                open ? UNSEEN : NOT_MET, seen.results().get(0).describe());
    }

    private static SenderFacts.Seen either(SenderFacts.Seen one, SenderFacts.Seen other) {
        if (one.state() == MET || other.state() == MET) {
            return one.state() == MET ? one : other;
        }
        if (one.state() == NOT_MET && other.state() == NOT_MET) {
            return new SenderFacts.Seen(NOT_MET, one.detail() + ", and " + other.detail());
        }
        return one.state() == UNSEEN ? one : other;
    }

    private SenderFacts.Seen dmarc(String author) {
        DmarcDiscovery discovery = DmarcEvaluator.over(dns).discover(author);
        if (!discovery.unseen().isEmpty()) {
            return new SenderFacts.Seen(UNSEEN, discovery.unseen());
        }
        return discovery.record().isPresent()
                ? new SenderFacts.Seen(MET, "the record of " + discovery.policyDomain() + " holds")
                : new SenderFacts.Seen(NOT_MET, "there is no DMARC record for " + author);
    }

    private SenderFacts.Seen alignment(
            String author,
            String envelope,
            SenderFacts.Seen spf,
            SenderFacts.Seen dkim,
            List<DmarcEvaluator.Identifier> signatures) {
        String envelopeDomain = envelope.substring(envelope.lastIndexOf('@') + 1);
        DmarcOutcome outcome = DmarcEvaluator.over(dns)
                .evaluate(author, new DmarcEvaluator.Identifier(envelopeDomain, spf.state() == MET), signatures);
        if (outcome.alignedSpf() || !outcome.alignedDkim().isEmpty()) {
            String who = outcome.alignedSpf()
                    ? "SPF for " + envelopeDomain
                    : "DKIM for " + outcome.alignedDkim().get(0);
            return new SenderFacts.Seen(MET, who);
        }
        if (outcome.result() == DmarcOutcome.Result.TEMPERROR) {
            return new SenderFacts.Seen(UNSEEN, outcome.discovery().unseen());
        }
        boolean open = spf.state() == UNSEEN || dkim.state() == UNSEEN;
        return open
                ? new SenderFacts.Seen(UNSEEN, spf.state() == UNSEEN ? spf.detail() : dkim.detail())
                : new SenderFacts.Seen(NOT_MET, "neither passes for " + author);
    }

    private SenderFacts.Seen reverse() {
        if (addresses.isEmpty()) {
            return NO_ADDRESS;
        }
        List<SendingAddress> senders = MailTransport.of(domain)
                .withoutConnecting()
                .sendsFrom(addresses.stream().map(InetAddress::getHostAddress).toArray(String[]::new))
                .look(launch)
                .senders();
        for (SendingAddress sender : senders) {
            if (!sender.isConfirmed()) {
                String address = sender.address().getHostAddress();
                String actual = sender.names().isEmpty()
                        ? address + " has no reverse name"
                        : sender.names().get(0) + " does not lead back to " + address;
                return sender.isConclusive()
                        ? new SenderFacts.Seen(NOT_MET, actual)
                        : new SenderFacts.Seen(UNSEEN, sender.reverse().describe());
            }
        }
        return new SenderFacts.Seen(MET, senders.get(0).names().get(0));
    }

    /** The topmost Received is the receiver's own, and says how the message came (RFC 3848). */
    private static SenderFacts.Seen tls(EmailMessage message) {
        Optional<String> received = message.raw().field("Received").map(MailField::value);
        if (received.isEmpty()) {
            return new SenderFacts.Seen(UNSEEN, "the message has no Received field; give one as it was received");
        }
        String text = received.get().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        boolean protectedTransfer =
                text.contains(" WITH ESMTPS") || text.contains(" WITH UTF8SMTPS") || text.contains("(VERSION=TLS");
        return new SenderFacts.Seen(
                protectedTransfer ? MET : NOT_MET, "its Received field is \"" + received.get() + "\"");
    }

    private void message(Map<SenderNeed, SenderFacts.Seen> seen) {
        if (message.isEmpty()) {
            seen.put(SenderNeed.FORMAT, NO_MESSAGE);
            seen.put(
                    SenderNeed.ONE_CLICK,
                    marketing ? NO_MESSAGE : new SenderFacts.Seen(MET, "no marketing mail is declared"));
            return;
        }
        Message check = Message.of(message.get()).receivedAt(now);
        CheckResult result = (marketing ? check.isMarketing() : check).run(launch);
        seen.put(
                SenderNeed.FORMAT,
                of(
                        result,
                        rule -> rule.startsWith("message.from-")
                                || rule.startsWith("message.date-")
                                || rule.startsWith("message.message-id-")
                                || rule.startsWith("message.header-")));
        seen.put(
                SenderNeed.ONE_CLICK,
                of(result, rule -> rule.startsWith("message.unsubscribe-") || rule.startsWith("message.one-click-")));
    }

    private static SenderFacts.Seen of(CheckResult result, Predicate<String> rules) {
        return result.findings().stream()
                .filter(finding -> rules.test(finding.rule()))
                .map(Finding::message)
                .map(text -> new SenderFacts.Seen(NOT_MET, text.substring(0, text.length() - 1)))
                .findFirst()
                .orElse(new SenderFacts.Seen(MET, "nothing is wrong with it"));
    }
}
