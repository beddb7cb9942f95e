package dev.launchready.examples.acme;

import static dev.launchready.net.RecordType.A;
import static dev.launchready.net.RecordType.AAAA;
import static dev.launchready.net.RecordType.CAA;
import static dev.launchready.net.RecordType.CNAME;
import static dev.launchready.net.RecordType.MX;
import static dev.launchready.net.RecordType.PTR;

import dev.launchready.net.ZoneFixture;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the name servers of {@code acme.test} answer. The addresses are documentation addresses (RFC 5737, RFC 3849): the
 * launch connects to loopback wherever they are meant.
 */
final class AcmeZone {
    static final String DOMAIN = "acme.test";
    static final List<String> HOSTS = List.of("app", "api", "docs");

    private static final String IPV4 = "203.0.113.10";
    private static final String IPV6 = "2001:db8::10";

    private AcmeZone() {}

    static List<ZoneFixture> of(AcmeState state) {
        return switch (state) {
            case PROTOTYPE -> List.of(prototype(), neighbours(), reverse());
            case READY -> List.of(ready(), neighbours(), reverse().with("25", PTR, "mx1.acme.test."));
        };
    }

    /** The hosts whose addresses are the edge's; in the prototype the docs are elsewhere, and gone. */
    static List<String> served(AcmeState state) {
        List<String> everywhere = List.of("acme.test", "www.acme.test", "app.acme.test", "api.acme.test");
        return switch (state) {
            case PROTOTYPE -> everywhere;
            case READY ->
                Stream.concat(everywhere.stream(), Stream.of("docs.acme.test", "mta-sts.acme.test"))
                        .toList();
        };
    }

    private static ZoneFixture ready() {
        ZoneFixture zone = ZoneFixture.of(DOMAIN)
                .withTtl(Duration.ofMinutes(5))
                .withAuthority("ns1.acme.test", "ns2.acme.test")
                .with("ns1", A, "203.0.113.53")
                .with("ns2", A, "198.51.100.53")
                .with("@", CAA, "0 issue \"ca.acme.test\"")
                .with("@", MX, "10 mx1.acme.test.")
                .with("mx1", A, AcmeMail.ADDRESS)
                .withText("@", "v=spf1 ip4:" + AcmeMail.ADDRESS + " -all")
                .withText("s1._domainkey", AcmeMail.keyRecord(AcmeState.READY))
                .withText("_dmarc", "v=DMARC1; p=reject; rua=mailto:dmarc@acme.test")
                .withText("_mta-sts", "v=STSv1; id=20261124")
                .withText("_smtp._tls", "v=TLSRPTv1; rua=mailto:tls@acme.test");
        for (String host : List.of("@", "www", "app", "api", "docs", "mta-sts")) {
            zone = zone.with(host, A, IPV4).with(host, AAAA, IPV6);
        }
        return zone;
    }

    /**
     * One name server, a day of caching, an alias to a service that was cancelled, an internal address; mail that anyone
     * may send, signed with a short key that is still in testing, and that nobody is to look at.
     */
    private static ZoneFixture prototype() {
        return ZoneFixture.of(DOMAIN)
                .withTtl(Duration.ofDays(1))
                .withAuthority("ns1.acme.test")
                .with("ns1", A, "203.0.113.53")
                .with("@", A, IPV4)
                .with("www", A, IPV4)
                .with("app", A, IPV4)
                .with("api", A, "10.0.3.7")
                .with("docs", CNAME, "acme-docs.host.example.")
                .with("@", MX, "10 mail.acme.test.")
                .with("mail", CNAME, "box.acme.test.")
                .with("box", A, AcmeMail.ADDRESS)
                .withText("@", "v=spf1 include:_spf.gone.example ptr +all")
                .withText("s1._domainkey", AcmeMail.keyRecord(AcmeState.PROTOTYPE))
                .withText("_dmarc", "v=DMARC1; p=none; pct=50");
    }

    /** The rest of the world, as far as Acme's zone points there: the cancelled service does not exist any more. */
    private static ZoneFixture neighbours() {
        return ZoneFixture.of("example").withAuthority("ns.host.example").with("ns.host", A, "198.51.100.1");
    }

    /** The reverse zone of the addresses (RFC 1035 section 3.5). */
    private static ZoneFixture reverse() {
        return ZoneFixture.of("113.0.203.in-addr.arpa").withAuthority("ns1.acme.test");
    }

    /** The name of the mail server, which the launch connects to. */
    static String mailServer(AcmeState state) {
        return switch (state) {
            case PROTOTYPE -> "mail.acme.test";
            case READY -> "mx1.acme.test";
        };
    }
}
