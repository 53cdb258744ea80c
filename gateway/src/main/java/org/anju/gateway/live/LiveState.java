package org.anju.gateway.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.anju.gateway.alert.AlertCount;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Restart;
import org.anju.gateway.model.Telemetry;
import org.jspecify.annotations.Nullable;

/** What is known of every device and compound: a function of the entries applied so far and of the estate. Not thread-safe. */
final class LiveState {
    private final Map<String, DeviceCells> cells = new HashMap<>();
    private final Map<String, Counts> counts = new HashMap<>();
    private final MessageRate rate = new MessageRate();
    private final Set<String> dirty = new HashSet<>();
    private final Outages outages = new Outages();
    private Changes changes = new Changes();
    private Estate estate;

    LiveState(Estate estate) {
        this.estate = estate;
        recount();
    }

    Estate estate() {
        return estate;
    }

    /** Devices that came, went or moved: values stay with the device, presence is counted anew. */
    void estate(Estate now) {
        if (now.version() == estate.version()) {
            return;
        }
        estate = now;
        cells.keySet().removeIf(id -> now.device(id) == null);
        dirty.retainAll(cells.keySet());
        recount();
        changes.everything();
    }

    void restore(Map<String, byte[]> stored) {
        stored.forEach((id, bytes) -> {
            Device device = estate.device(id);
            DeviceCells restored = device == null ? null : DeviceCodec.decode(bytes, device.kind());
            if (restored != null) {
                cells.put(id, restored);
            }
        });
        recount();
    }

    void apply(Entry entry) {
        if (entry instanceof Telemetry telemetry) {
            rate.message(telemetry.receivedMs());
            apply(telemetry);
        } else if (entry instanceof Presence presence) {
            apply(presence);
        } else if (entry instanceof DeviceEvent event) {
            rate.message(event.receivedMs());
            if (registered(event.device()) != null) {
                changes.event(event);
            }
        } else if (entry instanceof Restart restart) {
            cells.forEach((id, device) -> restart(id, device, restart.receivedMs()));
        }
    }

    /** The way of nearly every entry: one look-up when the device is the one its cells were last used for. */
    private void apply(Telemetry telemetry) {
        Device said = telemetry.device();
        DeviceCells known = cells.get(said.id().value());
        if (known == null || !known.isOf(said, estate.version())) {
            Device device = registered(said);
            if (device == null || !device.kind().equals(said.kind())) {
                return;
            }
            known = cellsOf(device);
            known.use(said, device, estate.version());
        }
        known.apply(telemetry, known.changes(changes));
        dirty.add(said.id().value());
    }

    private void apply(Presence presence) {
        Device device = registered(presence.device());
        if (device == null) {
            return;
        }
        DeviceCells now = cellsOf(device);
        PresenceState before = outages.shown(device, now.presence()).state();
        if (now.apply(presence)) {
            changed(device, before, outages.shown(device, now.presence()).state());
        }
        dirty.add(device.id().value());
    }

    private void restart(String id, DeviceCells now, long atMs) {
        Device device = estate.device(id);
        if (device != null && now.restart(atMs)) {
            changed(device, PresenceState.ONLINE, PresenceState.UNKNOWN);
            dirty.add(id);
        }
    }

    private void changed(Device device, PresenceState before, PresenceState after) {
        changes.device(device).presence();
        Counts compound = countsOf(device.compound());
        compound.presence(before, -1);
        compound.presence(after, 1);
        changes.tally(device.compound());
    }

    /** Replaces the open alerts of all compounds. */
    void alerts(List<AlertCount> open) {
        Map<String, Tally> before = new HashMap<>();
        counts.forEach((compound, count) -> before.put(compound, count.tally()));
        counts.values().forEach(Counts::clearAlerts);
        open.forEach(count -> countsOf(count.compound()).alerts(count));
        counts.forEach((compound, count) -> {
            if (!count.tally().equals(before.get(compound))) {
                changes.tally(compound);
            }
        });
    }

    /** What changed since the last call. */
    Changes takeChanges() {
        Changes taken = changes;
        changes = new Changes();
        return taken;
    }

    Changes changes() {
        return changes;
    }

    /** Up to {@code max} devices that changed since they were last taken, as bytes. */
    Map<String, byte[]> takeDirty(int max) {
        Map<String, byte[]> states = new HashMap<>();
        var ids = dirty.iterator();
        while (ids.hasNext() && states.size() < max) {
            String id = ids.next();
            Device device = estate.device(id);
            if (device != null) {
                states.put(id, DeviceCodec.encode(known(device)));
            }
            ids.remove();
        }
        return states;
    }

    void markDirty(Set<String> ids) {
        dirty.addAll(ids);
    }

    /** The uplink or power of a compound or building is lost, or back. */
    void outage(String subject, boolean lost, long atMs) {
        if (!outages.note(subject, lost, atMs)) {
            return;
        }
        recount();
        estate.devices().values().stream()
                .filter(device -> presenceKnown(device).state() == PresenceState.OFFLINE)
                .filter(device -> subject.equals("compound:" + device.compound())
                        || subject.equals("building:" + device.compound() + "/" + device.building()))
                .forEach(device -> {
                    changes.device(device).presence();
                    changes.tally(device.compound());
                });
    }

    DeviceNow now(Device device) {
        DeviceNow known = known(device);
        PresenceNow shown = outages.shown(device, known.presence());
        return shown.equals(known.presence()) ? known : new DeviceNow(device, shown, known.values());
    }

    private DeviceNow known(Device device) {
        DeviceCells known = cells.get(device.id().value());
        if (known == null) {
            return new DeviceNow(device, PresenceNow.NEVER_SEEN, List.of());
        }
        return (known.kind().equals(device.kind()) ? known : known.as(device.kind())).now(device);
    }

    PresenceNow presence(Device device) {
        return outages.shown(device, presenceKnown(device));
    }

    private PresenceNow presenceKnown(Device device) {
        DeviceCells known = cells.get(device.id().value());
        return known == null ? PresenceNow.NEVER_SEEN : known.presence();
    }

    Tally tally(String compound) {
        Counts count = counts.get(compound);
        return count == null ? Tally.EMPTY : count.tally();
    }

    /** The sum over the compounds of the estate that match. */
    Tally sum(Predicate<Compound> wanted) {
        Counts sum = new Counts();
        counts.forEach((id, count) -> {
            Compound compound = estate.compound(id);
            if (compound != null && wanted.test(compound)) {
                sum.add(count);
            }
        });
        return sum.tally();
    }

    double messagesPerSecond(long nowMs) {
        return rate.perSecond(nowMs);
    }

    List<DeviceNow> compound(String compound) {
        List<DeviceNow> devices = new ArrayList<>();
        estate.devicesOf(compound).forEach(device -> devices.add(now(device)));
        return devices;
    }

    private void recount() {
        counts.values().forEach(Counts::clearPresence);
        estate.devices().values().forEach(device -> countsOf(device.compound())
                .presence(presence(device).state(), 1));
    }

    private @Nullable Device registered(Device said) {
        return estate.device(said.id().value());
    }

    private Counts countsOf(String compound) {
        return counts.computeIfAbsent(compound, id -> new Counts());
    }

    private DeviceCells cellsOf(Device device) {
        return cells.compute(device.id().value(), (id, known) -> {
            if (known == null) {
                return new DeviceCells(device.kind());
            }
            return known.kind().equals(device.kind()) ? known : known.as(device.kind());
        });
    }
}
