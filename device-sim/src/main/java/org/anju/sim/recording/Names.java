package org.anju.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What devices are called in one recording: their ids, or pseudonyms in the order of appearance, the same for a device throughout.
 * Who is only known by a secret gets a pseudonym always. Not thread-safe.
 */
final class Names {
    private static final int MOST = 100_000;
    private static final String DEVICE = "device";
    /** What device ids are made of. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]+");

    private static final String JOINTS = "-_.";

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

    /** A text in which devices are called by their names here, also where something follows their id, as in the number of a session. */
    String text(String text) {
        return pseudonyms
                ? WORD.matcher(text).replaceAll(match -> Matcher.quoteReplacement(word(match.group())))
                : text;
    }

    private String word(String word) {
        for (int end = word.length(); end > 0; end--) {
            boolean border = end == word.length() || JOINTS.indexOf(word.charAt(end)) >= 0;
            if (border) {
                String id = word.substring(0, end);
                if (given.containsKey(id) || kinds.containsKey(id)) {
                    return hidden(id) + word.substring(end);
                }
            }
        }
        return word;
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
