package org.anju.gateway.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/** Alerts as JSON documents: the schema {@code Alert} of the API, and of what recipients get. Safe for any thread. */
public final class AlertJson {
    private static final TypeReference<LinkedHashMap<String, Object>> VALUES = new TypeReference<>() {};

    private final ObjectMapper mapper = new ObjectMapper();
    private final Names names;

    public AlertJson(Names names) {
        this.names = names;
    }

    /** The alert as the API shows it. */
    public ObjectNode alert(Alert alert) {
        ObjectNode out = mapper.createObjectNode();
        out.put("id", alert.id());
        out.put("rule", alert.rule());
        out.put("ruleVersion", alert.ruleVersion());
        out.set("title", text(alert.title()));
        out.set("advice", text(alert.advice()));
        out.put("severity", alert.severity().level());
        out.put("category", alert.category().word());
        out.put("state", alert.state().word());
        out.put("area", alert.area());
        out.put("compound", alert.compound());
        out.put("compoundName", names.compoundName(alert.compound()));
        put(out, "device", alert.device());
        put(out, "deviceName", alert.device() == null ? null : names.deviceName(alert.device()));
        put(out, "kind", alert.kind());
        out.put("raisedMs", alert.raisedMs());
        put(out, "acknowledgedMs", alert.acknowledgedMs());
        put(out, "acknowledgedBy", alert.acknowledgedBy());
        put(out, "clearedMs", alert.clearedMs());
        put(out, "clearedBy", alert.clearedBy());
        put(out, "clearReason", alert.clearReason());
        out.put("lastMs", alert.lastMs());
        out.put("occurrences", alert.occurrences());
        out.set("values", mapper.valueToTree(alert.fired()));
        out.put("condition", alert.condition());
        return out;
    }

    /** The values that fired a rule, as text for a store. */
    public String values(Map<String, Object> values) {
        return mapper.valueToTree(values).toString();
    }

    /** The reverse of {@link #values(Map)}. */
    public Map<String, Object> values(String json) {
        try {
            return mapper.readValue(json, VALUES);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("values of an alert are no JSON object: " + json, e);
        }
    }

    private ObjectNode text(Text text) {
        return mapper.createObjectNode().put("zh", text.zh()).put("en", text.en());
    }

    private static void put(ObjectNode out, String key, @Nullable String value) {
        if (value != null) {
            out.put(key, value);
        }
    }

    private static void put(ObjectNode out, String key, @Nullable Long value) {
        if (value != null) {
            out.put(key, value);
        }
    }
}
