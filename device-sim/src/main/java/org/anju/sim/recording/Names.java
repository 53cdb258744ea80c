package org.anju.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What devices are called in one recording: their ids, or pseudonyms in the order of appearance, the same for a device throughout.
 * Who is only known by a secret gets a pseudonym always. Not thread-safe.
 */
final class Names {
    private static final int MOST = 100_000;
    private static final String DEVICE = "device";

    private final boolean pseudonyms;
    private final Map<String, String> kinds;
    private final Map<String, String> given = new LinkedHashMap<>();

    /**
     * No names yet.
     *
     * @param kinds kind by device id, as far as it is known
     */
    Names(boolean pseudonyms, Map<String, String> kinds) {
        this.pseudonyms = pseudonyms;
        this.kinds = Map.copyOf(kinds);
    }

    /** The device's kind; null when it is not known. */
    @Nullable
    String kind(String id) {
        return kinds.get(id);
    }

    /** What a device is called. */
    String of(String id) {
        return pseudonyms ? hidden(id) : id;
    }

    /** A pseudonym, whatever the others are called. */
    String hidden(String id) {
        String known = given.get(id);
        if (known != null) {
            return known;
        }
        String name = kinds.getOrDefault(id, "device") + "-%04d".formatted(given.size() + 1);
        if (given.size() < MOST) {
            given.put(id, name);
        }
        return name;
    }

    /** A text in which devices are called by their names here: the whole text, or a level of it between slashes. */
    String text(String text) {
        if (!pseudonyms) {
            return text;
        }
        String[] levels = text.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            if (given.containsKey(levels[i]) || kinds.containsKey(levels[i])) {
                levels[i] = hidden(levels[i]);
            }
        }
        return String.join("/", levels);
    }

    /** The payload of a device that speaks for others, each under its id or as {@code device}. */
    JsonNode relayed(JsonNode node) {
        if (!pseudonyms || !node.isObject()) {
            return node;
        }
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> {
            boolean names = field.getKey().equals(DEVICE) && field.getValue().isTextual();
            named.set(
                    names ? DEVICE : hidden(field.getKey()),
                    names ? TextNode.valueOf(hidden(field.getValue().asText())) : payload(field.getValue()));
        });
        return named;
    }

    /** A payload in which devices are called by their names here. */
    JsonNode payload(JsonNode node) {
        if (!pseudonyms) {
            return node;
        }
        if (node.isObject()) {
            ObjectNode named = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> named.set(text(field.getKey()), payload(field.getValue())));
            return named;
        }
        if (node.isArray()) {
            ArrayNode named = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> named.add(payload(item)));
            return named;
        }
        return node.isTextual() ? TextNode.valueOf(text(node.asText())) : node;
    }
}
