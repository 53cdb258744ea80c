package org.anju.gateway.coverage;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.model.Building;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.Restart;
import org.anju.gateway.model.Telemetry;
import org.jspecify.annotations.Nullable;

/**
 * The facts coverage is judged by: a function of the journal entries applied so far, the estate and the policy. The receive time of the
 * newest entry is its only clock. Not thread-safe.
 */
final class CoverageState {
    private static final int MAX_CACHED_DEVICES = 50_000;

    private final Map<String, DeviceTrack> tracks = new HashMap<>();
    /** The same by device as the entries name it: of ten thousand devices, every step from the entry to its track waits for memory. */
    private final IdentityHashMap<Device, DeviceTrack> byDevice = new IdentityHashMap<>();

    private final LocalDays local;
    private Estate estate;
    private Policy policy;
    private long nowMs;

    CoverageState(Estate estate, Policy policy) {
        this.estate = estate;
        this.policy = policy;
        this.local = new LocalDays(ZoneId.of(estate.timeZone()));
    }

    /** Gives back what was stored; only before the first entry. */
    void restore(Map<String, byte[]> stored) {
        stored.forEach((id, bytes) -> {
            Device device = estate.device(id);
            DeviceTrack track = device == null ? null : TrackCodec.decode(bytes, device.kind());
            if (track != null) {
                track.policy(policy, local, 0);
                tracks.put(id, track);
            }
        });
    }

    void estate(Estate now) {
        if (now.version() != estate.version()) {
            estate = now;
            tracks.keySet().removeIf(id -> now.device(id) == null);
            registerNew();
        }
    }

    void policy(Policy now) {
        policy = now;
        tracks.values().forEach(track -> track.policy(now, local, nowMs));
    }

    Policy policy() {
        return policy;
    }

    Estate estate() {
        return estate;
    }

    LocalDays local() {
        return local;
    }

    /** Receive time of the newest entry, 0 before the first. */
    long nowMs() {
        return nowMs;
    }

    void apply(long sequence, Entry entry) {
        long before = nowMs;
        nowMs = Math.max(nowMs, entry.receivedMs());
        if (before == 0) {
            registerNew();
        }
        if (entry instanceof Telemetry telemetry) {
            DeviceTrack track = track(telemetry.device(), sequence);
            if (track != null) {
                track.apply(telemetry, local);
            }
        } else if (entry instanceof Presence presence) {
            DeviceTrack track = track(presence.device(), sequence);
            if (track != null) {
                track.apply(presence, local);
            }
        } else if (entry instanceof Restart) {
            tracks.values().forEach(track -> {
                if (sequence > track.sequence()) {
                    track.gap(local, before, nowMs);
                }
            });
        }
    }

    private @Nullable DeviceTrack track(Device said, long sequence) {
        DeviceTrack track = byDevice.get(said);
        if (track == null) {
            track = tracks.get(said.id().value());
            if (track == null) {
                return null;
            }
            if (byDevice.size() >= MAX_CACHED_DEVICES) {
                byDevice.clear();
            }
            byDevice.put(said, track);
        }
        return sequence <= track.sequence() || !track.kind().equals(said.kind()) ? null : track;
    }

    /** Devices without a track get one that begins now; nothing before the first entry, since there is no now. */
    private void registerNew() {
        if (nowMs == 0) {
            return;
        }
        byDevice.clear();
        for (Device device : estate.devices().values()) {
            DeviceTrack track = tracks.get(device.id().value());
            if (track == null || !track.kind().equals(device.kind())) {
                DeviceTrack fresh = new DeviceTrack(device.kind(), nowMs);
                fresh.policy(policy, local, nowMs);
                tracks.put(device.id().value(), fresh);
            }
        }
    }

    /** The states of some devices as bytes, all entries up to {@code position} counted in. */
    Map<String, byte[]> encode(List<String> devices, long position) {
        Map<String, byte[]> states = new HashMap<>();
        for (String id : devices) {
            DeviceTrack track = tracks.get(id);
            if (track != null) {
                track.settle(local, nowMs);
                track.counted(position);
                states.put(id, TrackCodec.encode(track));
            }
        }
        return states;
    }

    List<String> devices() {
        return new ArrayList<>(tracks.keySet());
    }

    /** The facts of a compound now. */
    Facts.CompoundFacts facts(Compound compound, Facts.@Nullable Proof proof) {
        List<Facts.BuildingFacts> buildings = new ArrayList<>();
        for (Building building : compound.buildings()) {
            buildings.add(new Facts.BuildingFacts(
                    building.id(),
                    building.entrances(),
                    building.floors(),
                    estate.register().features(compound.id(), building.id())));
        }
        List<Facts.DeviceFacts> devices = new ArrayList<>();
        for (Device device : estate.devicesOf(compound.id())) {
            devices.add(facts(device));
        }
        var area = estate.areas().get(compound.area());
        return new Facts.CompoundFacts(
                compound.id(),
                compound.name(),
                compound.area(),
                area == null ? compound.area() : area.name(),
                compound.batch(),
                compound.households(),
                compound.manager(),
                estate.register().features(compound.id(), ""),
                buildings,
                devices,
                proof);
    }

    /** The facts of a device now. */
    Facts.DeviceFacts facts(Device device) {
        DeviceTrack track = Objects.requireNonNullElseGet(tracks.get(device.id().value()), () -> unborn(device));
        DeviceTrack.Condition condition = track.condition(local, nowMs);
        var sheet = estate.sheet(device.id().value());
        return new Facts.DeviceFacts(
                device.id().value(),
                device.kind().name(),
                device.name(),
                device.building(),
                sheet,
                condition.seen(),
                condition.state(),
                condition.sinceMs(),
                condition.lastReportMs(),
                condition.fresh(),
                policy.checks(device.kind().name()).stream()
                        .filter(check -> !check.passes(condition.values()::get))
                        .map(check -> check.failure(device.kind(), condition.values()))
                        .toList(),
                condition.hours(),
                condition.days());
    }

    private DeviceTrack unborn(Device device) {
        DeviceTrack track = new DeviceTrack(device.kind(), nowMs);
        track.policy(policy, local, nowMs);
        return track;
    }
}
