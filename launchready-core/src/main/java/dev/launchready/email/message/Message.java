package dev.launchready.email.message;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Site;
import dev.launchready.Stage;
import dev.launchready.email.dkim.DkimResult;
import dev.launchready.email.dkim.DkimVerification;
import dev.launchready.email.dkim.DkimVerifier;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Expects one message, as the app really sends it, to be such that receivers deliver it.
 *
 * <pre>{@code
 * Message.from(Path.of("target/mail/welcome.eml")).sentBy("bounce@mail.acme.dev")
 * Message.from(newsletter).isMarketing()
 * }</pre>
 */
public final class Message implements Check {
    private final EmailMessage message;
    private final boolean marketing;
    private final String envelopeFrom;
    private final Optional<Instant> receivedAt;
    private final Optional<UnaryOperator<String>> organization;

    private Message(
            EmailMessage message,
            boolean marketing,
            String envelopeFrom,
            Optional<Instant> receivedAt,
            Optional<UnaryOperator<String>> organization) {
        this.message = message;
        this.marketing = marketing;
        this.envelopeFrom = envelopeFrom;
        this.receivedAt = receivedAt;
        this.organization = organization;
    }

    /**
     * A message that was read already.
     *
     * @param message the message
     * @return the check
     */
    public static Message of(EmailMessage message) {
        return new Message(message, false, "", Optional.empty(), Optional.empty());
    }

    /**
     * A message by its octets.
     *
     * @param octets the message with its signature, as it went out
     * @return the check
     */
    public static Message from(byte[] octets) {
        return of(EmailMessage.from(octets));
    }

    /**
     * A message by its file.
     *
     * @param file an .eml file
     * @return the check
     * @throws IllegalArgumentException if the file cannot be read; the message names it
     */
    public static Message from(Path file) {
        return of(EmailMessage.from(file));
    }

    /**
     * Says that it is marketing or subscribed mail, which has to offer one-click unsubscription (RFC 8058).
     *
     * @return a copy that expects it
     */
    public Message isMarketing() {
        return new Message(message, true, envelopeFrom, receivedAt, organization);
    }

    /**
     * Says which address the envelope has (MAIL FROM), where the message does not tell by Return-Path.
     *
     * @param address for example {@code bounce@mail.acme.dev}
     * @return a copy that knows it
     * @throws IllegalArgumentException if it is no address
     */
    public Message sentBy(String address) {
        if (address.indexOf('@') < 1 || address.endsWith("@")) {
            throw new IllegalArgumentException(
                    "\"" + address + "\" is no mail address; write for example bounce@mail.acme.dev");
        }
        return new Message(message, marketing, address, receivedAt, organization);
    }

    /**
     * Says when the message was received, for one that was kept: signatures expire. The launch's now unless said.
     *
     * @param moment the moment
     * @return a copy that is judged by it
     */
    public Message receivedAt(Instant moment) {
        return new Message(message, marketing, envelopeFrom, Optional.of(moment), organization);
    }

    /**
     * Says to which organization a domain belongs. Unless said, all of the launch's site is one organization and every
     * other domain its own.
     *
     * @param function gives the organizational domain (RFC 9989 section 4.10) of a domain in lower case
     * @return a copy that aligns by it
     */
    public Message withOrganizationalDomain(UnaryOperator<String> function) {
        return new Message(message, marketing, envelopeFrom, receivedAt, Optional.of(function));
    }

    /** {@return what the message says} */
    public EmailMessage facts() {
        return message;
    }

    @Override
    public String name() {
        String subject =
                message.raw().field("Subject").map(field -> field.value()).orElse("without subject");
        return (marketing ? "marketing message \"" : "message \"") + subject + "\" can be delivered";
    }

    @Override
    public Stage stage() {
        return Stage.DOMAIN_AND_EDGE;
    }

    @Override
    public List<? extends Rule> rules() {
        return List.of(MessageRule.values());
    }

    @Override
    public CheckResult run(Launch launch) {
        Instant now = receivedAt.orElseGet(() -> launch.clock().instant());
        DkimVerification seen = DkimVerifier.at(Clock.fixed(now, ZoneOffset.UTC))
                .verify(message.raw(), launch.network().dns().until(launch.startDeadline()));
        SignatureJudge signatures = new SignatureJudge(message, seen, alignment(launch.site()), envelopeFrom);
        List<Finding> findings = new ArrayList<>(signatures.findings());
        findings.addAll(HeaderJudge.judge(message, now));
        findings.addAll(UnsubscribeJudge.judge(message, seen, marketing));
        findings.addAll(MimeJudge.judge(message));
        return CheckResult.of(this, findings, signatures.unseen(), exhibits(seen, signatures));
    }

    private UnaryOperator<String> alignment(Site site) {
        return organization.orElseGet(() -> domain -> site.covers(domain) ? site.domain() : domain);
    }

    private List<Exhibit> exhibits(DkimVerification seen, SignatureJudge signatures) {
        List<List<String>> rows = new ArrayList<>();
        for (DkimResult result : seen.results()) {
            boolean aligned = signatures.isAligned(result.domain(), message.fromDomain());
            rows.add(List.of(
                    result.domain(),
                    result.signature().map(s -> s.selector()).orElse(""),
                    result.signature().map(s -> s.algorithm()).orElse(""),
                    result.status().label(),
                    aligned ? "yes" : "no",
                    result.detail()));
        }
        return List.of(new Exhibit.Table(
                "DKIM signatures of the " + signatures.subject(),
                List.of("d=", "s=", "a=", "result", "aligned", "detail"),
                rows));
    }

    @Override
    public String toString() {
        return name();
    }
}
