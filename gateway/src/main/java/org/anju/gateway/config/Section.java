package org.anju.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One level of the configuration file. Each read notes its key, so that at the end the keys nobody asked for are known to be wrong. An
 * environment variable of the key's name wins over the file.
 */
final class Section {
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,6})(ms|s|m|h|d)");
    private static final Pattern BYTES = Pattern.compile("([1-9][0-9]{0,9})(KB|MB|GB)?");

    private final String path;
    private final JsonNode node;
    private final Map<String, String> environment;
    private final List<String> problems;
    private final TreeSet<String> asked = new TreeSet<>();
    private final List<Section> children = new ArrayList<>();

    Section(String path, JsonNode node, Map<String, String> environment, List<String> problems) {
        this.path = path;
        this.node = node;
        this.environment = environment;
        this.problems = problems;
        if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
            problems.add((path.isEmpty() ? "the file" : path) + ": must be a list of keys and values");
        }
    }

    Section section(String key) {
        asked.add(key);
        return child(key(key), node.path(key));
    }

    List<Section> list(String key) {
        asked.add(key);
        List<Section> items = new ArrayList<>();
        JsonNode list = node.path(key);
        if (!list.isMissingNode() && !list.isArray()) {
            problem(key, list.asText(), "must be a list");
        }
        for (JsonNode item : list) {
            items.add(child(key(key) + "[" + items.size() + "]", item));
        }
        return items;
    }

    private Section child(String childPath, JsonNode childNode) {
        Section child = new Section(
                childPath, childNode.isNull() ? MissingNode.getInstance() : childNode, environment, problems);
        children.add(child);
        return child;
    }

    List<String> texts(String key) {
        asked.add(key);
        List<String> texts = new ArrayList<>();
        JsonNode list = node.path(key);
        if (!list.isMissingNode() && !list.isArray()) {
            problem(key, list.asText(), "must be a list such as [a, b]");
        }
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    @Nullable
    String text(String key, @Nullable String variable) {
        asked.add(key);
        String fromEnvironment = variable == null ? null : environment.get(variable);
        if (fromEnvironment != null && !fromEnvironment.isBlank()) {
            return fromEnvironment;
        }
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isContainerNode()) {
            problem(key, value.toString(), "must be a single value");
            return null;
        }
        return value.asText();
    }

    String text(String key, @Nullable String variable, String otherwise) {
        String text = text(key, variable);
        return text == null ? otherwise : text;
    }

    String required(String key, String remedy) {
        String text = text(key, null);
        if (text == null || text.isBlank()) {
            problem(key, "", remedy);
            return "";
        }
        return text;
    }

    int number(String key, @Nullable String variable, int otherwise, int min, int max) {
        String text = text(key, variable);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.trim());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, together with the range.
        }
        problem(named(key, variable), text, "must be a whole number from " + min + " to " + max);
        return otherwise;
    }

    Duration duration(String key, Duration otherwise) {
        String text = text(key, null);
        if (text == null) {
            return otherwise;
        }
        Matcher matcher = DURATION.matcher(text.trim());
        if (!matcher.matches()) {
            problem(key, text, "must be a duration such as 500ms, 30s, 10m, 12h or 7d");
            return otherwise;
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    long bytes(String key, long otherwise) {
        String text = text(key, null);
        if (text == null) {
            return otherwise;
        }
        Matcher matcher = BYTES.matcher(text.trim());
        if (!matcher.matches()) {
            problem(key, text, "must be a size such as 512MB or 20GB");
            return otherwise;
        }
        String unit = matcher.group(2);
        long factor = unit == null ? 1 : unit.equals("KB") ? 1_000L : unit.equals("MB") ? 1_000_000L : 1_000_000_000L;
        return Long.parseLong(matcher.group(1)) * factor;
    }

    private static String named(String key, @Nullable String variable) {
        return variable == null ? key : key + " (" + variable + ")";
    }

    void problem(String key, String value, String remedy) {
        problems.add(key(key) + (value.isEmpty() ? "" : " = '" + value + "'") + ": " + remedy);
    }

    private String key(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Reports the keys of the file that nobody asked for, here and below. */
    void reportUnknown() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                problems.add(key(name) + ": is not known; known here are " + String.join(", ", asked));
            }
        });
        children.forEach(Section::reportUnknown);
    }
}
