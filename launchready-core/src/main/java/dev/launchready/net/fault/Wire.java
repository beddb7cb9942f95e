package dev.launchready.net.fault;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The client's line in one direction: the flows of the TCP and TLS faults that are set, one after the other. */
final class Wire implements Receiver {
    private final Pipe pipe;
    private final List<Placed> stages = new ArrayList<>();
    private Receiver exit;

    private record Placed(ActiveFault fault, Stage stage) {}

    Wire(Pipe pipe, Receiver exit) {
        this.pipe = pipe;
        this.exit = exit;
    }

    void exit(Receiver receiver) {
        exit = receiver;
    }

    /** Whether nothing reads along behind it: neither HTTP nor TLS. */
    boolean leadsTo(Receiver receiver) {
        return exit == receiver;
    }

    boolean isEmpty() {
        return stages.isEmpty();
    }

    void add(ActiveFault fault, Flow flow, long now) {
        Stage stage = new Stage(pipe, flow, exit);
        if (!stages.isEmpty()) {
            stages.get(stages.size() - 1).stage().next(stage);
        }
        stages.add(new Placed(fault, stage));
        stage.begin(now);
    }

    /** Takes a fault out; what its flow kept goes on at once. */
    void remove(ActiveFault fault, long now) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).fault() == fault) {
                stages.get(i).stage().flush(now);
                stages.remove(i);
                relink();
                return;
            }
        }
    }

    void clear() {
        stages.forEach(placed -> placed.stage().clear());
    }

    @Override
    public void data(ByteBuffer data, long now) {
        first().data(data, now);
    }

    @Override
    public void end(boolean cut, long now) {
        first().end(cut, now);
    }

    @Override
    public void broken(long now) {
        first().broken(now);
    }

    private Receiver first() {
        return stages.isEmpty() ? exit : stages.get(0).stage();
    }

    private void relink() {
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).stage().next(i + 1 < stages.size() ? stages.get(i + 1).stage() : exit);
        }
    }
}
