package dev.launchready.net.fault;

import static dev.launchready.net.fault.Given.text;

/** Faults of a TCP connection. Times are in nanoseconds. */
sealed interface TcpFault extends FaultSpec {

    @Override
    default FaultLayer layer() {
        return FaultLayer.TCP;
    }

    record Latency(long delay, long jitter) implements TcpFault {
        @Override
        public String id() {
            return "latency";
        }

        @Override
        public String title() {
            return "everything comes " + text(delay) + (jitter > 0 ? " ± " + text(jitter) : "") + " late";
        }
    }

    record Bandwidth(long bytesPerSecond) implements TcpFault {
        @Override
        public String id() {
            return "bandwidth";
        }

        @Override
        public String title() {
            return "the line carries " + bytesPerSecond + " bytes a second";
        }
    }

    record Slicer(int average, int variation, long pause) implements TcpFault {
        @Override
        public String id() {
            return "slicer";
        }

        @Override
        public String title() {
            return "everything comes in slices of " + average + " bytes, " + text(pause) + " apart";
        }
    }

    record LimitData(long bytes) implements TcpFault {
        @Override
        public String id() {
            return "limit-data";
        }

        @Override
        public String title() {
            return "the connection closes after " + bytes + " bytes";
        }
    }

    record SlowClose(long delay) implements TcpFault {
        @Override
        public String id() {
            return "slow-close";
        }

        @Override
        public String title() {
            return "the connection closes " + text(delay) + " late";
        }
    }

    record Reset(long delay) implements TcpFault {
        @Override
        public String id() {
            return "reset";
        }

        @Override
        public String title() {
            return "the connection is reset" + (delay > 0 ? " after " + text(delay) : "");
        }
    }

    record Blackhole() implements TcpFault {
        @Override
        public String id() {
            return "blackhole";
        }

        @Override
        public String title() {
            return "connections open and then nothing gets through";
        }
    }

    record StallAfter(long bytes) implements TcpFault {
        @Override
        public String id() {
            return "stall-after";
        }

        @Override
        public String title() {
            return "the connection stalls after " + bytes + " bytes";
        }
    }

    record HalfOpen() implements TcpFault {
        @Override
        public String id() {
            return "half-open";
        }

        @Override
        public String title() {
            return "one direction of the connection is dead";
        }
    }

    record Refuse() implements TcpFault {
        @Override
        public String id() {
            return "refuse";
        }

        @Override
        public String title() {
            return "connections are refused";
        }

        @Override
        public boolean isMetWhenConnecting() {
            return true;
        }
    }

    record AcceptNeverRead() implements TcpFault {
        @Override
        public String id() {
            return "accept-never-read";
        }

        @Override
        public String title() {
            return "connections open and nothing is ever read from them";
        }

        @Override
        public boolean isMetWhenConnecting() {
            return true;
        }
    }

    record ConnectHang() implements TcpFault {
        @Override
        public String id() {
            return "connect-hang";
        }

        @Override
        public String title() {
            return "connecting gets no answer";
        }

        @Override
        public boolean isMetWhenConnecting() {
            return true;
        }
    }
}
