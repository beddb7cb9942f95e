package dev.launchready.resilience;

import dev.launchready.net.fault.ActiveFault;
import dev.launchready.net.fault.Fault;
import dev.launchready.net.fault.FaultLayer;
import dev.launchready.net.fault.FaultProxy;
import dev.launchready.net.fault.FaultTarget;
import dev.launchready.net.fault.ProxiedConnection;
import dev.launchready.net.fault.ProxiedRequest;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Something that the product needs and does not own: a model, a payment provider, a database, a mail server. The product
 * reaches it through something that can make it fail.
 *
 * <pre>{@code
 * FaultProxy proxy = FaultProxy.to(URI.create("https://api.openai.com")).named("openai").start();
 * Dependency openai = Dependency.of(proxy);      // the product's base URL is proxy.uri()
 * }</pre>
 */
public final class Dependency {
    private final String name;
    private final FaultTarget target;

    private Dependency(String name, FaultTarget target) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "a dependency without a name; give it one, for example named(\"openai\")");
        }
        this.name = name;
        this.target = target;
    }

    /**
     * A dependency behind something that can make it fail.
     *
     * @param target a running {@link FaultProxy} through which the product reaches it, or a name server or mail server by
     *     {@link FaultTarget}, or both joined by {@link FaultTarget#and}; closing it stays with the caller
     * @return the dependency, with the target's name
     */
    public static Dependency of(FaultTarget target) {
        return new Dependency(target.name(), target);
    }

    /**
     * The same dependency by another name.
     *
     * @param other for example {@code openai}
     * @return a copy with that name
     * @throws IllegalArgumentException if blank
     */
    public Dependency named(String other) {
        return new Dependency(other.strip(), target);
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return the faults of {@link dev.launchready.net.fault.FaultCatalogue} that apply to what it speaks} */
    public List<Fault> faults() {
        return target.faults();
    }

    /**
     * {@return whether a fault applies to what it speaks}
     *
     * @param fault a fault
     */
    public boolean canSuffer(Fault fault) {
        return target.canInject(fault);
    }

    /**
     * Lets it fail until the fault is closed.
     *
     * @param fault what goes wrong
     * @return ends the fault when closed
     * @throws IllegalArgumentException if the fault does not apply to what it speaks
     * @throws IllegalStateException if its proxy is closed, or the platform cannot do it
     */
    public ActiveFault inject(Fault fault) {
        return target.inject(fault);
    }

    /** {@return the layers of the faults that apply} */
    public Set<FaultLayer> layers() {
        return target.layers();
    }

    /** {@return the connections that were made to it so far; none where it is no {@link FaultProxy}} */
    public List<ProxiedConnection> connections() {
        return target.connections();
    }

    /** {@return the requests that it was sent so far; none where it is no {@link FaultProxy} that reads HTTP} */
    public List<ProxiedRequest> requests() {
        return target.requests();
    }

    /** How much it was used so far: grows with everything that a client asks of it; empty where nobody counts. */
    OptionalLong use() {
        return target.traffic();
    }

    @Override
    public String toString() {
        return name;
    }
}
