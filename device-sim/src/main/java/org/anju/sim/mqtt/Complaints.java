package org.anju.sim.mqtt;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says plainly what is wrong and what to do about it, once for the whole fleet rather than once per device: one line per kind of
 * trouble and period. Thread-safe.
 */
public final class Complaints {
    private static final Logger log = LoggerFactory.getLogger(Complaints.class);
    private static final long PERIOD_MS = 15_000;

    private final Endpoint endpoint;
    private final Clock clock;
    private final Map<ConnectFailure.Reason, Long> spokenMs = new EnumMap<>(ConnectFailure.Reason.class);
    private long publishSpokenMs = Long.MIN_VALUE;

    /** Complaints about {@code endpoint}. */
    public Complaints(Endpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** A connection could not be made or was lost. */
    public synchronized void connection(String deviceId, ConnectFailure failure) {
        long nowMs = clock.millis();
        Long last = spokenMs.get(failure.reason());
        if (last != null && nowMs - last < PERIOD_MS) {
            return;
        }
        spokenMs.put(failure.reason(), nowMs);
        switch (failure.reason()) {
            case UNREACHABLE ->
                log.warn(
                        "cannot reach an MQTT listener at {} ({}); retrying. Start the gateway, or name another with --host"
                                + " and --port",
                        endpoint,
                        failure.detail());
            case REFUSED ->
                log.warn(
                        "{} refuses device {} and possibly others: {}; retrying. Import this run's estate file into the"
                                + " gateway, or run with the estate and seed that were imported",
                        endpoint,
                        deviceId,
                        failure.detail());
            case LOST ->
                log.warn(
                        "{} dropped the connection of {} and possibly others: {}; reconnecting",
                        endpoint,
                        deviceId,
                        failure.detail());
            case ENDED -> {}
        }
    }

    /** A message was refused with an MQTT 5 reason code. */
    public synchronized void publish(String topic, int reasonCode) {
        long nowMs = clock.millis();
        if (publishSpokenMs != Long.MIN_VALUE && nowMs - publishSpokenMs < PERIOD_MS) {
            return;
        }
        publishSpokenMs = nowMs;
        log.warn(
                "{} refused a message on {} with reason code 0x{}; its dead letters say why",
                endpoint,
                topic,
                Integer.toHexString(reasonCode));
    }
}
