package dev.launchready.redirect;

import static dev.launchready.redirect.CanonicalPolicy.HSTS_PRELOAD;
import static dev.launchready.redirect.CanonicalPolicy.SHORTEST;
import static dev.launchready.redirect.Scenario.clean;

import java.util.stream.Stream;

/** Chains that are as they should be: none of them may give a finding. */
final class SoundChains {
    private static final String WWW = "https://www.acme.test/";

    private SoundChains() {}

    static Stream<Scenario> all() {
        return Stream.of(
                clean("a page", Redirects.from("https://acme.test"), "https://acme.test/ 200"),
                clean("a page with 204", Redirects.from("https://acme.test/ping"), "https://acme.test/ping 204"),
                clean(
                        "http to https by 301",
                        Redirects.from("http://acme.test"),
                        "http://acme.test/ 301 https://acme.test/",
                        "https://acme.test/ 200"),
                clean(
                        "http to https by 308",
                        Redirects.from("http://acme.test"),
                        "http://acme.test/ 308 https://acme.test/",
                        "https://acme.test/ 200"),
                clean(
                        "all in one hop",
                        Redirects.from("http://acme.test").endsAt(WWW),
                        "http://acme.test/ 308 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                clean(
                        "by way of preloading",
                        Redirects.from("http://acme.test").endsAt(WWW),
                        "http://acme.test/ 308 https://acme.test/",
                        "https://acme.test/ 308 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                clean(
                        "preloading preferred",
                        Redirects.from("http://acme.test").endsAt(WWW).preferring(HSTS_PRELOAD),
                        "http://acme.test/ 308 https://acme.test/",
                        "https://acme.test/ 308 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                clean(
                        "shortest preferred",
                        Redirects.from("http://acme.test").endsAt(WWW).preferring(SHORTEST),
                        "http://acme.test/ 308 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                clean(
                        "apex to www",
                        Redirects.from("https://acme.test").endsAt(WWW),
                        "https://acme.test/ 301 https://www.acme.test/",
                        "https://www.acme.test/ 200"),
                clean(
                        "www to apex",
                        Redirects.from("https://www.acme.test"),
                        "https://www.acme.test/ 301 https://acme.test/",
                        "https://acme.test/ 200"),
                clean(
                        "path and query kept",
                        Redirects.from("http://acme.test/a/b?x=1&y=2"),
                        "http://acme.test/a/b?x=1&y=2 301 https://acme.test/a/b?x=1&y=2",
                        "https://acme.test/a/b?x=1&y=2 200"),
                clean(
                        "a slash added",
                        Redirects.from("https://acme.test/docs"),
                        "https://acme.test/docs 301 https://acme.test/docs/",
                        "https://acme.test/docs/ 200"),
                clean(
                        "the front page moved",
                        Redirects.from("https://acme.test"),
                        "https://acme.test/ 301 https://acme.test/en",
                        "https://acme.test/en 200"),
                clean(
                        "an old page moved",
                        Redirects.from("http://acme.test/pricing.html")
                                .endsAt(WWW + "pricing")
                                .hasHopsAtMost(1),
                        "http://acme.test/pricing.html 301 https://www.acme.test/pricing",
                        "https://www.acme.test/pricing 200"),
                clean(
                        "an end with a fragment",
                        Redirects.from("https://acme.test/faq").endsAt(WWW + "help#faq"),
                        "https://acme.test/faq 301 https://www.acme.test/help#faq",
                        "https://www.acme.test/help 200"),
                clean(
                        "temporary on purpose",
                        Redirects.from("https://acme.test/sale").mayBeTemporary(),
                        "https://acme.test/sale 302 https://acme.test/sale/2026",
                        "https://acme.test/sale/2026 200"),
                clean(
                        "path dropped on purpose",
                        Redirects.from("https://acme.test/app").mayDropPathAndQuery(),
                        "https://acme.test/app 301 https://app.acme.test/",
                        "https://app.acme.test/ 200"),
                clean(
                        "off the site, declared",
                        Redirects.from("https://acme.test/pay")
                                .mayLeaveTo("other.test")
                                .mayDropPathAndQuery(),
                        "https://acme.test/pay 308 https://other.test/checkout",
                        "https://other.test/checkout 200"),
                clean(
                        "off the site as the end",
                        Redirects.from("https://acme.test/status").endsAt("https://acme.other.test/"),
                        "https://acme.test/status 308 https://acme.other.test/",
                        "https://acme.other.test/ 200"),
                clean(
                        "POST by 308",
                        Redirects.from("https://acme.test/hook").by("POST"),
                        "https://acme.test/hook 308 https://acme.test/hook/",
                        "https://acme.test/hook/ 200"),
                clean(
                        "HEAD",
                        Redirects.from("http://acme.test").by("HEAD"),
                        "http://acme.test/ 301 https://acme.test/",
                        "https://acme.test/ 200"),
                clean(
                        "three where three are allowed",
                        Redirects.from("https://acme.test/a").hasHopsAtMost(3),
                        "https://acme.test/a 301 https://acme.test/b",
                        "https://acme.test/b 301 https://acme.test/c",
                        "https://acme.test/c 301 https://acme.test/d",
                        "https://acme.test/d 200"));
    }
}
