package org.anju.sim.load;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The course of a load, second by second; at most a day of it is kept. Not thread-safe. */
final class Course {
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final int MOST_SECONDS = 86_400;

    private final long startNanos;
    private final List<LoadSecond> seconds = new ArrayList<>();
    private long lastNanos;
    private long lastCpuNanos;
    private long sent;
    private long acknowledged;

    Course(long startNanos, long startCpuNanos) {
        this.startNanos = startNanos;
        this.lastNanos = startNanos;
        this.lastCpuNanos = startCpuNanos;
    }

    boolean isDue(long nowNanos) {
        return nowNanos - lastNanos >= SECOND_NANOS;
    }

    void add(long nowNanos, List<LoadStats.Look> looks) {
        Histogram latency = new Histogram(3);
        long latenessMaxUs = 0;
        long dueNow = 0;
        long sentNow = 0;
        long acknowledgedNow = 0;
        int connected = 0;
        for (LoadStats.Look look : looks) {
            latency.add(look.latencyUs());
            latenessMaxUs = Math.max(latenessMaxUs, look.latenessUs().getMaxValue());
            dueNow += look.due();
            sentNow += look.sent();
            acknowledgedNow += look.acknowledged();
            connected += look.connected();
        }
        long cpuNanos = Cpu.nanos();
        if (seconds.size() < MOST_SECONDS) {
            double lengthS = (nowNanos - lastNanos) / 1e9;
            seconds.add(new LoadSecond(
                    (nowNanos - startNanos) / 1e9,
                    Math.round((sentNow - sent) / lengthS),
                    Math.round((acknowledgedNow - acknowledged) / lengthS),
                    dueNow - sentNow,
                    connected,
                    latency.getValueAtPercentile(50),
                    latency.getValueAtPercentile(99),
                    latency.getMaxValue(),
                    latenessMaxUs,
                    100.0 * (cpuNanos - lastCpuNanos) / (nowNanos - lastNanos)));
        }
        lastNanos = nowNanos;
        lastCpuNanos = cpuNanos;
        sent = sentNow;
        acknowledged = acknowledgedNow;
    }

    List<LoadSecond> seconds() {
        return seconds;
    }
}
