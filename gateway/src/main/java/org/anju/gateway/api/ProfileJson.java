package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.anju.gateway.model.CommissioningPlan;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;

/** {@code Profile} of openapi.yaml. */
final class ProfileJson {
    private ProfileJson() {}

    static ObjectNode write(Kind kind) {
        ObjectNode node = Json.object();
        node.put("kind", kind.name());
        Json.text(node, "label", kind.label());
        node.put("gbTypeCode", kind.gbTypeCode());
        node.put("samplingMs", kind.samplingMs());
        node.set("fields", Json.array(kind.slots(), ProfileJson::field));
        node.set("events", Json.array(kind.events().values(), event -> {
            ObjectNode item = Json.object().put("name", event.name());
            Json.text(item, "label", event.label());
            return item.put("personal", event.personal());
        }));
        node.set("commands", Json.array(kind.commands().values(), command -> {
            ObjectNode item = Json.object().put("name", command.name());
            Json.text(item, "label", command.label());
            item.set("params", Json.array(command.params().values(), ProfileJson::field));
            return item;
        }));
        ObjectNode commissioning = node.putObject("commissioning");
        ArrayNode wanted = commissioning.putArray("fields");
        kind.commissioning().fields().forEach(wanted::add);
        CommissioningPlan.Test test = kind.commissioning().test();
        if (test != null) {
            ObjectNode item = commissioning.putObject("test");
            Json.text(item, "label", test.action());
            ArrayNode rules = item.putArray("rules");
            test.rules().forEach(rules::add);
        }
        return node;
    }

    private static ObjectNode field(Field field) {
        ObjectNode node = Json.object();
        node.put("name", field.name());
        node.put("type", field.type().name().toLowerCase(Locale.ROOT));
        Json.put(node, "unit", field.unit());
        Json.finite(node, "min", field.min());
        Json.finite(node, "max", field.max());
        Json.finite(node, "normalMin", field.normalMin());
        Json.finite(node, "normalMax", field.normalMax());
        node.put("counter", field.counter());
        if (!field.values().isEmpty()) {
            ArrayNode values = node.putArray("values");
            field.values().forEach(values::add);
        }
        if (!field.codes().isEmpty()) {
            ObjectNode codes = node.putObject("codes");
            field.codes().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(code -> Json.text(codes, code.getKey().toString(), code.getValue()));
        }
        Json.text(node, "label", field.label());
        return node;
    }
}
