package dev.launchready.net.fault;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** One dependency that is reached in front and can fail behind as well. */
final class JoinedTarget implements FaultTarget {
    private final FaultTarget front;
    private final FaultTarget behind;

    JoinedTarget(FaultTarget front, FaultTarget behind) {
        this.front = front;
        this.behind = behind;
    }

    @Override
    public String name() {
        return front.name();
    }

    @Override
    public Set<FaultLayer> layers() {
        Set<FaultLayer> layers = EnumSet.copyOf(front.layers());
        layers.addAll(behind.layers());
        return Set.copyOf(layers);
    }

    @Override
    public ActiveFault inject(Fault fault) {
        boolean back = !front.canInject(fault) && behind.canInject(fault);
        return back ? behind.inject(fault) : front.inject(fault);
    }

    @Override
    public boolean canInject(Fault fault) {
        return front.canInject(fault) || behind.canInject(fault);
    }

    @Override
    public OptionalLong traffic() {
        return front.traffic().isPresent() ? front.traffic() : behind.traffic();
    }

    @Override
    public List<ProxiedConnection> connections() {
        return front.connections();
    }

    @Override
    public List<ProxiedRequest> requests() {
        return front.requests();
    }

    @Override
    public String toString() {
        return front + " and " + behind;
    }
}
