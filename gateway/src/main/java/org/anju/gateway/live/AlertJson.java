package org.anju.gateway.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/** {@code Alert} of the API description, with the names the estate has now. */
public final class AlertJson {
    private final EstateView estate;

    public AlertJson(EstateView estate) {
        this.estate = estate;
    }

    public ObjectNode write(Alert alert) {
        Estate now = estate.current();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", alert.id());
        node.put("rule", alert.rule());
        node.put("ruleVersion", alert.ruleVersion());
        text(node.putObject("title"), alert.title());
        text(node.putObject("advice"), alert.advice());
        node.put("severity", alert.severity().level());
        node.put("category", alert.category().word());
        node.put("state", alert.state().word());
        node.put("area", alert.area());
        node.put("compound", alert.compound());
        Compound compound = now.compound(alert.compound());
        node.put("compoundName", compound == null ? alert.compound() : compound.name());
        if (alert.device() != null) {
            Device device = now.device(alert.device());
            node.put("device", alert.device());
            node.put("deviceName", device == null ? alert.device() : device.name());
        }
        put(node, "kind", alert.kind());
        node.put("raisedMs", alert.raisedMs());
        put(node, "acknowledgedMs", alert.acknowledgedMs());
        put(node, "acknowledgedBy", alert.acknowledgedBy());
        put(node, "clearedMs", alert.clearedMs());
        put(node, "clearedBy", alert.clearedBy());
        put(node, "clearReason", alert.clearReason());
        node.put("lastMs", alert.lastMs());
        node.put("occurrences", alert.occurrences());
        LiveJson.data(node.putObject("values"), alert.fired());
        node.put("condition", alert.condition());
        return node;
    }

    private static void text(ObjectNode node, Text text) {
        node.put("zh", text.zh()).put("en", text.en());
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            LiveJson.put(node, name, value);
        }
    }
}
