package dev.launchready.examples.acme;

import dev.launchready.Launch;
import dev.launchready.net.ZoneFixture;
import dev.launchready.net.loopback.LoopbackCa;
import dev.launchready.net.loopback.LoopbackDns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * Acme, a small AI product, running whole in this JVM on ephemeral loopback ports: name server, edge, product, mail server. It needs
 * no network, no account and no root.
 */
public final class Acme implements AutoCloseable {
    /** What the payment provider signs its events with; made for this example. */
    public static final String WEBHOOK_SECRET = "whsec_acme-example-only";

    private final AcmeState state;
    private final LoopbackCa ca = LoopbackCa.create();
    private final LoopbackDns dns;
    private final AcmeDependencies dependencies;
    private final AcmeActions actions;
    private final AcmeProduct product;
    private final AcmeEdge edge;
    private final AcmeMail mail;

    private Acme(AcmeState state) throws IOException {
        this.state = state;
        List<ZoneFixture> zones = AcmeZone.of(state);
        dns = LoopbackDns.serving(zones.get(0), zones.subList(1, zones.size()).toArray(ZoneFixture[]::new));
        dependencies = new AcmeDependencies();
        actions = actions(state, dependencies.addresses());
        product = new AcmeProduct(actions);
        edge = new AcmeEdge(state, ca, product);
        mail = new AcmeMail(state, ca);
    }

    private static AcmeActions actions(AcmeState state, AcmeVendors.Addresses addresses) {
        return switch (state) {
            case PROTOTYPE -> new PrototypeActions(new CarelessVendors(addresses));
            case READY ->
                new ReadyActions(new CarefulVendors(addresses), new StripeSignature(WEBHOOK_SECRET, Clock.systemUTC()));
        };
    }

    /**
     * Starts the product.
     *
     * @param state which of its two states
     * @return the running product; close it to end all its servers
     * @throws UncheckedIOException if no loopback port can be had
     */
    public static Acme start(AcmeState state) {
        try {
            return new Acme(state);
        } catch (IOException e) {
            throw new UncheckedIOException("Acme could not start on loopback", e);
        }
    }

    /** {@return the launch of {@code acme.test}, every host of which is connected to this product} */
    public Launch launch() {
        Launch launch = Launch.at(AcmeZone.DOMAIN)
                .withHosts(AcmeZone.HOSTS.toArray(String[]::new))
                .with(network -> network.loopbackOnly())
                .withNameServers(dns.hostPort())
                .connectTo("*:53", dns.hostPort())
                .connectTo(AcmeZone.mailServer(state) + ":25", mail.address())
                .trusting(ca.root());
        for (String host : AcmeZone.served(state)) {
            launch = launch.connectTo(host + ":80", edge.httpAddress()).connectTo(host + ":443", edge.httpsAddress());
        }
        return launch;
    }

    /** {@return which of its two states it is in} */
    public AcmeState state() {
        return state;
    }

    /** {@return the product itself, behind its edge} */
    public URI product() {
        return URI.create("http://127.0.0.1:" + product.port());
    }

    /** {@return the vendors, to make them fail} */
    public AcmeDependencies dependencies() {
        return dependencies;
    }

    /** {@return the name server, to make it misbehave} */
    public LoopbackDns dns() {
        return dns;
    }

    @Override
    public void close() {
        mail.close();
        edge.close();
        product.close();
        if (actions instanceof ReadyActions ready) {
            ready.close();
        }
        dependencies.close();
        dns.close();
    }
}
