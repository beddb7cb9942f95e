package dev.launchready.email.transport;

import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.RecordType;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackHttp;
import dev.launchready.net.loopback.LoopbackSmtp;
import dev.launchready.net.loopback.Response;
import java.util.List;

/** A domain whose mail is in order: a zone, a mail server and a web server on loopback, for tests to spoil. */
final class MailWorld implements AutoCloseable {
    static final LoopbackCa CA = LoopbackCa.create();
    static final String POLICY = "version: STSv1\r\nmode: enforce\r\nmx: mx1.acme.dev\r\nmax_age: 604800\r\n";
    static final ZoneFixture ZONE = ZoneFixture.of("acme.dev")
            .with("@", RecordType.MX, "10 mx1.acme.dev")
            .with("mx1", RecordType.A, "127.0.0.1")
            .with("mta-sts", RecordType.A, "127.0.0.1")
            .with("_mta-sts", RecordType.TXT, "v=STSv1; id=20260504")
            .with("_smtp._tls", RecordType.TXT, "v=TLSRPTv1; rua=mailto:tls@acme.dev")
            .with("_dmarc", RecordType.TXT, "v=DMARC1; p=reject");

    final LoopbackSmtp smtp = LoopbackSmtp.startTls(CA.serverContext(CA.certificateFor("mx1.acme.dev")));
    private final LoopbackHttp web;

    MailWorld() {
        this(Response.ok("text/plain", POLICY));
    }

    MailWorld(Response policy) {
        web = LoopbackHttp.startTls(
                        CA.serverContext(CA.certificateFor("mta-sts.acme.dev", "acme.dev")),
                        request -> Response.status(404))
                .on("mta-sts.acme.dev", "/.well-known/mta-sts.txt", request -> policy);
    }

    LoopbackHttp web() {
        return web;
    }

    Launch launch(DnsLookup zone) {
        return Launch.at("acme.dev")
                .withZone(zone)
                .trusting(CA.root())
                .connectTo("*:25", smtp.hostPort())
                .connectTo("*:443", "127.0.0.1:" + web.port());
    }

    CheckResult run(MailTransport check, DnsLookup zone) {
        return check.run(launch(zone));
    }

    List<String> messages(MailTransport check, DnsLookup zone) {
        return run(check, zone).findings().stream().map(Finding::message).toList();
    }

    List<String> rules(MailTransport check, DnsLookup zone) {
        return run(check, zone).findings().stream().map(Finding::rule).toList();
    }

    @Override
    public void close() {
        smtp.close();
        web.close();
    }
}
