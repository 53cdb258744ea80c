package org.anju.gateway.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Quality;
import org.anju.gateway.privacy.Masking;

/** The parts that REST and the live feed write alike, as the API descriptions have them. */
public final class LiveJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LiveJson() {}

    /** The word of a presence state on every interface. */
    public static String word(PresenceState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** {@code Presence}. */
    public static ObjectNode presence(PresenceNow presence) {
        ObjectNode node = NODES.objectNode();
        node.put("state", word(presence.state()));
        node.put("sinceMs", presence.sinceMs());
        if (!presence.reason().isEmpty()) {
            node.put("reason", presence.reason());
        }
        return node;
    }

    /** Puts {@code presence}, {@code openAlerts} and {@code unacknowledged} into {@code node}. */
    public static ObjectNode tally(ObjectNode node, Tally tally) {
        node.putObject("presence")
                .put("online", tally.online())
                .put("offline", tally.offline())
                .put("unknown", tally.unknown());
        ArrayNode open = node.putArray("openAlerts");
        tally.openAlerts().forEach(open::add);
        return node.put("unacknowledged", tally.unacknowledged());
    }

    /** {@code DeviceEvent}; personal data is masked. */
    public static ObjectNode event(DeviceEvent event) {
        ObjectNode node = NODES.objectNode();
        node.put("device", event.device().id().value());
        node.put("event", event.event());
        node.put("tsMs", event.tsMs());
        node.put("receivedMs", event.receivedMs());
        quality(node, event.quality());
        data(node.putObject("data"), Masking.event(event));
        return node;
    }

    /** {@code DeviceEvent} with all it said, for somebody who gave a reason to see it. */
    public static ObjectNode unmasked(DeviceEvent event) {
        ObjectNode node = event(event);
        data(node.putObject("data"), event.data());
        return node;
    }

    /** Puts plain values by name. */
    public static void data(ObjectNode node, Map<String, Object> values) {
        values.forEach((name, value) -> put(node, name, value));
    }

    /** Puts a Double, Long, Boolean or text. */
    public static void put(ObjectNode node, String name, Object value) {
        if (value instanceof Double number) {
            node.put(name, number);
        } else if (value instanceof Number number) {
            node.put(name, number.longValue());
        } else if (value instanceof Boolean flag) {
            node.put(name, flag);
        } else {
            node.put(name, String.valueOf(value));
        }
    }

    /** Puts the remarks about timing, if there are any. */
    public static void quality(ObjectNode node, int bits) {
        if (bits != 0) {
            ArrayNode words = node.putArray("quality");
            Quality.words(bits).forEach(words::add);
        }
    }
}
