package dev.launchready.net.fault;

import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackCertificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The proxy's side of TLS with its clients: the good context, and the bad ones made when first needed. */
final class ServerTls {
    private final SSLContext good;
    private final @Nullable LoopbackCa ca;
    private final String[] names;

    private ServerTls(SSLContext good, @Nullable LoopbackCa ca, String[] names) {
        this.good = good;
        this.ca = ca;
        this.names = names;
    }

    static ServerTls of(SSLContext context) {
        return new ServerTls(context, null, new String[] {"localhost", "127.0.0.1"});
    }

    static ServerTls of(LoopbackCa ca, List<String> names) {
        // clients that are given the proxy's own address check that
        String[] all = Stream.concat(names.stream(), Stream.of("localhost", "127.0.0.1"))
                .distinct()
                .toArray(String[]::new);
        return new ServerTls(ca.serverContext(ca.certificateFor(all)), ca, all);
    }

    SSLContext good() {
        return good;
    }

    /** Whether there is what it takes. */
    boolean can(TlsFault fault) {
        return ca != null || fault == TlsFault.UNTRUSTED || !fault.needsCertificate();
    }

    /** The context that does it; empty when that needs an authority which clients trust, and there is none. */
    Optional<SSLContext> bad(TlsFault fault) {
        if (fault == TlsFault.UNTRUSTED) {
            LoopbackCa stranger = LoopbackCa.create();
            return Optional.of(stranger.serverContext(stranger.certificateFor(names)));
        }
        LoopbackCa issuer = ca;
        if (issuer == null) {
            return Optional.empty();
        }
        LoopbackCertificate certificate = fault == TlsFault.EXPIRED
                ? issuer.certificateFor(names).expiredSince(Duration.ofDays(1))
                : issuer.certificateFor("another-host.test");
        return Optional.of(issuer.serverContext(certificate));
    }
}
