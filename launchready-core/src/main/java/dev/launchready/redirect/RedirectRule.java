package dev.launchready.redirect;

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

/** What can be wrong with a redirect chain. */
public enum RedirectRule implements CataloguedRule {
    /** The chain comes back to an address that it has already been at. */
    LOOP(
            "redirect.loop",
            "redirect loop",
            LAUNCH_BLOCKER,
            "Browsers give up with \"too many redirects\": nobody gets in by this address.",
            "Let exactly one place decide the canonical address (the edge or the app, not both), and make it answer 200.",
            rfc(9110, "15.4")),
    /** The loop of an edge that speaks http to an origin that insists on https. */
    FLEXIBLE_SSL(
            "redirect.flexible-ssl",
            "redirect loop of an edge that fetches the origin over http",
            LAUNCH_BLOCKER,
            "The edge takes https from the visitor and asks the origin over http; the origin redirects to https, for ever."
                    + " Nobody gets in.",
            "In Cloudflare set SSL/TLS encryption to Full (strict) instead of Flexible, with a certificate on the origin.",
            page(
                    "Cloudflare: ERR_TOO_MANY_REDIRECTS",
                    "https://developers.cloudflare.com/ssl/troubleshooting/too-many-redirects/")),
    /** The chain ends somewhere else than it should. */
    WRONG_END(
            "redirect.wrong-end",
            "redirect to the wrong address",
            LAUNCH_BLOCKER,
            "Whoever follows this address, a paid link included, lands on another page than the one meant.",
            "Change the redirect so that it leads to the expected address.",
            rfc(9110, "10.2.2")),
    /** The chain ends in a status of 400 or more. */
    ENDS_IN_ERROR(
            "redirect.ends-in-error",
            "redirect that ends in an error",
            LAUNCH_BLOCKER,
            "The visitor is sent on and then told that there is nothing, or that the server failed.",
            "Make the last address answer 200, or point the redirect at one that does.",
            rfc(9110, "15.5")),
    /** A host of the chain cannot be connected to. */
    UNREACHABLE(
            "redirect.unreachable",
            "address that does not answer",
            LAUNCH_BLOCKER,
            "Whoever follows this address sees the browser's own error page.",
            "Point the name at a server that listens on this port, or remove the address from the chain.",
            rfc(9110, "4.2")),
    /** A host of the chain has a certificate that browsers refuse. */
    CERTIFICATE(
            "redirect.certificate",
            "hop with a certificate that browsers refuse",
            LAUNCH_BLOCKER,
            "The browser stops with a full-page warning before it even sees the redirect.",
            "Give every host of the chain a valid certificate, also those that only redirect.",
            rfc(9110, "4.3.4")),
    /** An https address sends the visitor to http. */
    DOWNGRADE(
            "redirect.downgrade",
            "redirect from https down to http",
            LAUNCH_BLOCKER,
            "A protected visit is sent into the open, where anyone on the way can read and change it.",
            "Let the Location begin with https; behind a proxy, let the app trust X-Forwarded-Proto.",
            rfc(9110, "4.2.2")),
    /** An http address answers with a page instead of a redirect to https. */
    HTTPS_NOT_ENFORCED(
            "redirect.https-not-enforced",
            "http that is not redirected to https",
            LAUNCH_BLOCKER,
            "Passwords and sessions of everyone who types the bare name travel unprotected, and the browser says"
                    + " \"Not secure\".",
            "Answer every http request with 308 (or 301) to the same address over https.",
            page(
                    "OWASP: Transport Layer Security",
                    "https://cheatsheetseries.owasp.org/cheatsheets/Transport_Layer_Security_Cheat_Sheet.html")),
    /** The chain passes through http again after its first hop. */
    HTTP_HOP(
            "redirect.http-hop",
            "further hop over http",
            SUPPORT_RISK,
            "Each unprotected hop is another chance to be led elsewhere, and one more round trip.",
            "Go to https in the first hop.",
            rfc(6797, "7.2")),
    /** The chain leaves the declared site. */
    OFF_SITE(
            "redirect.off-site",
            "redirect that leaves the site",
            LAUNCH_BLOCKER,
            "Visitors and their links end at somebody else's site; an abandoned one can be bought by anyone.",
            "Keep the Location on the site, or declare the host with mayLeaveTo(\"host\").",
            page("CWE-601: URL redirection to untrusted site", "https://cwe.mitre.org/data/definitions/601.html")),
    /** More hops than allowed. */
    TOO_MANY_HOPS(
            "redirect.too-many-hops",
            "redirect chain that is longer than it need be",
            SUPPORT_RISK,
            "Each hop costs a visitor on a phone a tenth of a second or more before the page begins, and crawlers stop"
                    + " after a few.",
            "Send each address to its end in one redirect.",
            page(
                    "Google Search Central: redirects and crawling",
                    "https://developers.google.com/search/docs/crawling-indexing/http-network-errors")),
    /** The first https hop is on another host than the http address, against HSTS preloading. */
    PRELOAD_ORDER(
            "redirect.preload-order",
            "first redirect that changes the host before the scheme",
            SUPPORT_RISK,
            "HSTS preloading wants http on a host redirected to https on the same host first; otherwise the bare name"
                    + " stays unprotected and the submission is refused.",
            "Redirect http://host to https://host first, and from there to the canonical host.",
            page("HSTS preload: submission requirements", "https://hstspreload.org/#submission-requirements")),
    /** A status that says "for now" where "for good" is meant. */
    TEMPORARY(
            "redirect.temporary",
            "temporary redirect where a permanent one is meant",
            CLEANUP,
            "Search engines keep the old address, and browsers ask again at every visit.",
            "Answer 301, or 308 where the method must be kept. Where it depends on language, login or season, it is right:"
                    + " say mayBeTemporary().",
            rfc(9110, "15.4.9")),
    /** A POST arrives as a GET. */
    METHOD_LOST(
            "redirect.method-lost",
            "redirect that turns POST into GET",
            LAUNCH_BLOCKER,
            "The form or webhook arrives without its content, usually with a 200 that hides the loss.",
            "Answer 308 (or 307), or better accept the POST where it is sent.",
            rfc(9110, "15.4.2")),
    /** The path is dropped on the way. */
    PATH_LOST(
            "redirect.path-lost",
            "redirect that drops the path",
            SUPPORT_RISK,
            "Every deep link, old article and e-mailed link lands on the front page.",
            "Carry the path over into the Location.",
            rfc(9110, "10.2.2")),
    /** The query is dropped on the way. */
    QUERY_LOST(
            "redirect.query-lost",
            "redirect that drops the query",
            SUPPORT_RISK,
            "Campaign parameters and invitation codes are lost, so that paid visits cannot be told apart.",
            "Carry the query over into the Location.",
            rfc(9110, "10.2.2")),
    /** A redirect status without a Location. */
    LOCATION_MISSING(
            "redirect.location-missing",
            "redirect without Location",
            LAUNCH_BLOCKER,
            "The browser shows an empty page: it was told to go elsewhere and not where.",
            "Send a Location header with the redirect, or another status.",
            rfc(9110, "10.2.2")),
    /** A Location that a browser has to guess at, or cannot follow. */
    LOCATION_MALFORMED(
            "redirect.location-malformed",
            "malformed Location",
            SUPPORT_RISK,
            "Clients mend a broken Location each in its own way or not at all, so that some visitors are lost.",
            "Send an absolute, percent-encoded URL.",
            rfc(9110, "10.2.2")),
    /** More than one Location. */
    LOCATION_DOUBLED(
            "redirect.location-doubled",
            "more than one Location",
            LAUNCH_BLOCKER,
            "Of two that differ Chromium takes neither and shows an error page; other clients disagree about which one"
                    + " counts.",
            "Let only one layer set the Location.",
            rfc(9110, "5.2")),
    /** A Location without scheme and host. */
    LOCATION_RELATIVE(
            "redirect.location-relative",
            "relative Location",
            CLEANUP,
            "It is allowed, and it keeps whatever scheme and host the request came by, so that an http visit stays http.",
            "Send the absolute https address.",
            rfc(9110, "10.2.2")),
    /** An answer on the way that HTTP does not allow. */
    MALFORMED_ANSWER(
            "redirect.malformed-answer",
            "answer that breaks HTTP",
            LAUNCH_BLOCKER,
            "Clients mend it each in its own way or refuse it, so that it works for whoever tried it and not for all.",
            "Let the framework or the server write the head and the framing, and take out code that writes them by hand.",
            rfc(9112, "2.2")),
    /** A page that sends the visitor on by itself. */
    META_REFRESH(
            "redirect.meta-refresh",
            "redirect by the page instead of the server",
            SUPPORT_RISK,
            "The page is loaded and shown before it moves on, the back button is caught, and crawlers and API clients do"
                    + " not follow.",
            "Answer with 301 or 308 instead of a page with a refresh.",
            page(
                    "W3C: technique H76, instant client-side redirect",
                    "https://www.w3.org/WAI/WCAG22/Techniques/html/H76")),
    /** A script that seems to send the visitor on. */
    SCRIPT(
            "redirect.script",
            "script that seems to redirect",
            CLEANUP,
            "Where scripts do not run, the visitor stays on a page that was not meant to be seen.",
            "If the redirect is meant for everyone, answer with 301 or 308.",
            page(
                    "Google Search Central: JavaScript redirects",
                    "https://developers.google.com/search/docs/crawling-indexing/301-redirects")),
    /** A credential that the chain carries to another host or into the open. */
    CREDENTIAL_LEAK(
            "redirect.credential-leak",
            "credential carried to another host or to http",
            LAUNCH_BLOCKER,
            "Whoever reads that hop can act as the user.",
            "Set cookies with Secure and without a wider Domain than needed, and do not redirect requests that carry"
                    + " credentials to another host.",
            rfc(6265, "8.3"));

    private final RuleText text;

    RedirectRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.DOMAIN_AND_EDGE, impact, why, remedy, reference);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
