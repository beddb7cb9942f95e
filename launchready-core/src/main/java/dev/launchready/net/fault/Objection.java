package dev.launchready.net.fault;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a fault cannot apply to what passes through a proxy, and what would help. */
final class Objection {
    private Objection() {}

    /** The objection; empty when the fault can apply. */
    static Optional<String> to(Fault fault, FaultProxy.Setup setup) {
        return Optional.ofNullable(
                switch (fault.layer()) {
                    case TCP -> null;
                    case TLS -> fault.spec() instanceof TlsFault tls ? toTls(tls, setup) : null;
                    case HTTP -> setup.upstream.http() ? null : notHttp(fault, setup);
                    case DNS, SMTP ->
                        fault.id() + " is no fault of a connection, and \"" + setup.name
                                + "\" is a proxy; set it with FaultTarget.of(name, server) on the name or mail server";
                });
    }

    private static String notHttp(Fault fault, FaultProxy.Setup setup) {
        return fault.id() + " acts on HTTP, which the proxy \"" + setup.name
                + "\" does not look into; give its upstream as an address, for example FaultProxy.to(URI.create(\"http://"
                + setup.upstream.address() + "\"))";
    }

    private static @Nullable String toTls(TlsFault fault, FaultProxy.Setup setup) {
        ServerTls tls = setup.tls;
        if (fault.needsCertificate() && tls == null) {
            return fault.id() + " needs a proxy that speaks TLS to its clients; start \"" + setup.name
                    + "\" with withTls(ca, names)";
        } else if (tls != null && !tls.can(fault)) {
            return fault.id() + " needs an authority that clients trust, so that nothing else is wrong; start \""
                    + setup.name + "\" with withTls(ca, names) instead of withTls(context)";
        } else if (tls == null && setup.upstream.http()) {
            return fault.id() + " needs TLS between the client and the proxy \"" + setup.name
                    + "\", which speaks plain HTTP; start it with withTls(ca, names), or let TLS pass with"
                    + " FaultProxy.to(\"" + setup.upstream.address() + "\")";
        }
        return null;
    }
}
