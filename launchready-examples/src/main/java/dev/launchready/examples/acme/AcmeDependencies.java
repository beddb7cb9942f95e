package dev.launchready.examples.acme;

import dev.launchready.net.fault.FaultProxy;
import dev.launchready.net.loopback.LoopbackSmtp;
import dev.launchready.net.loopback.ReceivedMail;
import java.io.IOException;
import java.util.List;

/** The vendors of the product, each behind a proxy that can make it fail. */
public final class AcmeDependencies implements AutoCloseable {
    private final AcmeVendorServers servers;
    private final LoopbackSmtp outgoing = LoopbackSmtp.start();
    private final FaultProxy search;
    private final FaultProxy model;
    private final FaultProxy payments;
    private final FaultProxy mail;
    private final FaultProxy store;

    AcmeDependencies() throws IOException {
        servers = new AcmeVendorServers();
        search = FaultProxy.to(servers.search()).named("search").start();
        model = FaultProxy.to(servers.model()).named("model").start();
        payments = FaultProxy.to(servers.payments()).named("payments").start();
        mail = FaultProxy.to(outgoing.hostPort()).named("mail").start();
        store = FaultProxy.to(servers.store().hostPort()).named("store").start();
    }

    AcmeVendors.Addresses addresses() {
        return new AcmeVendors.Addresses(search.uri(), model.uri(), payments.uri(), mail.address(), store.address());
    }

    /** {@return the proxy in front of the search for passages} */
    public FaultProxy search() {
        return search;
    }

    /** {@return the proxy in front of the model} */
    public FaultProxy model() {
        return model;
    }

    /** {@return the proxy in front of the payment provider} */
    public FaultProxy payments() {
        return payments;
    }

    /** {@return the proxy in front of the server that takes outgoing mail} */
    public FaultProxy mail() {
        return mail;
    }

    /** {@return the proxy in front of the store} */
    public FaultProxy store() {
        return store;
    }

    /**
     * How often an event was charged.
     *
     * @param event its id
     * @return the charges in the store
     */
    public long charges(String event) {
        return servers.store().count("charge:" + event + ":");
    }

    /** {@return how many charges there are of all events} */
    public long allCharges() {
        return servers.store().count("charge:");
    }

    /** {@return the server that takes outgoing mail, to make it answer badly} */
    public LoopbackSmtp mailServer() {
        return outgoing;
    }

    /** {@return to how many people mail went} */
    public long welcomed() {
        return outgoing.mails().stream()
                .map(ReceivedMail::recipients)
                .distinct()
                .count();
    }

    @Override
    public void close() {
        List.of(search, model, payments, mail, store).forEach(FaultProxy::close);
        outgoing.close();
        servers.close();
    }
}
