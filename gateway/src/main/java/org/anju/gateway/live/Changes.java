package org.anju.gateway.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;

/**
 * What changed since the last tick, by compound. It names what changed, not the values: those are read when a frame is written, so that
 * two sets of changes can be merged at no cost. Not thread-safe.
 */
final class Changes {
    /** More events or alerts than this in one set and the set no longer says everything. */
    static final int MAX_ITEMS = 1_000;

    private final Map<String, Map<String, FieldChanges>> devices = new HashMap<>();
    private final Set<String> tallies = new HashSet<>();
    private final Map<String, List<DeviceEvent>> events = new HashMap<>();
    private final Map<String, Alert> alerts = new HashMap<>();
    private int eventCount;
    private boolean overflow;

    FieldChanges device(Device device) {
        return devices.computeIfAbsent(device.compound(), id -> new HashMap<>())
                .computeIfAbsent(device.id().value(), id -> new FieldChanges());
    }

    void tally(String compound) {
        tallies.add(compound);
    }

    void event(DeviceEvent event) {
        if (eventCount == MAX_ITEMS) {
            overflow = true;
            return;
        }
        eventCount++;
        events.computeIfAbsent(event.device().compound(), id -> new ArrayList<>())
                .add(event);
    }

    void alert(Alert alert) {
        if (alerts.size() == MAX_ITEMS && !alerts.containsKey(alert.id())) {
            overflow = true;
            return;
        }
        alerts.put(alert.id(), alert);
    }

    void add(Changes later) {
        later.devices.forEach((compound, changed) -> {
            Map<String, FieldChanges> mine = devices.computeIfAbsent(compound, id -> new HashMap<>());
            changed.forEach((id, fields) ->
                    mine.computeIfAbsent(id, key -> new FieldChanges()).add(fields));
        });
        tallies.addAll(later.tallies);
        later.events.values().forEach(list -> list.forEach(this::event));
        later.alerts.values().forEach(this::alert);
        overflow |= later.overflow;
    }

    /** Everything may have changed. */
    void everything() {
        overflow = true;
    }

    /** Whether too much happened to name it all; only a fresh snapshot tells the truth then. */
    boolean overflow() {
        return overflow;
    }

    boolean isEmpty() {
        return devices.isEmpty() && tallies.isEmpty() && events.isEmpty() && alerts.isEmpty() && !overflow;
    }

    Map<String, FieldChanges> devicesOf(String compound) {
        return devices.getOrDefault(compound, Map.of());
    }

    Set<String> tallies() {
        return tallies;
    }

    List<DeviceEvent> eventsOf(String compound) {
        return events.getOrDefault(compound, List.of());
    }

    Iterable<Alert> alerts() {
        return alerts.values();
    }
}
