package dev.launchready.examples.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * How much gets done in a CPU second of the whole process, compiler and collector threads included. Unlike a rate by the
 * wall clock it says little about what else the machine is doing. For a benchmark in single-shot mode.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CpuRate {
    private static final int WARM_UP_SECONDS = 8;
    private static final int SECONDS = 5;

    public long perCpuSecond;

    /** What the work came to, so that no compiler takes it for needless. */
    private static volatile int kept;

    /** Counts from now on, in a JVM that has done nothing yet. */
    void first(int size, Callable<Integer> batch) throws Exception {
        perCpuSecond = done(SECONDS, size, batch) / SECONDS;
    }

    /** Counts after eight CPU seconds of the same. */
    void warm(int size, Callable<Integer> batch) throws Exception {
        done(WARM_UP_SECONDS, size, batch);
        first(size, batch);
    }

    private static long done(int seconds, int size, Callable<Integer> batch) throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long end = system.getProcessCpuTime() + TimeUnit.SECONDS.toNanos(seconds);
        long done = 0;
        int sum = 0;
        while (system.getProcessCpuTime() < end) {
            sum += batch.call();
            done += size;
        }
        kept = sum;
        return done;
    }
}
