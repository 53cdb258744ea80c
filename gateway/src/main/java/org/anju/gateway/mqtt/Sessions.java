package org.anju.gateway.mqtt;

import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.anju.gateway.intake.Stamp;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.journal.Receipt;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected, and since which session. Each session gets an epoch that grows over restarts; the table's current session of a device
 * alone speaks for its presence, so a late farewell of an old connection changes nothing. Thread-safe.
 */
final class Sessions {
    private static final long RETRY_MS = 500;
    /** Low bits of an epoch count sessions of one start; the start's time makes up the rest. */
    private static final int EPOCH_BITS = 20;

    private final Vertx vertx;
    private final Journal journal;
    private final Stamp stamp;
    private final Map<String, Connection> current = new ConcurrentHashMap<>();
    private final AtomicLong epochs;
    private volatile boolean stopping;

    Sessions(Vertx vertx, Journal journal, Stamp stamp) {
        this.vertx = vertx;
        this.journal = journal;
        this.stamp = stamp;
        this.epochs = new AtomicLong(stamp.nowMs() << EPOCH_BITS);
    }

    long nextEpoch() {
        return epochs.incrementAndGet();
    }

    int size() {
        return current.size();
    }

    /** The new connection of a device takes the place of an older one, which is ended. */
    void opened(Connection connection) {
        Connection before = current.put(connection.device().id().value(), connection);
        if (before != null) {
            before.end(Violation.TAKEN_OVER);
        }
        record(connection.device(), PresenceState.ONLINE, connection.epoch(), "connected");
    }

    /** A connection is gone. Only if it still was the device's current one does the device count as offline. */
    void closed(Connection connection, String reason) {
        if (current.remove(connection.device().id().value(), connection) && !stopping) {
            record(connection.device(), PresenceState.OFFLINE, connection.epoch(), reason);
        }
    }

    @Nullable
    Connection of(String device) {
        return current.get(device);
    }

    /** Devices that were there before the gateway started and have not come back count as offline now. */
    void missing(Collection<Device> expected) {
        for (Device device : expected) {
            if (!current.containsKey(device.id().value())) {
                record(device, PresenceState.OFFLINE, nextEpoch(), "not_returned");
            }
        }
    }

    /** Ends every connection; the devices' presence is left as it is, for the next start to settle. */
    void stop() {
        stopping = true;
        current.values().forEach(connection -> connection.end(Violation.SHUTTING_DOWN));
    }

    private void record(Device device, PresenceState state, long epoch, String reason) {
        Presence presence = new Presence(device, stamp.nowMs(), state, epoch, reason);
        if (!journal.append(List.of(presence), Receipt.NONE)) {
            // One pending record per change; a change that was overtaken meanwhile is dropped by its epoch.
            vertx.setTimer(RETRY_MS, timer -> {
                Connection now = current.get(device.id().value());
                if (!stopping && (now == null || now.epoch() <= epoch)) {
                    record(device, state, epoch, reason);
                }
            });
        }
    }
}
