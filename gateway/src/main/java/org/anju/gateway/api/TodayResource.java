package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.history.Series;
import org.anju.gateway.history.StoreUnavailableException;
import org.anju.gateway.history.TimeSeriesStore;
import org.anju.gateway.live.LiveJson;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Field;
import org.jspecify.annotations.Nullable;

/** What happened in a compound since midnight: its events and what its meters counted. */
final class TodayResource {
    private static final int EVENTS = 200;
    private static final int EVENTS_PER_DEVICE = 500;
    private static final int MOST_DEVICES = 500;
    private static final long AHEAD_MS = Duration.ofMinutes(5).toMillis();
    private static final Duration BUCKET = Duration.ofHours(6);
    private static final int BUCKETS = 10;
    private static final double WH_PER_KWH = 1_000;

    private final EstateView estate;
    private final TimeSeriesStore store;
    private final Workers workers;
    private final Clock clock;

    TodayResource(EstateView estate, TimeSeriesStore store, Workers workers, Clock clock) {
        this.estate = estate;
        this.store = store;
        this.workers = workers;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of("getCompoundToday", this::today);
    }

    private Future<Answer> today(Request request) {
        Estate now = estate.current();
        String id = request.path("id");
        Compound compound = now.compound(id);
        if (compound == null || !request.viewer().sees(compound.area(), compound.id())) {
            throw Problem.notFound("compound", id);
        }
        return workers.run(() -> Answer.ok(read(now, List.copyOf(now.devicesOf(id)))));
    }

    private ObjectNode read(Estate now, List<Device> devices) throws StoreUnavailableException {
        long nowMs = clock.millis();
        ZoneId zone = ZoneId.of(now.timeZone());
        long from = Instant.ofEpochMilli(nowMs)
                .atZone(zone)
                .toLocalDate()
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
        List<DeviceEvent> events = new ArrayList<>();
        Map<String, Double> energy = new TreeMap<>();
        for (Device device : devices.subList(0, Math.min(MOST_DEVICES, devices.size()))) {
            events.addAll(store.events(device, from, nowMs + AHEAD_MS, EVENTS_PER_DEVICE));
            Field meter = meter(device);
            Double counted = meter == null ? null : counted(device, meter, from, nowMs);
            if (counted != null) {
                energy.merge(device.kind().name(), counted, Double::sum);
            }
        }
        return write(from, nowMs, events, energy);
    }

    /** The energy meter of a kind, null when it has none. */
    private static @Nullable Field meter(Device device) {
        Field meter = device.kind().field("energy_kwh");
        return meter == null ? device.kind().field("energy_wh") : meter;
    }

    /** How far a meter moved, kilowatt-hours; a meter that was exchanged counts from its lowest reading. Null without readings. */
    private @Nullable Double counted(Device device, Field meter, long from, long to) throws StoreUnavailableException {
        Series series = store.query(device, List.of(meter), from, to + 1, BUCKET, BUCKETS);
        int min = series.columns().indexOf(meter.name() + "_min");
        int max = series.columns().indexOf(meter.name() + "_max");
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (List<@Nullable Object> row : series.rows()) {
            if (row.get(min) instanceof Number lowest && row.get(max) instanceof Number highest) {
                low = Math.min(low, lowest.doubleValue());
                high = Math.max(high, highest.doubleValue());
            }
        }
        if (high < low) {
            return null;
        }
        return meter.name().endsWith("_kwh") ? high - low : (high - low) / WH_PER_KWH;
    }

    private static ObjectNode write(long from, long now, List<DeviceEvent> events, Map<String, Double> energy) {
        events.sort(Comparator.comparingLong(DeviceEvent::tsMs).reversed());
        ObjectNode node = Json.object().put("fromMs", from).put("asOfMs", now);
        Map<String, Integer> counts = new TreeMap<>();
        events.forEach(event -> counts.merge(event.device().kind().name() + " " + event.event(), 1, Integer::sum));
        ArrayNode counted = node.putArray("counts");
        counts.forEach((name, count) -> {
            String[] parts = name.split(" ", 2);
            counted.addObject().put("kind", parts[0]).put("event", parts[1]).put("count", count);
        });
        node.set("events", Json.array(events.subList(0, Math.min(EVENTS, events.size())), event -> {
            ObjectNode one = LiveJson.event(event);
            one.put("kind", event.device().kind().name());
            return one.put("deviceName", event.device().name());
        }));
        ArrayNode meters = node.putArray("energy");
        energy.forEach((kind, kwh) -> meters.addObject().put("kind", kind).put("energyKwh", kwh));
        return node;
    }
}
