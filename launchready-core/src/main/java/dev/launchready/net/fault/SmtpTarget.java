package dev.launchready.net.fault;

import dev.launchready.net.loopback.LoopbackSmtp;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server. */
final class SmtpTarget implements FaultTarget {
    private final String name;
    private final LoopbackSmtp smtp;
    private final List<Held> active = new ArrayList<>();
    private final AtomicInteger injected = new AtomicInteger();

    SmtpTarget(String name, LoopbackSmtp smtp) {
        this.name = name;
        this.smtp = smtp;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<FaultLayer> layers() {
        return Set.of(FaultLayer.SMTP);
    }

    @Override
    public ActiveFault inject(Fault fault) {
        if (!(fault.spec() instanceof SmtpSpec spec)) {
            throw new IllegalArgumentException(name + " is a mail server, to which " + fault + " of " + fault.layer()
                    + " does not apply; give Fault.smtp(…)");
        }
        Held held = new Held(spec);
        synchronized (active) {
            active.add(held);
            apply();
        }
        return new ActiveFault(fault, injected.incrementAndGet(), () -> end(held));
    }

    private void end(Held held) {
        synchronized (active) {
            active.removeIf(other -> other == held);
            apply();
        }
    }

    private void apply() {
        if (active.isEmpty()) {
            smtp.heal();
        } else {
            smtp.fail(active.get(active.size() - 1).spec.fault());
        }
    }

    @Override
    public OptionalLong traffic() {
        return OptionalLong.of(smtp.connections() + smtp.commands().size());
    }

    @Override
    public String toString() {
        return name + " (SMTP at " + smtp.hostPort() + ")";
    }

    /** One injection: the same fault can be set twice. */
    private static final class Held {
        private final SmtpSpec spec;

        Held(SmtpSpec spec) {
            this.spec = spec;
        }
    }
}
