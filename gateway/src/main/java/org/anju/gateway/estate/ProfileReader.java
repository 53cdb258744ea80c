package org.anju.gateway.estate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anju.gateway.model.CommandType;
import org.anju.gateway.model.CommissioningPlan;
import org.anju.gateway.model.EventType;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/** Turns the YAML of one profile into a kind, noting every problem it meets. */
final class ProfileReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    /** {@code simulation} is for the simulator alone. */
    private static final Set<String> KEYS = Set.of(
            "kind",
            "label",
            "gb_type_code",
            "sampling_s",
            "fields",
            "events",
            "commands",
            "commissioning",
            "simulation");

    private static final Set<String> FIELD_KEYS =
            Set.of("type", "unit", "min", "max", "normal", "counter", "max_length", "values", "codes", "label");
    private static final Set<String> EVENT_KEYS = Set.of("label", "personal", "data", "code");
    private static final Set<String> COMMAND_KEYS = Set.of("label", "params");
    private static final Set<String> COMMISSIONING_KEYS = Set.of("fields", "test");
    private static final Set<String> TEST_KEYS = Set.of("label", "rules");
    /** Names the time-series schema uses itself. */
    private static final Set<String> RESERVED =
            Set.of("area", "compound", "device", "kind", "event", "alert", "time", "ts", "quality", "received_ms");

    private static final int MAX_FIELDS = 64;
    private static final int MAX_TEST_RULES = 8;
    private static final int DEFAULT_TEXT_LENGTH = 256;
    private static final double MAX_EXACT = 9_007_199_254_740_992.0;

    private final String file;
    private final List<String> problems;

    ProfileReader(String file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    @Nullable
    Kind read(JsonNode root) {
        int before = problems.size();
        unknownKeys("", root, KEYS);
        String name = root.path("kind").asText("");
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            problem(
                    "kind",
                    "must be a word of letters, digits and _ that starts with a letter and is not one of " + RESERVED);
        }
        List<Field> fields = fields("fields", root.path("fields"));
        if (fields.size() > MAX_FIELDS) {
            problem("fields", "a kind has at most " + MAX_FIELDS + " fields");
        }
        Map<String, EventType> events = new LinkedHashMap<>();
        root.path("events").properties().forEach(entry -> {
            String at = "events." + entry.getKey();
            checkName(at, entry.getKey());
            if (entry.getKey().equals(EventType.PRESENCE.name())) {
                problem(at, "is what Anju calls a device's coming and going; choose another name");
            }
            unknownKeys(at, entry.getValue(), EVENT_KEYS);
            events.put(
                    entry.getKey(),
                    new EventType(
                            entry.getKey(),
                            label(at, entry.getValue()),
                            entry.getValue().path("personal").asBoolean(false)));
        });
        for (EventType common : List.of(EventType.ATTRIBUTES, EventType.UNMAPPED)) {
            events.putIfAbsent(common.name(), common);
        }
        Map<String, CommandType> commands = new LinkedHashMap<>();
        root.path("commands").properties().forEach(entry -> {
            String at = "commands." + entry.getKey();
            checkName(at, entry.getKey());
            unknownKeys(at, entry.getValue(), COMMAND_KEYS);
            Map<String, Field> params = new LinkedHashMap<>();
            fields(at + ".params", entry.getValue().path("params")).forEach(field -> params.put(field.name(), field));
            commands.put(entry.getKey(), new CommandType(entry.getKey(), label(at, entry.getValue()), params));
        });
        long samplingSeconds = root.path("sampling_s").asLong(0);
        if (samplingSeconds < 1 || samplingSeconds > 86_400) {
            problem("sampling_s", "must be 1 to 86400 seconds");
        }
        String typeCode = root.path("gb_type_code").asText("");
        if (!typeCode.matches("[0-9]{3}")) {
            problem("gb_type_code", "must be a GB/T 28181 type code of three digits, in quotes");
        }
        Text label = label("", root);
        CommissioningPlan plan = commissioning(name, fields, root.path("commissioning"));
        return problems.size() > before
                ? null
                : Kind.of(name, label, typeCode, samplingSeconds * 1000, fields, events, commands)
                        .commissionedBy(plan);
    }

    private CommissioningPlan commissioning(String kind, List<Field> fields, JsonNode node) {
        if (node.isMissingNode()) {
            return CommissioningPlan.NONE;
        }
        unknownKeys("commissioning", node, COMMISSIONING_KEYS);
        Set<String> known = fields.stream().map(Field::name).collect(Collectors.toCollection(TreeSet::new));
        List<String> wanted = texts(node.path("fields"));
        wanted.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problem("commissioning.fields", "'" + name + "' is not one of " + known));
        if (wanted.isEmpty() && !known.isEmpty()) {
            problem("commissioning.fields", "must name at least one of the fields: " + known);
        }
        return new CommissioningPlan(wanted, test(kind, node.path("test")));
    }

    private CommissioningPlan.@Nullable Test test(String kind, JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        unknownKeys("commissioning.test", node, TEST_KEYS);
        List<String> rules = texts(node.path("rules"));
        if (rules.isEmpty() || rules.size() > MAX_TEST_RULES) {
            problem("commissioning.test.rules", "must be a list of 1 to " + MAX_TEST_RULES + " rule ids");
        }
        rules.stream()
                .filter(rule -> !rule.matches(Pattern.quote(kind) + "\\.[a-z][a-z0-9_]*"))
                .forEach(rule -> problem(
                        "commissioning.test.rules",
                        "'" + rule + "' is not the id of a rule of this kind: " + kind + ".…"));
        return new CommissioningPlan.Test(label("commissioning.test", node), rules);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private List<Field> fields(String at, JsonNode node) {
        List<Field> fields = new ArrayList<>();
        node.properties().forEach(entry -> {
            String here = at + "." + entry.getKey();
            checkName(here, entry.getKey());
            if (RESERVED.contains(entry.getKey())) {
                problem(here, "is a name Anju uses itself; choose another");
            }
            fields.add(field(here, fields.size(), entry.getKey(), entry.getValue()));
        });
        return fields;
    }

    private Field field(String at, int slot, String name, JsonNode node) {
        unknownKeys(at, node, FIELD_KEYS);
        FieldType type = type(at, node.path("type").asText(""));
        boolean number = type == FieldType.NUMBER || type == FieldType.INTEGER;
        double bound = type == FieldType.INTEGER ? MAX_EXACT : Double.MAX_VALUE;
        double min = number ? node.path("min").asDouble(-bound) : Double.NEGATIVE_INFINITY;
        double max = number ? node.path("max").asDouble(bound) : Double.POSITIVE_INFINITY;
        if (min > max) {
            problem(at, "min " + min + " is above max " + max);
        }
        JsonNode normal = node.path("normal");
        if (!normal.isMissingNode()
                && (normal.size() != 2
                        || normal.get(0).asDouble() > normal.get(1).asDouble())) {
            problem(at + ".normal", "must be [lowest, highest]");
        }
        List<String> values = new ArrayList<>();
        node.path("values").forEach(value -> values.add(value.asText()));
        if (!values.isEmpty() && type != FieldType.TEXT) {
            problem(at + ".values", "only a text field has a list of values");
        }
        Map<Integer, Text> codes = new HashMap<>();
        node.path("codes").properties().forEach(code -> {
            try {
                codes.put(Integer.valueOf(code.getKey()), text(at + ".codes." + code.getKey(), code.getValue()));
            } catch (NumberFormatException e) {
                problem(at + ".codes." + code.getKey(), "must be a whole number");
            }
        });
        return new Field(
                slot,
                name,
                type,
                label(at, node),
                node.path("unit").asText(""),
                min,
                max,
                normal.size() == 2 ? normal.get(0).asDouble() : Double.NaN,
                normal.size() == 2 ? normal.get(1).asDouble() : Double.NaN,
                node.path("counter").asBoolean(false),
                node.path("max_length").asInt(DEFAULT_TEXT_LENGTH),
                values,
                codes);
    }

    private FieldType type(String at, String word) {
        for (FieldType type : FieldType.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
                return type;
            }
        }
        problem(at + ".type", "'" + word + "' is not one of number, integer, flag, text");
        return FieldType.NUMBER;
    }

    private Text label(String at, JsonNode node) {
        return text(at.isEmpty() ? "label" : at + ".label", node.path("label"));
    }

    private Text text(String at, JsonNode node) {
        String zh = node.path("zh").asText("");
        String en = node.path("en").asText("");
        if (zh.isEmpty() || en.isEmpty()) {
            problem(at, "needs both zh and en");
        }
        return new Text(zh, en);
    }

    private void checkName(String at, String name) {
        if (!NAME.matcher(name).matches()) {
            problem(at, "a name is letters, digits and _ and starts with a letter");
        }
    }

    private void unknownKeys(String at, JsonNode node, Set<String> known) {
        node.properties().forEach(entry -> {
            if (!known.contains(entry.getKey())) {
                problem(
                        at.isEmpty() ? entry.getKey() : at + "." + entry.getKey(),
                        "is not known here; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        });
    }

    private void problem(String at, String what) {
        problems.add(file + ": " + at + " " + what);
    }
}
