package org.anju.gateway.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertCoding;
import org.anju.gateway.model.CapClass;
import org.anju.gateway.model.GbAlarm;
import org.anju.gateway.model.Handling;
import org.anju.gateway.model.Suppression;
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
        if (alert.isTest()) {
            out.put("test", true);
        }
        handling(out, alert.handling());
        coding(out, alert.coding());
        return out;
    }

    private void handling(ObjectNode out, Handling handling) {
        put(out, "assignedTo", handling.assignedTo());
        put(out, "assignedMs", handling.assignedMs());
        put(out, "incident", handling.incident());
        out.put("chattering", handling.chattering());
        put(out, "flood", handling.flood());
        Suppression suppression = handling.suppression();
        if (suppression != null) {
            ObjectNode why = out.putObject("suppression");
            why.put("why", suppression.why().word());
            why.put("reference", suppression.reference());
            put(why, "untilMs", suppression.untilMs());
            put(why, "by", suppression.by());
            why.put("reason", suppression.reason());
        }
    }

    private static void coding(ObjectNode out, AlertCoding coding) {
        put(out, "source", coding.source().isEmpty() ? null : coding.source());
        GbAlarm gb = coding.gb();
        if (gb != null) {
            ObjectNode node = out.putObject("gb").put("method", gb.method());
            if (gb.type() != 0) {
                node.put("type", gb.type());
            }
        }
        CapClass cap = coding.cap();
        if (cap != null) {
            out.putObject("cap")
                    .put("category", cap.category())
                    .put("urgency", cap.urgency())
                    .put("severity", cap.severity())
                    .put("certainty", cap.certainty());
        }
    }

    /** A rule as the API shows it. */
    public ObjectNode rule(Rule rule) {
        ObjectNode out = mapper.createObjectNode();
        out.put("id", rule.id());
        out.put("version", rule.version());
        out.put("kind", rule.kind());
        out.set("title", text(rule.title()));
        out.set("advice", text(rule.advice()));
        out.put("severity", rule.severity().level());
        out.put("category", rule.category().word());
        out.put("condition", rule.condition().text());
        coding(out, rule.coding());
        ArrayNode parameters = out.putArray("parameters");
        for (int i = 0; i < rule.parameters().names().size(); i++) {
            parameters
                    .addObject()
                    .put("name", rule.parameters().names().get(i))
                    .put("value", rule.parameters().defaults().get(i));
        }
        ArrayNode inhibits = out.putArray("inhibits");
        rule.inhibits().forEach(inhibits::add);
        out.put("overrides", rule.parameters().deviations().size());
        out.put("repair", rule.repair());
        out.put("shadow", rule.shadow());
        out.put("origin", rule.origin());
        return out;
    }

    /** Values by name as a document. */
    public JsonNode tree(Map<String, Object> values) {
        return mapper.valueToTree(values);
    }

    /** A text that is known to be JSON. */
    public JsonNode parse(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("no JSON: " + text, e);
        }
    }

    /** What an alert is called in the words of others, as text for a store. */
    public String coding(AlertCoding coding) {
        ObjectNode out = mapper.createObjectNode();
        coding(out, coding);
        return out.toString();
    }

    /** The reverse of {@link #coding(AlertCoding)}. */
    public AlertCoding coding(String json) {
        try {
            JsonNode node = mapper.readTree(json);
            JsonNode gb = node.get("gb");
            JsonNode cap = node.get("cap");
            return new AlertCoding(
                    gb == null
                            ? null
                            : new GbAlarm(
                                    gb.path("method").asInt(), gb.path("type").asInt()),
                    cap == null
                            ? null
                            : new CapClass(
                                    cap.path("category").asText(),
                                    cap.path("urgency").asText(),
                                    cap.path("severity").asText(),
                                    cap.path("certainty").asText()),
                    node.path("source").asText());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the coding of an alert is no JSON: " + json, e);
        }
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
