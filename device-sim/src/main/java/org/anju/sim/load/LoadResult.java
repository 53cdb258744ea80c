package org.anju.sim.load;

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
 * @param latencyUs PUBACK latency from the due time, microseconds
 * @param latenessUs how late this process itself was in sending, microseconds
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
        Histogram latencyUs,
        Histogram latenessUs) {

    /** Messages sent whose fate is unknown. */
    public long unacknowledged() {
        return sent - acknowledged - refused;
    }
}
