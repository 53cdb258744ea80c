package org.anju.sim.control;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.anju.sim.fault.Fault;
import org.anju.sim.incident.Incident;
import org.anju.sim.incident.Order;
import org.anju.sim.incident.Staging;
import org.jspecify.annotations.Nullable;

/** The documents of the control interface. */
final class ControlJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> ORDER_KEYS =
            new TreeSet<>(Set.of("what", "compound", "device", "kind", "sharePct", "seconds"));
    private static final int MOST_DEVICES = 20;

    private ControlJson() {}

    static byte[] bytes(JsonNode node) throws IOException {
        return JSON.writeValueAsBytes(node);
    }

    static ObjectNode state(RunState.Snapshot now, List<Staging> stagings) {
        ObjectNode node = JSON.createObjectNode();
        node.put("target", now.target());
        node.put("seed", now.seed());
        node.put("speed", now.speed());
        node.put("startedMs", now.startedMs());
        node.put("serverTime", now.nowMs());
        node.put("devices", now.devices());
        node.put("connected", now.counts().connected());
        node.put("sentPerSecond", Math.round(now.sentPerSecond() * 10) / 10.0);
        node.put("acknowledgedPerSecond", Math.round(now.acknowledgedPerSecond() * 10) / 10.0);
        node.put("sent", now.counts().sent());
        node.put("acknowledged", now.counts().acknowledged());
        node.put("refused", now.counts().refused() + now.counts().loginsRefused());
        node.put("lost", now.counts().lost());
        ArrayNode all = node.putArray("stagings");
        stagings.forEach(staging -> all.add(staging(staging)));
        return node;
    }

    static ObjectNode staging(Staging staging) {
        ObjectNode node = JSON.createObjectNode();
        node.put("number", staging.number());
        node.put("what", staging.what());
        node.putObject("title").put("zh", staging.zh()).put("en", staging.en());
        if (staging.compound() != null) {
            node.put("compound", staging.compound());
        }
        ArrayNode devices = node.putArray("devices");
        staging.devices().stream().limit(MOST_DEVICES).forEach(devices::add);
        node.put("deviceCount", staging.devices().size());
        node.put("beganMs", staging.beganMs());
        node.put("endsMs", staging.endsMs());
        if (staging.endedMs() != null) {
            node.put("endedMs", staging.endedMs());
        }
        return node.put("by", staging.by());
    }

    static ObjectNode catalogue(List<Incident> all, Set<String> compounds) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode incidents = node.putArray("incidents");
        for (Incident incident : all) {
            ObjectNode entry = entry(incidents, incident.id(), incident.zh(), incident.en(), incident.seconds());
            ArrayNode kinds = entry.putArray("kinds");
            incident.parts().stream().map(part -> part.kind().word()).distinct().forEach(kinds::add);
            ArrayNode expects = entry.putArray("expects");
            incident.expects().forEach(expects::add);
        }
        ArrayNode faults = node.putArray("faults");
        for (Fault fault : Fault.values()) {
            entry(faults, fault.word(), fault.zh(), fault.en(), fault.seconds()).putArray("kinds");
        }
        ArrayNode places = node.putArray("compounds");
        compounds.forEach(places::add);
        return node;
    }

    private static ObjectNode entry(ArrayNode list, String id, String zh, String en, int seconds) {
        ObjectNode entry = list.addObject().put("id", id);
        entry.putObject("title").put("zh", zh).put("en", en);
        return entry.put("seconds", seconds);
    }

    static ObjectNode problem(int status, String code, String detail) {
        return JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", code.replace('_', ' '))
                .put("status", status)
                .put("code", code)
                .put("detail", detail);
    }

    /**
     * The order in a request.
     *
     * @throws IllegalArgumentException naming the key and the remedy
     */
    static Order order(byte[] body) {
        JsonNode node;
        try {
            node = JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is no JSON; send {\"what\":\"forced_open\"}", e);
        }
        if (node == null || !node.isObject()) {
            throw new IllegalArgumentException("the body must be an object such as {\"what\":\"forced_open\"}");
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!ORDER_KEYS.contains(key)) {
                throw new IllegalArgumentException(
                        "'" + key + "' is not known; known are " + String.join(", ", ORDER_KEYS));
            }
        });
        String what = text(node, "what");
        if (what == null) {
            throw new IllegalArgumentException("'what' is missing: the id of an incident or fault of the catalogue");
        }
        JsonNode share = node.path("sharePct");
        JsonNode seconds = node.path("seconds");
        if ((!share.isMissingNode() && !share.isNumber()) || (!seconds.isMissingNode() && !seconds.isInt())) {
            throw new IllegalArgumentException("'sharePct' must be a number and 'seconds' a whole number");
        }
        return new Order(
                what,
                text(node, "compound"),
                text(node, "device"),
                text(node, "kind"),
                share.asDouble(100),
                seconds.asInt(0));
    }

    private static @Nullable String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.asText().length() > 64) {
            throw new IllegalArgumentException("'" + key + "' must be a text of at most 64 characters");
        }
        return value.asText();
    }
}
