package org.anju.gateway.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Quality;

/**
 * Writes the bodies of the frames of one tick: everything between the sequence number and the closing brace. Pages that show the same to
 * viewers with the same rights share one body, so that a page more costs a copy and not an encoding. Not thread-safe; lives for one tick.
 */
final class Frames {
    private static final List<String> UPDATES = List.of("devices", "compounds", "alerts", "events");

    private final LiveState state;
    private final Estate estate;
    private final AlertJson alertJson;
    private final double messagesPerSecond;
    private final boolean rateIsNews;
    private final Map<Key, Body> bodies = new HashMap<>();
    private final Map<Viewer, Tally> sums = new HashMap<>();

    private record Key(Viewer viewer, Subscription subscription, boolean snapshot) {}

    /**
     * Text of a frame.
     *
     * @param text empty when there is nothing to tell
     * @param updates devices, compounds, alerts and events a delta names
     */
    record Body(String text, int updates) {
        private static final Body NOTHING = new Body("", 0);
    }

    Frames(LiveState state, AlertJson alertJson, double messagesPerSecond, boolean rateIsNews) {
        this.state = state;
        this.estate = state.estate();
        this.alertJson = alertJson;
        this.messagesPerSecond = messagesPerSecond;
        this.rateIsNews = rateIsNews;
    }

    /** Whether the subscription names something the viewer may see. */
    boolean visible(Viewer viewer, Subscription wanted) {
        return switch (wanted.view()) {
            case OVERVIEW -> true;
            case COMPOUND -> {
                Compound compound = estate.compound(Objects.requireNonNullElse(wanted.id(), ""));
                yield compound != null && viewer.sees(compound.area(), compound.id());
            }
            case DEVICE -> {
                Device device = estate.device(Objects.requireNonNullElse(wanted.id(), ""));
                yield device != null && viewer.sees(device.area(), device.compound());
            }
        };
    }

    Body snapshot(Viewer viewer, Subscription wanted) {
        return bodies.computeIfAbsent(new Key(viewer, wanted, true), key -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            counters(body, viewer);
            switch (wanted.view()) {
                case OVERVIEW -> compounds(body, viewer, estate.compounds().keySet());
                case COMPOUND -> {
                    ArrayNode devices = body.putArray("devices");
                    estate.devicesOf(id(wanted)).forEach(device -> devices.add(whole(device)));
                }
                case DEVICE -> {
                    Device device = estate.device(id(wanted));
                    ArrayNode devices = body.putArray("devices");
                    if (device != null) {
                        devices.add(whole(device));
                    }
                }
            }
            return new Body(inner(body), 0);
        });
    }

    /** The body of a delta that all pages which kept pace share; empty when nothing they show changed. */
    Body sharedDelta(Viewer viewer, Subscription wanted, Changes changes) {
        return bodies.computeIfAbsent(new Key(viewer, wanted, false), key -> delta(viewer, wanted, changes));
    }

    Body delta(Viewer viewer, Subscription wanted, Changes changes) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (rateIsNews || changes.tallies().stream().anyMatch(id -> inScope(viewer, id))) {
            counters(body, viewer);
        }
        switch (wanted.view()) {
            case OVERVIEW -> compounds(body, viewer, changes.tallies());
            case COMPOUND -> {
                devices(body, changes.devicesOf(id(wanted)));
                events(body, changes.eventsOf(id(wanted)));
            }
            case DEVICE -> {
                Device device = estate.device(id(wanted));
                if (device != null) {
                    FieldChanges changed =
                            changes.devicesOf(device.compound()).get(device.id().value());
                    devices(
                            body,
                            changed == null ? Map.of() : Map.of(device.id().value(), changed));
                    events(
                            body,
                            changes.eventsOf(device.compound()).stream()
                                    .filter(event -> event.device().id().equals(device.id()))
                                    .toList());
                }
            }
        }
        for (var alert : changes.alerts()) {
            if (viewer.sees(alert)) {
                body.withArray("alerts").add(alertJson.alert(alert));
            }
        }
        return body.isEmpty() ? Body.NOTHING : new Body(inner(body), updates(body));
    }

    private boolean inScope(Viewer viewer, String compoundId) {
        Compound compound = estate.compound(compoundId);
        return compound != null && viewer.sees(compound.area(), compound.id());
    }

    private void counters(ObjectNode body, Viewer viewer) {
        Tally sum =
                sums.computeIfAbsent(viewer, who -> state.sum(compound -> who.sees(compound.area(), compound.id())));
        LiveJson.tally(body.putObject("counters"), sum).put("messagesPerSecond", messagesPerSecond);
    }

    private void compounds(ObjectNode body, Viewer viewer, Set<String> ids) {
        for (String id : ids) {
            if (inScope(viewer, id)) {
                LiveJson.tally(body.withArray("compounds").addObject().put("id", id), state.tally(id));
            }
        }
    }

    private ObjectNode whole(Device device) {
        DeviceNow now = state.now(device);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", device.id().value());
        node.set("presence", LiveJson.presence(now.presence()));
        ObjectNode values = node.putObject("values");
        now.values().forEach(value -> value(values, value));
        return node;
    }

    private void devices(ObjectNode body, Map<String, FieldChanges> changed) {
        changed.forEach((id, fields) -> {
            Device device = estate.device(id);
            if (device != null) {
                body.withArray("devices").add(part(device, fields));
            }
        });
    }

    private ObjectNode part(Device device, FieldChanges changed) {
        DeviceNow now = state.now(device);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", device.id().value());
        if (changed.presenceChanged()) {
            node.set("presence", LiveJson.presence(now.presence()));
        }
        for (LatestValue value : now.values()) {
            Field field = value.field();
            if (changed.slots().get(field.slot())) {
                value(node.withObject("/values"), value);
            }
        }
        return node;
    }

    private static void value(ObjectNode values, LatestValue value) {
        ArrayNode cell = values.putArray(value.field().name());
        Object held = value.value();
        if (held instanceof Double number) {
            cell.add(number);
        } else if (held instanceof Long number) {
            cell.add(number);
        } else if (held instanceof Boolean flag) {
            cell.add(flag);
        } else {
            cell.add(held.toString());
        }
        cell.add(value.tsMs());
        if (value.quality() != 0) {
            ArrayNode words = cell.addArray();
            Quality.words(value.quality()).forEach(words::add);
        }
    }

    private static void events(ObjectNode body, List<DeviceEvent> events) {
        events.forEach(event -> body.withArray("events").add(LiveJson.event(event)));
    }

    private static int updates(ObjectNode body) {
        return UPDATES.stream().mapToInt(part -> body.path(part).size()).sum();
    }

    private static String id(Subscription wanted) {
        return Objects.requireNonNullElse(wanted.id(), "");
    }

    private static String inner(ObjectNode body) {
        String text = body.toString();
        return text.substring(1, text.length() - 1);
    }
}
