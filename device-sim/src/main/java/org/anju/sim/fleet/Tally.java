package org.anju.sim.fleet;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What a fleet has done so far. Written by event loops, read by anyone. */
public final class Tally {
    final AtomicInteger connected = new AtomicInteger();
    final LongAdder sent = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder loginsRefused = new LongAdder();
    final LongAdder shed = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder commands = new LongAdder();

    /**
     * The counts at one moment.
     *
     * @param connected devices connected now
     * @param sent QoS 1 messages sent for the first time
     * @param acknowledged of those, accepted with PUBACK
     * @param refused of those, refused with an MQTT 5 reason code
     * @param loginsRefused attempts to connect refused with CONNACK
     * @param shed messages dropped unsent because a device's outbox was full
     * @param lost connections that ended without our doing
     * @param commands commands answered
     */
    public record Counts(
            int connected,
            long sent,
            long acknowledged,
            long refused,
            long loginsRefused,
            long shed,
            long lost,
            long commands) {}

    /** The counts now. */
    public Counts counts() {
        return new Counts(
                connected.get(),
                sent.sum(),
                acknowledged.sum(),
                refused.sum(),
                loginsRefused.sum(),
                shed.sum(),
                lost.sum(),
                commands.sum());
    }
}
