package dev.launchready.tls;

import static dev.launchready.Impact.CLEANUP;
import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;
import static dev.launchready.Reference.page;
import static dev.launchready.Reference.rfc;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;

/** What can be wrong with a host's HTTPS. */
public enum TlsRule implements CataloguedRule {
    /** Nothing listens there. */
    NO_HTTPS(
            "tls.no-https",
            "host that does not answer HTTPS",
            LAUNCH_BLOCKER,
            "Browsers try https first; the visitor sees \"this site can't be reached\".",
            "Let the server or the edge listen on port 443 and point the name at it.",
            rfc(9110, "4.2.2")),
    /** Something listens there and the TLS handshake does not succeed. */
    HANDSHAKE(
            "tls.handshake",
            "TLS handshake that fails",
            LAUNCH_BLOCKER,
            "No current browser gets a connection, so nobody sees the site.",
            "Enable TLS 1.2 and TLS 1.3 with the server's default ciphers, and give it a certificate for this name.",
            rfc(8446, "6.2")),
    /** The certificate's time is over. */
    EXPIRED(
            "tls.expired",
            "expired certificate",
            LAUNCH_BLOCKER,
            "Browsers stop every visitor with a full-page warning; apps and webhooks fail.",
            "Renew the certificate, reload the server, and find out why the automatic renewal did not do it.",
            rfc(5280, "4.1.2.5")),
    /** The certificate's time has not come. */
    NOT_YET_VALID(
            "tls.not-yet-valid",
            "certificate that is not valid yet",
            LAUNCH_BLOCKER,
            "Browsers stop every visitor with a full-page warning until the certificate's time comes.",
            "Install a certificate that is valid today; check the clock of the machine that issued it.",
            rfc(5280, "4.1.2.5")),
    /** The certificate is for other hosts. */
    WRONG_HOST(
            "tls.wrong-host",
            "certificate for another host",
            LAUNCH_BLOCKER,
            "Browsers tell every visitor that the site may be an impostor.",
            "Issue a certificate that lists this host among its subject alternative names.",
            rfc(9525, "6.3")),
    /** The certificate vouches for itself. */
    SELF_SIGNED(
            "tls.self-signed",
            "self-signed certificate",
            LAUNCH_BLOCKER,
            "Browsers stop every visitor with a full-page warning; it is the certificate of a fresh installation.",
            "Get a certificate from a public authority, for example with an ACME client.",
            rfc(5280, "6.1")),
    /** The chain ends at somebody whom browsers do not know. */
    UNKNOWN_ISSUER(
            "tls.unknown-issuer",
            "certificate of an untrusted authority",
            LAUNCH_BLOCKER,
            "Browsers stop every visitor with a full-page warning, whatever works on the team's own machines.",
            "Get a certificate from a public authority; a private or staging authority is not known to visitors.",
            rfc(5280, "6.1")),
    /** The server does not send what leads up to the authority. */
    INCOMPLETE_CHAIN(
            "tls.incomplete-chain",
            "chain without its intermediate certificate",
            LAUNCH_BLOCKER,
            "Desktop browsers often repair it silently, so it works for the team, while phones, apps, API clients and"
                    + " payment webhooks refuse the connection.",
            "Configure the server with the full chain: the certificate followed by its intermediates.",
            rfc(8446, "4.4.2")),
    /** A key is too short. */
    WEAK_KEY(
            "tls.weak-key",
            "certificate with a weak key",
            LAUNCH_BLOCKER,
            "Browsers refuse such keys, and who computes the key can pose as the site.",
            "Issue a new certificate for a new key: EC P-256, or RSA of 2048 bits or more.",
            page(
                    "CA/Browser Forum: Baseline Requirements, section 6.1.5",
                    "https://cabforum.org/working-groups/server/baseline-requirements/requirements/#615-key-sizes")),
    /** A signature can be forged. */
    WEAK_SIGNATURE(
            "tls.weak-signature",
            "certificate with a signature that can be forged",
            LAUNCH_BLOCKER,
            "Browsers refuse such signatures with a full-page warning.",
            "Issue the certificate anew; every authority signs with SHA-256 today.",
            rfc(9155, "")),
    /** Another rule of path validation is broken. */
    INVALID_CHAIN(
            "tls.invalid-chain",
            "chain that breaks a rule of path validation",
            LAUNCH_BLOCKER,
            "Browsers refuse the certificate with a full-page warning.",
            "Get a server certificate from a public authority, and install it with the chain that came with it.",
            rfc(5280, "6.1")),
    /** The certificate will expire soon. */
    EXPIRES_SOON(
            "tls.expires-soon",
            "certificate that expires soon",
            SUPPORT_RISK,
            "Automatic renewal should have happened by now. When the time is over, every visitor is stopped.",
            "Renew now, and repair the renewal: its schedule, its challenge, the reload after it.",
            page("Let's Encrypt: integration guide, when to renew", "https://letsencrypt.org/docs/integration-guide/")),
    /** The host does not ask browsers to stay with HTTPS. */
    HSTS_MISSING(
            "tls.hsts-missing",
            "no Strict-Transport-Security",
            SUPPORT_RISK,
            "On every visit by http, a hotel's or café's network can read and change what the visitor sees before the"
                    + " redirect.",
            "Send Strict-Transport-Security: max-age=15552000 with every https answer; begin with a day if in doubt.",
            rfc(6797, "7.1")),
    /** The field is there and browsers ignore it. */
    HSTS_MALFORMED(
            "tls.hsts-malformed",
            "Strict-Transport-Security that browsers ignore",
            SUPPORT_RISK,
            "The protection is believed to be on and is not.",
            "Send exactly: Strict-Transport-Security: max-age=15552000",
            rfc(6797, "6.1")),
    /** The field tells browsers to forget. */
    HSTS_OFF(
            "tls.hsts-off",
            "Strict-Transport-Security that turns itself off",
            SUPPORT_RISK,
            "With max-age=0, browsers forget the protection that they had.",
            "Send max-age=15552000, unless HTTPS is being given up on purpose.",
            rfc(6797, "6.1.1")),
    /** The time is short. */
    HSTS_SHORT(
            "tls.hsts-short",
            "Strict-Transport-Security for a short time",
            CLEANUP,
            "Visitors who come rarely are not protected.",
            "Raise max-age step by step to the time expected here.",
            page(
                    "MDN: Strict-Transport-Security",
                    "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Strict-Transport-Security")),
    /** The field is sent more than once. */
    HSTS_DUPLICATE(
            "tls.hsts-duplicate",
            "Strict-Transport-Security sent more than once",
            CLEANUP,
            "Browsers read the first alone; whoever changes the other will wonder.",
            "Set the field in one place, the edge or the app, and remove the other.",
            rfc(6797, "8.1")),
    /** The field is sent over http, where browsers must ignore it. */
    HSTS_OVER_HTTP(
            "tls.hsts-over-http",
            "Strict-Transport-Security over http",
            CLEANUP,
            "Browsers ignore it there; it is a sign that http is not simply redirected.",
            "Send it with https answers only.",
            rfc(6797, "7.2")),
    /** The host is to be preloaded and does not meet the list's demands. */
    HSTS_NOT_PRELOADABLE(
            "tls.hsts-not-preloadable",
            "Strict-Transport-Security that the preload list refuses",
            SUPPORT_RISK,
            "The list refuses the domain, or removes it again, and first visits stay unprotected.",
            "Send Strict-Transport-Security: max-age=31536000; includeSubDomains; preload from the apex, once every"
                    + " subdomain answers HTTPS.",
            page("hstspreload.org: submission requirements", "https://hstspreload.org/#submission-requirements"));

    private final RuleText text;

    TlsRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.DOMAIN_AND_EDGE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
