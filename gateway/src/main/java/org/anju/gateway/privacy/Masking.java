package org.anju.gateway.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.EventType;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Hides what may identify a person: of a text only its first and last character remain, of a number, a nested value and a picture nothing.
 * What is masked once stays as it is when masked again. Pure; any thread.
 */
public final class Masking {
    /** Stands for what is hidden altogether. */
    public static final String HIDDEN = "***";

    private static final int LONGEST = 12;
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A name with its value in text that need not be whole JSON: quoted, or up to the next separator. */
    private static final Pattern PAIR = Pattern.compile(
            "([\"']?)([\\p{L}\\p{N}_.-]{1,64})\\1(\\s*[:=]\\s*)(\"(?:[^\"\\\\]|\\\\.)*(?:\"|$)|[^\\s,;&}\\]\"]+)");

    private Masking() {}

    /** The data of an event as anybody may see it. */
    public static Map<String, Object> event(DeviceEvent event) {
        return data(type(event), event.data());
    }

    /** Whether an event says anything that is masked. */
    public static boolean isPersonal(DeviceEvent event) {
        EventType type = type(event);
        return type == null || type.personal() || !data(type, event.data()).equals(event.data());
    }

    private static @Nullable EventType type(DeviceEvent event) {
        return event.event().equals(EventType.PRESENCE.name())
                ? EventType.PRESENCE
                : event.device().kind().events().get(event.event());
    }

    /** What an alert shows of the values that made it; those of an event hold its name under {@code event}. */
    public static Map<String, Object> fired(Kind kind, Map<String, Object> values) {
        return values.get("event") instanceof String event ? data(kind.events().get(event), values) : named(values);
    }

    /** @param type null when the kind does not know the event: then nothing is known to be harmless */
    private static Map<String, Object> data(@Nullable EventType type, Map<String, Object> data) {
        if (type != null && !type.personal()) {
            return named(data);
        }
        Map<String, Object> masked = new LinkedHashMap<>();
        data.forEach((name, value) -> masked.put(name, Personal.isHarmless(name) ? plain(value) : hide(name, value)));
        return masked;
    }

    private static Map<String, Object> named(Map<String, Object> data) {
        Map<String, Object> masked = new LinkedHashMap<>();
        data.forEach((name, value) -> masked.put(name, Personal.isNamed(name) ? hide(name, value) : plain(value)));
        return masked;
    }

    /** A value whose name says nothing of a person may still hold one. */
    private static Object plain(Object value) {
        return value instanceof String text ? text(text) : value;
    }

    private static Object hide(String name, Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        return value instanceof String text ? hide(name, text) : HIDDEN;
    }

    private static String hide(String name, String text) {
        if (text.isEmpty()) {
            return text;
        }
        int[] letters = text.codePoints().toArray();
        if (letters.length <= 2 || text.startsWith("{") || text.startsWith("[") || isPicture(name, text)) {
            return HIDDEN;
        }
        return new StringBuilder()
                .appendCodePoint(letters[0])
                .append("*".repeat(Math.min(letters.length - 2, LONGEST)))
                .appendCodePoint(letters[letters.length - 1])
                .toString();
    }

    private static boolean isPicture(String name, String text) {
        return text.contains("://") || text.contains("/") || text.length() > 64 || name.contains("image");
    }

    /** Text of any kind, such as a refused payload or what somebody wrote: what looks or is named like a fact about a person is hidden. */
    public static String text(String text) {
        String masked = text.startsWith("{") || text.startsWith("[") ? json(text) : null;
        return looks(masked == null ? pairs(text, Personal::isNamed) : masked);
    }

    /** A line of the log: who did something here may be read, plates, cards and their like may not. */
    public static String log(String line) {
        if (!line.startsWith("{")) {
            return looks(pairs(line, Personal::isMark));
        }
        try {
            return logged(JSON.readTree(line)) + (line.endsWith("\n") ? "\n" : "");
        } catch (JsonProcessingException otherForm) {
            return looks(pairs(line, Personal::isMark));
        }
    }

    /** A line in JSON stays JSON: each of its texts is a line of its own. */
    private static JsonNode logged(JsonNode node) {
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(log(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> masked.add(logged(item)));
            return masked;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        node.properties()
                .forEach(entry -> masked.set(
                        entry.getKey(),
                        Personal.isMark(entry.getKey())
                                ? member(entry.getKey(), entry.getValue())
                                : logged(entry.getValue())));
        return masked;
    }

    /** Whether a fact of this name is about a person wherever it stands, such as a plate or the number of a card. */
    public static boolean hides(String name) {
        return Personal.isMark(name);
    }

    private static @Nullable String json(String text) {
        try {
            JsonNode masked = tree(JSON.readTree(text));
            return masked.equals(JSON.readTree(text)) ? text : masked.toString();
        } catch (JsonProcessingException cutOrForeign) {
            return null;
        }
    }

    /** A JSON document with what is named like a fact about a person hidden. */
    public static JsonNode tree(JsonNode node) {
        if (node.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(entry -> masked.set(entry.getKey(), member(entry.getKey(), entry.getValue())));
            return masked;
        }
        if (node.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> masked.add(tree(item)));
            return masked;
        }
        return node.isTextual() ? JsonNodeFactory.instance.textNode(text(node.textValue())) : node;
    }

    private static JsonNode member(String name, JsonNode value) {
        if (!Personal.isNamed(name) || value.isBoolean() || value.isNull()) {
            return tree(value);
        }
        return JsonNodeFactory.instance.textNode(value.isTextual() ? hide(name, value.textValue()) : HIDDEN);
    }

    private static String pairs(String text, Predicate<String> named) {
        Matcher pair = PAIR.matcher(text);
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (int from = 0; pair.find(from); ) {
            if (!named.test(pair.group(2))
                    || pair.group(4).startsWith("{")
                    || pair.group(4).startsWith("[")) {
                // What looked like its value may be the next name.
                from = pair.start(4);
                continue;
            }
            masked.append(text, done, pair.start(4)).append('"').append(HIDDEN).append('"');
            done = pair.end(4);
            from = done;
        }
        return done == 0 ? text : masked.append(text, done, text.length()).toString();
    }

    private static String looks(String text) {
        Matcher personal = Personal.looks().matcher(text);
        return personal.find() ? personal.replaceAll(found -> Matcher.quoteReplacement(hide("", found.group()))) : text;
    }
}
