package org.anju.gateway.mqtt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.intake.Stamp;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.journal.Receipt;
import org.anju.gateway.metrics.MqttMeters;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.jspecify.annotations.Nullable;

/**
 * Who is reachable, and since which session. Each session gets an epoch that grows over restarts; the table's current session of a device
 * alone speaks for its presence, so a late farewell of an old connection changes nothing.
 *
 * <p>A farewell is told at once. A connection that is merely lost is told only when the device stays away for a while, longer for one that
 * comes and goes all the time ({@link Flaps}), so that a dropped uplink or a bad radio does not turn into a storm of alerts. Thread-safe.
 */
public final class Sessions {
    /** Low bits of an epoch count sessions of one start; the start's time makes up the rest. */
    private static final int EPOCH_BITS = 20;

    private static final int FLAPPING_FACTOR = 12;

    /** What will be told of a device that does not come back before {@code untilMs}. */
    private record Absent(Device device, PresenceState state, long epoch, String reason, long untilMs) {}

    private final Journal journal;
    private final Stamp stamp;
    private final long absenceMs;
    private final Map<String, Connection> current = new HashMap<>();
    private final Map<String, Carrier> carried = new HashMap<>();
    private final Map<Carrier, Set<String>> carriers = new HashMap<>();
    private final Map<String, Absent> absent = new HashMap<>();
    private final Map<String, Presence> untold = new HashMap<>();
    private final Flaps flaps = new Flaps();
    private long epochs;
    private boolean stopping;

    /** @param absence how long a lost connection may stay lost before the device counts as offline */
    public Sessions(Journal journal, Stamp stamp, Duration absence, MqttMeters meters) {
        this.journal = journal;
        this.stamp = stamp;
        this.absenceMs = absence.toMillis();
        this.epochs = stamp.nowMs() << EPOCH_BITS;
        meters.connections(this::size);
        meters.flapping(this::flapping);
    }

    /** Number of a session that begins now, higher than all before. */
    public synchronized long nextEpoch() {
        return ++epochs;
    }

    synchronized int size() {
        return current.size();
    }

    private synchronized int flapping() {
        return flaps.flapping();
    }

    /** The new connection of a device takes the place of an older one, which is ended. */
    void opened(Connection connection) {
        Connection before;
        synchronized (this) {
            Device device = connection.device();
            String id = device.id().value();
            before = current.put(id, connection);
            boolean stillOnline = absent.remove(id) != null || before != null;
            if (before != null) {
                lost(device, connection.epoch());
            }
            if (!stillOnline) {
                tell(device, PresenceState.ONLINE, connection.epoch(), reason(id));
            }
        }
        if (before != null) {
            before.end(Violation.TAKEN_OVER);
        }
    }

    /**
     * A connection is gone. Only if it still was the device's current one does that mean anything.
     *
     * @param farewell whether the client said goodbye; else the device has a while to come back
     */
    synchronized void closed(Connection connection, String reason, boolean farewell) {
        carrierGone(connection, "relay_lost");
        Device device = connection.device();
        String id = device.id().value();
        if (!current.remove(id, connection) || stopping) {
            return;
        }
        if (farewell) {
            tell(device, PresenceState.OFFLINE, connection.epoch(), reason);
            return;
        }
        lost(device, connection.epoch());
        long patience = flaps.isFlapping(id) ? absenceMs * FLAPPING_FACTOR : absenceMs;
        absent.put(id, new Absent(device, PresenceState.OFFLINE, connection.epoch(), reason, stamp.nowMs() + patience));
    }

    private void lost(Device device, long epoch) {
        if (flaps.lost(device.id().value(), stamp.nowMs())) {
            tell(device, PresenceState.ONLINE, epoch, "flapping");
        }
    }

    private String reason(String id) {
        return flaps.isFlapping(id) ? "flapping" : "connected";
    }

    /** A device showed itself through a gateway or a broker. Answers whether that is news. */
    synchronized boolean appears(Carrier carrier, Device device) {
        String id = device.id().value();
        Carrier before = carried.put(id, carrier);
        if (before == carrier) {
            return false;
        }
        if (before != null) {
            letGo(before, id);
        }
        carriers.computeIfAbsent(carrier, any -> new HashSet<>()).add(id);
        return absent.remove(id) == null;
    }

    /** A device is no longer reached through a gateway or a broker, or what it was heard to say was not kept. */
    synchronized void vanishes(Carrier carrier, Device device) {
        if (carried.remove(device.id().value(), carrier)) {
            letGo(carrier, device.id().value());
        }
    }

    /** Whether a device is reached through a carrier now. */
    synchronized boolean isCarried(Carrier carrier, Device device) {
        return carried.get(device.id().value()) == carrier;
    }

    private void letGo(Carrier carrier, String id) {
        Set<String> ids = carriers.get(carrier);
        if (ids != null && ids.remove(id) && ids.isEmpty()) {
            carriers.remove(carrier);
        }
    }

    /** A gateway or broker is gone: nobody can tell how the devices behind it are, unless it returns in time. */
    synchronized void carrierGone(Carrier carrier, String reason) {
        Set<String> ids = carriers.remove(carrier);
        if (ids == null || stopping) {
            return;
        }
        for (String id : ids) {
            carried.remove(id);
            Device device = carrier.entitled(id);
            if (device != null) {
                absent.put(
                        id,
                        new Absent(device, PresenceState.UNKNOWN, carrier.epoch(), reason, stamp.nowMs() + absenceMs));
            }
        }
    }

    /** The connection of a device, null when it has none. */
    synchronized @Nullable Connection of(String device) {
        return current.get(device);
    }

    synchronized List<Connection> all() {
        return new ArrayList<>(current.values());
    }

    /** Devices that were there before the gateway started and have not come back count as offline now. */
    synchronized void missing(Collection<Device> expected) {
        for (Device device : expected) {
            String id = device.id().value();
            if (!current.containsKey(id) && !carried.containsKey(id) && !absent.containsKey(id)) {
                tell(device, PresenceState.OFFLINE, nextEpoch(), "not_returned");
            }
        }
    }

    /** Does what is due; called about once a second. */
    synchronized void sweep() {
        if (stopping) {
            return;
        }
        long now = stamp.nowMs();
        Iterator<Absent> waiting = absent.values().iterator();
        while (waiting.hasNext()) {
            Absent due = waiting.next();
            if (due.untilMs <= now) {
                waiting.remove();
                tell(due.device, due.state, due.epoch, due.reason);
            }
        }
        for (String id : flaps.calmed(now)) {
            Connection connection = current.get(id);
            if (connection != null) {
                tell(connection.device(), PresenceState.ONLINE, connection.epoch(), "connected");
            }
        }
        List.copyOf(untold.values()).forEach(this::append);
    }

    /** The estate changed: connections of devices that are gone or have another credential end, the others know their device anew. */
    void refresh(EstateRegistry estate) {
        for (Connection connection : all()) {
            Device now = estate.current().device(connection.device().id().value());
            if (now == null || !connection.hasCredentialOf(estate)) {
                connection.end(Violation.CREDENTIAL_CHANGED);
            } else {
                connection.device(now);
            }
        }
    }

    /** Ends every connection; the devices' presence is left as it is, for the next start to settle. */
    void stop() {
        synchronized (this) {
            stopping = true;
        }
        all().forEach(connection -> connection.end(Violation.SHUTTING_DOWN));
    }

    private void tell(Device device, PresenceState state, long epoch, String reason) {
        append(new Presence(device, stamp.nowMs(), state, epoch, reason));
    }

    /** What the journal does not take now is told later, unless something newer is to be told by then. */
    private void append(Presence presence) {
        String id = presence.device().id().value();
        if (journal.append(List.of(presence), Receipt.NONE)) {
            untold.remove(id);
        } else {
            untold.put(id, presence);
        }
    }
}
