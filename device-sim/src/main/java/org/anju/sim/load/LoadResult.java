package org.anju.sim.load;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What a load came to.
 *
 * @param due messages that fell due
 * @param sent of those, sent at least once
 * @param acknowledged of those, accepted with PUBACK
 * @param refused of those, refused with an MQTT 5 reason code
 * @param sentAgain messages sent again after a reconnect
 * @param lost connections that ended without our doing
 * @param seconds from the first message to the end
 * @param cpuMicros processor time of this process per message sent, microseconds
 * @param settledMs milliseconds from the reconnect storm until every connection was back and nothing waited; -1 when there was no
 *     storm or it never settled
 * @param latencyUs PUBACK latency from the due time, microseconds
 * @param latenessUs how late this process itself was in sending, microseconds
 * @param bySecond the course of the run
 */
public record LoadResult(
        long due,
        long sent,
        long acknowledged,
        long refused,
        long sentAgain,
        long lost,
        double seconds,
        double cpuMicros,
        long settledMs,
        Histogram latencyUs,
        Histogram latenessUs,
        List<LoadSecond> bySecond) {
    private static final double BUSY_PCT = 90;
    private static final long LATE_US = 20_000;

    public LoadResult {
        bySecond = List.copyOf(bySecond);
    }

    /** Messages sent whose fate is unknown. */
    public long unacknowledged() {
        return sent - acknowledged - refused;
    }

    /**
     * Whether this process was too busy for its figures to speak of the gateway: late by more than 20 ms at the 99th percentile, or
     * more than 90 % of the cores it can use in a typical second.
     *
     * @param loops event loops, and so cores, it can use
     */
    public boolean isTesterOverloaded(int loops) {
        double[] cpu =
                bySecond.stream().mapToDouble(LoadSecond::cpuPct).sorted().toArray();
        double typicalPct = cpu.length == 0 ? 0 : cpu[cpu.length / 2];
        return latenessUs.getValueAtPercentile(99) > LATE_US || typicalPct > BUSY_PCT * loops;
    }
}
