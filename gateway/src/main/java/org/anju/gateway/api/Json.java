package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.function.Function;
import org.anju.gateway.live.LiveJson;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/** Small words for writing answers. */
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static <T> ArrayNode array(Collection<T> items, Function<T, ObjectNode> write) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(items.size());
        items.forEach(item -> array.add(write.apply(item)));
        return array;
    }

    static void text(ObjectNode node, String name, Text text) {
        node.putObject(name).put("zh", text.zh()).put("en", text.en());
    }

    /** Puts a value unless it is null or an empty text. */
    static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null && !"".equals(value)) {
            LiveJson.put(node, name, value);
        }
    }

    /** Puts a number that is neither NaN nor without bound. */
    static void finite(ObjectNode node, String name, double value) {
        if (Double.isFinite(value) && Math.abs(value) < Double.MAX_VALUE) {
            node.put(name, value);
        }
    }
}
